#!/bin/sh
# The way of a release: source distribution, wheel from it, shared libraries put in by auditwheel, installation into an
# environment of its own without compiler or build system, and the Python tests there.
set -eu
top=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
python=$top/.venv/bin/python
out=$top/build/wheel
rm -rf "$out"
mkdir -p "$out"
cd "$top"

"$python" -c "from scikit_build_core.build import build_sdist; build_sdist('$out')"
"$python" -m pip wheel --disable-pip-version-check --no-cache-dir --no-index --no-build-isolation --no-deps -w "$out/built" "$out"/*.tar.gz
PATH=$top/.venv/bin:$PATH "$python" -m auditwheel repair -w "$out/repaired" "$out"/built/*.whl

"$python" -m venv "$out/venv"
wheel=$(echo "$out"/repaired/*.whl)
"$out/venv/bin/python" -m pip install -q --disable-pip-version-check \
    --no-index --find-links "$top/.venv/wheels" "isocost[test] @ file://$wheel"

# From a folder without a package, so that only the installed one can be found.
mkdir -p "$out/elsewhere"
cd "$out/elsewhere"
PATH=$out/venv/bin:/usr/bin:/bin MPLBACKEND=Agg "$out/venv/bin/python" -m pytest -q -p no:cacheprovider \
    -c "$top/pyproject.toml" --rootdir "$top" "$top/tests/python"
