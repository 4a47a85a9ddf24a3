#!/bin/bash
# Follows the README on bare Debians, as root and as an ordinary user: a clone, `make run`, `make test`. Says how long each
# step took, and fails if one of them does.
#
#   debians.sh SUITE…
#
# Each is a fresh copy of a bare Debian, in build/debians, where each step's output is kept as well. Needs root and
# debootstrap.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=$PWD/build/debians
debian=tests/fresh/debian.sh
failed=0

# step SUITE USER NAME COMMAND
step() {
    local log=$folder/$1-$2-${3// /-}.log began=$SECONDS status=0
    timeout -k 10 3600 bash "$debian" run "$folder/$1-fresh" "$2" "$4" > "$log" 2>&1 < /dev/null || status=$?
    printf '%-9s %-5s %-24s %4d s  %s\n' "$1" "$2" "$3" $((SECONDS - began)) "$([ $status = 0 ] && echo passed || echo "FAILED ($status), see $log")"
    [ $status = 0 ] || { failed=1; tail -n 15 "$log"; }
}

for suite; do
    bash "$debian" fresh "$suite" "$folder/$suite-fresh"
    for user in kim root; do
        bash "$debian" put "$folder/$suite-fresh" . "$user"
    done
    # An ordinary user comes first: nothing of Qt's system libraries is there yet, nor needed without a display.
    step "$suite" kim "make run" "cd parallelogram && make run"
    step "$suite" root "make run" "cd parallelogram && make run"
    step "$suite" root "make run, cached" "cd parallelogram && rm -rf .venv && make run"
    step "$suite" root "make test" "cd parallelogram && make test"
    step "$suite" kim "make test" "cd parallelogram && make test"
    du -sh "$folder/$suite-fresh/root/parallelogram/.venv" | awk -v suite="$suite" '{print suite ": .venv takes " $1}'
done
exit $failed
