#!/bin/sh
# apt_install.sh PACKAGE...: installs Debian or Ubuntu packages, as root or through sudo; says so where neither is to be had.
set -eu

refuse() {
    echo "Please install $* ($reason), then run the same command again." >&2
    exit 1
}

if ! command -v apt-get >/dev/null 2>&1; then
    reason="there is no apt-get on this machine to do it for you"
    refuse "$@"
fi

if [ "$(id -u)" -eq 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1; then
    as_root="sudo"
else
    reason="as an administrator: apt-get install $*"
    refuse "$@"
fi

echo "Installing $* with apt-get ..."
# An old list is better than none: the installation itself tells whether it worked.
$as_root apt-get update -qq || true
if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null; then
    reason="apt-get could not: see above"
    refuse "$@"
fi
