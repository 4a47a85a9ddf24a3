#!/bin/sh
# Tries the package out on bare Debians: sh debian.sh DEB ROOT…
#
# Each ROOT is the folder of a system that tests/fresh/debian.sh has made. It installs, passes its self-test as root and as
# the user kim, opens its window, and is removed: what is there then is what was there before. Needs root.
set -eu
deb=$1
shift
fresh=$(dirname "$0")/../fresh/debian.sh
for root in "$@"; do
    begun=$(date +%s)
    cp "$deb" "$root/root/parallelogram.deb"
    cp "$(dirname "$0")/on_debian.sh" "$root/root/on_debian.sh"
    bash "$fresh" run "$root" root "sh on_debian.sh"
    rm "$root/root/parallelogram.deb" "$root/root/on_debian.sh"
    echo "$root: well, in $(($(date +%s) - begun)) s"
done
