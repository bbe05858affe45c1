#!/bin/sh
# mypy --strict on the package, the tools, the checks and the examples; stubtest on the compiled module.
set -eu
top=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$top"
package=$top/build/dev/python
check="$top/.venv/bin/python -m mypy --cache-dir $top/build/mypy"

MYPYPATH=python $check python/isocost
$check src/tools/*.py
MYPYPATH=tests/checks $check tests/checks/*.py
# A study's script is a program of its own, and all are called study.py: one run for each folder.
for folder in examples/guide examples/studies/*; do
    set -- "$folder"/*.py
    [ -e "$1" ] || continue
    MYPYPATH=$package $check "$@"
done
PYTHONPATH=$package MYPYPATH=$package "$top/.venv/bin/python" -m mypy.stubtest isocost
