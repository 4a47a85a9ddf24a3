#!/usr/bin/env bash
# check.sh DIR [brief | PART…]: the program on a Windows Python under Wine, which setup.sh has put below DIR. The parts:
#   version, self-test, window (these are brief); same: the same JSON as here; must: what it must do there;
#   pythons: other Pythons, and programs that are watched; tests: the engine's, but for those that left_out.py names;
#   tests/PATH: some of these; the name of one of the checks of acceptance.py or other_pythons.py.
# Without any, it is all of them. Each has a limit; whatever is left of Wine at the end is ended. Status 77: Wine does not
# start.
set -uo pipefail
cd "$(dirname "$0")/../.."
wine=$1
failed=0
mkdir -p build
case ${2:-} in
    "") parts=(version self-test window same must pythons tests) ;;
    brief) parts=(version self-test window) ;;
    *) parts=("${@:2}") ;;
esac
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
tests=() pytest=(-m pytest -q -p no:cacheprovider -n 2 --dist loadfile)
for each in "${parts[@]}"; do
    case $each in
        version) part 300 "version" main.py --version ;;
        self-test) part 900 "self-test" main.py --selftest ;;
        window) part 600 "window" -u -m tests.wine.window build/wine-window.png ;;
        same)
            rm -f build/here.json
            timeout 600 .venv/bin/python -m tests.wine.same --write build/here.json || failed=1
            part 900 "the same JSON as here" -u -m tests.wine.same build/here.json
            ;;
        must) part 1200 "what it must do" -u -m tests.wine.acceptance ;;
        pythons) part 1200 "other Pythons, and programs that are watched" -u -m tests.wine.other_pythons ;;
        tests) tests+=(tests/engine) ;;
        tests/*) tests+=("$each") ;;
        *)
            module=$(grep -lx "def $each():" tests/wine/acceptance.py tests/wine/other_pythons.py)
            [ -n "$module" ] || { echo "There is no part $each"; exit 2; }
            part 1200 "$each" -u -m "tests.wine.$(basename "$module" .py)" "$each"
            ;;
    esac
done
[ ${#tests[@]} = 0 ] || part 1200 "the engine's tests" "${pytest[@]}" "${tests[@]}"
case ${2:-} in
    "") python3 -m tests.wine.left_out ;;
    brief) echo "NOT TRIED in brief: the rest of make wine" ;;
esac
exit $failed
