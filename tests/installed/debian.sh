#!/bin/sh
# Tries the package of make deb out on bare Debians: sh debian.sh SUITE…
#
# It is installed there, passes its self-test as root and as the user kim, opens its window, and is removed: what is there
# then is what was there before. Each is a fresh copy of a bare Debian, in build/debians; needs root and debootstrap.
set -eu
cd "$(dirname "$0")/../.."
deb=$(find dist -name 'parallelogram_*.deb' 2>/dev/null | sort -V | tail -n 1)
[ -n "$deb" ] || { echo "There is no package yet: make deb" >&2; exit 2; }

for suite in "$@"; do
    root=build/debians/$suite-installed
    bash tests/fresh/debian.sh fresh "$suite" "$root"
    begun=$(date +%s)
    cp "$deb" "$root/root/parallelogram.deb"
    cp tests/installed/on_debian.sh "$root/root/on_debian.sh"
    timeout -k 10 900 bash tests/fresh/debian.sh run "$root" root "sh on_debian.sh"
    echo "$suite: all is well with $deb, in $(($(date +%s) - begun)) s"
done
