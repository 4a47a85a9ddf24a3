#!/usr/bin/env bash
# check.sh DIR [brief]: the program on a Windows Python under Wine, which setup.sh has put below DIR: its self-test, the
# window, what it must do there, the same JSON as here, and the engine's tests but for those that left_out.py names. Each
# part has a limit; whatever is left of Wine at the end is ended. In brief, it is the self-test and the window. Status 77:
# Wine does not start.
set -uo pipefail
cd "$(dirname "$0")/../.."
wine=$1
failed=0
mkdir -p build
part() {
    local seconds=$1 name=$2 began=$SECONDS
    shift 2
    if timeout -k 10 $((seconds + 20)) "$wine/wpy" -t "$seconds" "$@" 9>&-; then
        printf 'right  %s (%d s)\n' "$name" $((SECONDS - began))
    else
        printf 'WRONG  %s (%d s)\n' "$name" $((SECONDS - began))
        failed=1
    fi
}
exec 9>"$wine/lock"
flock -w 1200 9 || { echo "WRONG  somebody else tries it by the same set-up"; exit 1; }
trap 'timeout 60 "$wine/wineserver" stop 9>&-' EXIT
rm -rf "$wine"/root/prefix/drive_c/users/*/AppData/Local/Temp/*  # of whoever was killed there
timeout 60 "$wine/wineserver" stop 9>&-  # which somebody may have left who was killed
timeout 120 "$wine/wineserver" start 9>&- || { echo "Wine does not start"; exit 77; }
part 300 "version" main.py --version
part 900 "self-test" main.py --selftest
part 600 "window" -u -m tests.wine.window build/wine-window.png
if [ "${2:-}" = brief ]; then
    echo "NOT TRIED in brief: the rest of make wine"
    exit $failed
fi
rm -f build/here.json
timeout 600 .venv/bin/python -m tests.wine.same --write build/here.json || failed=1
part 1200 "what it must do" -u -m tests.wine.acceptance
part 1200 "other Pythons, and programs that are watched" -u -m tests.wine.other_pythons
part 900 "the same JSON as here" -u -m tests.wine.same build/here.json
part 1200 "the engine's tests" -m pytest -q -p no:cacheprovider tests/engine
python3 -m tests.wine.left_out
exit $failed
