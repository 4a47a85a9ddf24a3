#!/usr/bin/env bash
# check.sh DIR: the program on a Windows Python under Wine, which setup.sh has put below DIR: its self-test, what it must
# do there, the engine's tests that are not of POSIX, and the window. Each part has a limit.
set -uo pipefail
cd "$(dirname "$0")/../.."
wine=$1
failed=0
part() {
    local seconds=$1 name=$2
    shift 2
    if ! timeout -k 10 $((seconds + 20)) "$wine/wpy" -t "$seconds" "$@"; then
        printf 'WRONG  %s\n' "$name"
        failed=1
    fi
}
"$wine/wineserver" start
part 60 "version" main.py --version
part 600 "self-test" main.py --selftest
part 900 "acceptance" -u -m tests.wine.acceptance
part 300 "window" -u -m tests.wine.window build/wine-window.png
part 900 "the engine's tests" -m pytest -q -p no:cacheprovider \
    tests/engine/words tests/engine/trace
"$wine/wineserver" stop
exit $failed
