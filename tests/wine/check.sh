#!/usr/bin/env bash
# check.sh DIR [brief | PART…]: the program on a Windows Python under Wine, which setup.sh has put below DIR. The parts:
#   version, self-test, window (these are brief); same: the same JSON as here; must: what it must do there;
#   pythons: other Pythons, and programs that are watched; around: consoles, sixty workers, programs that run already;
#   code-page: a Korean one; tests: the engine's, but for those that left_out.py names; tests/PATH: some of these;
#   faults: the fault matrix; the name of one of the checks of must, pythons, around or faults.
# Without any, it is all of them. Several go two at once, each in a Windows of its own, but for brief. Each has a limit;
# whatever is left of Wine at the end is ended. Status 77: Wine does not start.
set -uo pipefail
cd "$(dirname "$0")/../.."
wine=$1
shared=build/wine-shared
lanes=1
case ${2:-} in
    "") parts=(faults faults must must pythons pythons around around self-test same code-page window version tests) lanes=2 ;;
    brief) parts=(version self-test window) ;;
    *) parts=("${@:2}") lanes=$(($# > 2 ? 2 : 1)) ;;
esac

part() {
    local seconds=$1 name=$2 began=$SECONDS
    shift 2
    if timeout -k 10 $((seconds + 20)) "$wine/wpy" -t "$seconds" "$@"; then
        printf 'right  %s (%d s)\n' "$name" $((SECONDS - began))
    else
        printf 'WRONG  %s (%d s)\n' "$name" $((SECONDS - began))
        failed=1
    fi
}
try() {
    case $1 in
        version) part 300 "version" main.py --version ;;
        self-test) part 900 "self-test" main.py --selftest ;;
        window) part 600 "window" -u -m tests.wine.window build/wine-window.png ;;
        same)
            rm -f build/here.json
            timeout 600 .venv/bin/python -m tests.wine.same --write build/here.json || failed=1
            part 900 "the same JSON as here" -u -m tests.wine.same build/here.json
            ;;
        must) part 1200 "what it must do" -u -m tests.wine.acceptance --share $shared/taken ;;
        pythons) part 1200 "other Pythons, and watched programs" -u -m tests.wine.other_pythons --share $shared/taken ;;
        around) part 1200 "consoles, sixty workers, programs that run already" -u -m tests.wine.surroundings --share $shared/taken ;;
        code-page) W_ENV=LC_ALL=ko_KR.UTF-8 part 600 "a Korean code page" -u -m tests.wine.code_page ;;
        faults) part 1200 "the fault matrix" -u -m tests.wine.faults --share $shared/taken ;;
        *)
            module=$(grep -lx "def $1():" tests/wine/acceptance.py tests/wine/other_pythons.py \
                tests/wine/surroundings.py tests/wine/faults.py)
            [ -n "$module" ] || { echo "There is no part $1"; exit 2; }
            part 1200 "$1" -u -m "tests.wine.$(basename "$module" .py)" "$1"
            ;;
    esac
}
stop() {
    for each in prefix prefix2; do W_PREFIX=$each timeout 60 "$wine/wineserver" stop; done
}
next() {
    flock $shared/queue sh -c 'sed -n 1p "$0"; sed -i 1d "$0"' $shared/parts
}
# One after the other of the parts that are left, in the Windows of that name.
lane() {
    export W_PREFIX=$1
    failed=0
    timeout 120 "$wine/wineserver" start || return 77
    while each=$(next) && [ -n "$each" ]; do try "$each"; done
    return $failed
}
exec 9>"$wine/lock"
flock -w 1200 9 || { echo "WRONG  somebody else tries it by the same set-up"; exit 1; }
{
    trap 'kill $(jobs -p) 2>/dev/null; stop' EXIT
    rm -rf $shared
    mkdir -p $shared/taken
    stop  # what somebody may have left who was killed
    rm -rf "$wine"/root/prefix{,2}/drive_c/users/*/AppData/Local/Temp/*  # likewise
    tests=()
    for each in "${parts[@]}"; do
        case $each in
            tests) tests+=(tests/engine) ;;
            tests/*) tests+=("$each") ;;
            *) echo "$each" >>$shared/parts ;;
        esac
    done
    touch $shared/parts
    status=0
    [ $lanes = 1 ] || lane prefix2 &
    lane prefix || status=$?
    [ $lanes = 1 ] || wait $! || status=$?
    [ $status != 77 ] || { echo "Wine does not start"; exit 77; }
    failed=$status
    export W_ENV=HYPOTHESIS_PROFILE=quick  # how many examples are tried here says nothing of Windows
    [ ${#tests[@]} = 0 ] || part 1200 "the engine's tests" -m pytest -q -p no:cacheprovider -n 2 --dist loadfile \
        --durations=15 "${tests[@]}"
} 9>&-
case ${2:-} in
    "") python3 -m tests.wine.left_out ;;
    brief) echo "NOT TRIED in brief: the rest of make wine" ;;
esac
exit "$failed"
