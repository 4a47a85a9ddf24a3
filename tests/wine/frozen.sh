#!/usr/bin/env bash
# frozen.sh DIR: the application for Windows, built and tried out under Wine, which setup.sh has put below DIR, in
# dist/windows; and its installer, by NSIS, installed and removed there.
set -euo pipefail
cd "$(dirname "$0")/../.."
wine=$1
packaging=resources/packaging
command -v makensis >/dev/null || { echo "makensis is missing: sudo apt-get install nsis" >&2; exit 1; }
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' engine/__init__.py)
setup=dist/windows/parallelogram-$version-setup.exe
exec 9>"$wine/lock"
flock -w 1200 9 || { echo "Somebody else is at work by the same set-up" >&2; exit 1; }
trap 'timeout 60 "$wine/wineserver" stop 9>&-' EXIT
timeout 120 "$wine/wineserver" start 9>&-

"$wine/wpy" -t 120 $packaging/icons.py resources/icons/parallelogram.svg build/icons
echo "Building dist/windows/parallelogram …"
"$wine/wpy" -t 2400 -m PyInstaller --noconfirm --log-level ERROR --distpath dist/windows --workpath build/frozen-windows \
    $packaging/parallelogram.spec
"$wine/wpy" -t 900 -u -m tests.wine.frozen dist/windows/parallelogram "$version"
makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DFOLDER="$PWD/dist/windows/parallelogram" \
    -DICON="$PWD/build/icons/parallelogram.ico" -DTARGET="$PWD/$setup" $packaging/parallelogram.nsi
"$wine/wpy" -t 900 -u -m tests.wine.installer "$setup" "$version"
ls -l "$setup"
