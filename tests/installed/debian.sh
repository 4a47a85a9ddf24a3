#!/bin/sh
# Tries the package of make deb out on bare Debians: sh debian.sh [SUITE…]     (bookworm and trixie, if none is named)
#
# It is installed there, passes its self-test as root and as the user kim, opens its window, and is removed: what is there
# then is what was there before. The Debians are made once, in build/debians; needs root and debootstrap.
set -eu
cd "$(dirname "$0")/../.."
[ "$(id -u)" = 0 ] || { echo "make deb-installed needs root: it makes file systems of its own." >&2; exit 2; }
command -v debootstrap >/dev/null \
    || { echo "make deb-installed needs debootstrap; on Debian and Ubuntu: sudo apt-get install debootstrap" >&2; exit 2; }
deb=$(find dist -name 'parallelogram_*.deb' 2>/dev/null | sort -V | tail -n 1)
[ -n "$deb" ] || { echo "There is no package yet: make deb" >&2; exit 2; }

folder=build/debians
mkdir -p "$folder"
[ $# -gt 0 ] || set -- bookworm trixie
for suite in "$@"; do
    root=$folder/$suite
    if [ ! -e "$root.made" ]; then
        rm -rf "$root"
        bash tests/fresh/debian.sh make "$suite" "$root" >"$root.log" 2>&1 || { tail -n 5 "$root.log" >&2; exit 1; }
        touch "$root.made"
    fi
    begun=$(date +%s)
    cp "$deb" "$root/root/parallelogram.deb"
    cp tests/installed/on_debian.sh "$root/root/on_debian.sh"
    # What has failed is made anew the next time.
    timeout -k 10 900 bash tests/fresh/debian.sh run "$root" root "sh on_debian.sh" || { rm "$root.made"; exit 1; }
    echo "$suite: all is well with $deb, in $(($(date +%s) - begun)) s"
done
