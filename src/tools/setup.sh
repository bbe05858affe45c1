#!/bin/sh
# Install what is missing, and nothing else. Debian 12 is tested; Ubuntu 24.04 and macOS are named, untested.
#
#     sh src/tools/setup.sh study    to build and to run the examples
#     sh src/tools/setup.sh dev      to run the tests as well
#
# A second run finds everything in place and needs no network.
set -eu

top=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
extra=${1:-study}

debian_study='ca-certificates cmake g++ ninja-build ccache python3 python3-dev python3-venv
    libboost-dev libcli11-dev libeigen3-dev libfmt-dev libnlopt-cxx-dev libnlopt-dev libtomlplusplus-dev nlohmann-json3-dev'
debian_dev='clang-14 libclang-rt-14-dev doctest-dev'
brew_study='boost ccache cli11 cmake eigen fmt ninja nlohmann-json nlopt python@3.12 tomlplusplus'
brew_dev='doctest llvm'

say() { printf '%s\n' "$*"; }
fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

case $extra in
study) debian=$debian_study; brew=$brew_study ;;
dev) debian="$debian_study $debian_dev"; brew="$brew_study $brew_dev" ;;
*) fail "unknown set '$extra': study or dev" ;;
esac

# Packages of the list that dpkg does not know as installed.
missing_packages() {
    for package in $1; do
        status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null) || status=
        [ "$status" = 'install ok installed' ] || printf '%s ' "$package"
    done
}

# Debian 12, and Ubuntu 24.04 (untested), where the packages have the same names.
install_with_apt() {
    missing=$(missing_packages "$debian")
    [ -n "$missing" ] || return 0
    root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "not root and no sudo; as root run: apt-get install --no-install-recommends $missing"
        root=sudo
    fi
    say "setup: apt installs $missing"
    $root apt-get update -q
    # shellcheck disable=SC2086 # a list of words
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
}

# macOS (untested).
install_with_homebrew() {
    missing=
    for formula in $brew; do
        brew list --versions "$formula" >/dev/null 2>&1 || missing="$missing $formula"
    done
    # shellcheck disable=SC2086 # a list of words
    [ -z "$missing" ] || brew install $missing
}

if command -v apt-get >/dev/null; then
    install_with_apt
elif command -v brew >/dev/null; then
    install_with_homebrew
else
    fail "neither apt-get nor brew here; install the equivalents of: $debian"
fi

# The Python side, into .venv; the stamp lists what was installed there, and for which Python.
venv=$top/.venv
python=$venv/bin/python
stamp=$venv/requirements
if ! "$python" -c '' 2>/dev/null; then
    say "setup: making .venv"
    python3 -m venv --clear "$venv"
fi
wanted=$("$python" "$top/src/tools/requirements.py" "$extra")

installed() {
    [ "$(head -n 1 "$stamp" 2>/dev/null)" = "$("$python" -V)" ] || return 1
    for requirement in $wanted; do
        grep -qxF -- "$requirement" "$stamp" || return 1
    done
}

if ! installed; then
    say "setup: pip installs $(printf '%s\n' "$wanted" | wc -l) requirements and what they need into .venv"
    # The wheels are kept: the wheel test fills its own environment from them, without the network.
    # shellcheck disable=SC2086 # requirements hold no blanks
    "$python" -m pip wheel -q --disable-pip-version-check -w "$venv/wheels" $wanted
    # shellcheck disable=SC2086
    "$python" -m pip install -q --disable-pip-version-check --no-index --find-links "$venv/wheels" $wanted
    { "$python" -V; printf '%s\n' "$wanted"; } >"$stamp"
fi
