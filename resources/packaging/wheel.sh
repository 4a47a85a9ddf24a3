#!/bin/sh
# Builds the sdist, and from it the wheel, into dist/, and checks them: sh wheel.sh PYTHON
#
# PYTHON is one with what wheel.lock has. Both are built once more from the tree itself, under another umask and in another
# time zone, and have to be the same bytes. hatchling takes no time from the clock; where SOURCE_DATE_EPOCH is not set, all
# files are of one day, so that whoever builds them gets the same.
set -eu
python=$1
bytes_most=1000000
begun=$(date +%s)
work=build/wheel
rm -rf "$work"
mkdir -p "$work" dist

# A watched Python 2 leaves its byte code beside the source, where hatchling would take it along.
find engine gui -name '*.pyc' ! -path '*/__pycache__/*' -delete

built() {
    "$python" -m build --no-isolation "$@" . >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
}
built --outdir "$work/first"
(umask 077 && export TZ=Asia/Seoul && built --sdist --wheel --outdir "$work/second")
diff -r "$work/first" "$work/second" >&2 || { echo "Built twice, they are not the same" >&2; exit 1; }
"$python" -m twine --no-color check --strict "$work"/first/* >"$work/log" || { cat "$work/log" >&2; exit 1; }
"${python%python}check-wheel-contents" "$work"/first/*.whl >"$work/log" || { cat "$work/log" >&2; exit 1; }

for file in "$work"/first/*.tar.gz "$work"/first/*.whl; do
    bytes=$(wc -c <"$file")
    cp "$file" dist/
    echo "dist/${file##*/}: $((bytes / 1000)) kB"
done
[ "$bytes" -le "$bytes_most" ] || { echo "The wheel may have $((bytes_most / 1000)) kB" >&2; exit 1; }
echo "Built twice with the same bytes, and checked, in $(($(date +%s) - begun)) s"
