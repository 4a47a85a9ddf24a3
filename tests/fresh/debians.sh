#!/bin/bash
# Follows the README on bare Debians, as root and as an ordinary user: a clone, `make run`, `make test`. Says how long each
# step took, and fails if one of them does.
#
#   debians.sh [SUITE…]     bookworm and trixie, if none is named
#
# The Debians are made once, in build/fresh, where each step's output is kept as well. Needs root and debootstrap.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ "$(id -u)" = 0 ] || { echo "make fresh needs root: it makes file systems of its own." >&2; exit 2; }
command -v debootstrap >/dev/null \
    || { echo "make fresh needs debootstrap; on Debian and Ubuntu: sudo apt-get install debootstrap" >&2; exit 2; }

folder=$PWD/build/fresh
debian=tests/fresh/debian.sh
failed=0

# step SUITE USER NAME COMMAND
step() {
    local log=$folder/$1-$2-${3// /-}.log began=$SECONDS status=0
    timeout -k 10 3600 bash "$debian" run "$folder/$1" "$2" "$4" > "$log" 2>&1 < /dev/null || status=$?
    printf '%-9s %-5s %-24s %4d s  %s\n' "$1" "$2" "$3" $((SECONDS - began)) "$([ $status = 0 ] && echo passed || echo "FAILED ($status), see $log")"
    [ $status = 0 ] || { failed=1; tail -n 15 "$log"; }
}

[ $# -gt 0 ] || set -- bookworm trixie
for suite; do
    if [ ! -e "$folder/$suite.made" ]; then
        rm -rf "${folder:?}/$suite"
        mkdir -p "$folder"
        bash "$debian" make "$suite" "$folder/$suite" > "$folder/$suite-make.log" 2>&1 \
            || { tail -n 5 "$folder/$suite-make.log"; exit 1; }
        touch "$folder/$suite.made"
    fi
    for user in kim root; do
        bash "$debian" put "$folder/$suite" . "$user"
    done
    # An ordinary user comes first: nothing of Qt's system libraries is there yet, nor needed without a display.
    step "$suite" kim "make run" "cd parallelogram && make run"
    step "$suite" root "make run" "cd parallelogram && make run"
    step "$suite" root "make run, cached" "cd parallelogram && rm -rf .venv && make run"
    step "$suite" root "make test" "cd parallelogram && make test"
    step "$suite" kim "make test" "cd parallelogram && make test"
    du -sh "$folder/$suite/root/parallelogram/.venv" | awk -v suite="$suite" '{print suite ": .venv takes " $1}'
done
exit $failed
