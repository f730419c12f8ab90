#!/bin/sh
# bootstrap.sh REQUIREMENTS...: makes .venv and installs the locked requirements, each file only when it has changed.
set -eu
cd "$(dirname "$0")/.."

environment_works() { .venv/bin/python -m pip --version >/dev/null 2>&1; }

install_venv_package() {
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    # Debian and Ubuntu keep what makes environments in a package of its own, one for each Python.
    sh scripts/apt_install.sh python3-venv "python$version-venv"
}

make_environment() {
    python=${PYTHON:-$(sh scripts/find_python.sh)}
    if [ -z "$python" ]; then
        echo "Please install Python 3.11 or newer (package python3), then run the same command again." >&2
        exit 1
    fi
    "$python" -c 'import ensurepip, venv' 2>/dev/null || install_venv_package
    echo "Making .venv with $("$python" --version) ..."
    "$python" -m venv --clear .venv
}

install_when_changed() {
    # The lock is named by its content, since a fresh copy of the files has new dates.
    stamp=".venv/installed-$1"
    wanted=$(cksum <"$1")
    if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then return; fi
    echo "Installing $1 (some minutes the first time) ..."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "$1"
    echo "$wanted" >"$stamp"
}

environment_works || make_environment
for requirements in "$@"; do
    install_when_changed "$requirements"
done
