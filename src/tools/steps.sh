# Shared by examples/run and tests/run; they set $top first.

# A heading above each part of the output.
step() { printf '\n== %s\n' "$*"; }

# pip install of this checkout into .venv, without the network: build system and dependencies are in place.
# The build folder (build/python) stays, so a second run compiles only what changed.
install_package() {
    "$top/.venv/bin/python" -m pip install -q --disable-pip-version-check \
        --no-index --no-build-isolation --no-deps --force-reinstall "$top"
}
