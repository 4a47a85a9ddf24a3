#!/bin/bash
# Runs a command as on a machine that has just been set up: with an empty environment, low limits, process numbers from 1
# on, and temporary files and shared memory of its own. Whatever it leaves running ends with it.
#
#   apart.sh [--user NAME] [--display] COMMAND [ARGUMENT…]
#
# --user:     as an ordinary user, in a copy of this checkout (of what git has of it) that is theirs.
# --display:  on a virtual display (xvfb-run).
# Needs root and util-linux.
set -euo pipefail

user=root
display=
while :; do
    case ${1:-} in
        --user) user=$2; shift 2 ;;
        --display) display=yes; shift ;;
        *) break ;;
    esac
done
[ $# -gt 0 ] || { sed -n '2,10s/^# \?//p' "$0"; exit 2; }
[ "$(id -u)" = 0 ] || { echo "apart.sh needs root." >&2; exit 2; }

checkout=$(cd "$(dirname "$0")/../.." && pwd)
export APART_USER=$user APART_DISPLAY=$display APART_CHECKOUT=$checkout
# The shell within stays there as process 1, which collects what others leave.
exec unshare --mount --pid --ipc --fork --kill-child --mount-proc bash -c '
    set -euo pipefail
    mount --make-rprivate /
    mount -t tmpfs -o mode=1777,size=1g tmpfs /dev/shm
    copy=
    if [ "$APART_USER" != root ]; then
        copy=$(mktemp -d /var/tmp/parallelogram-apart-XXXXXX)
        trap "rm -rf \"$copy\"" EXIT
        # Whoever the checkout belongs to.
        printf "[safe]\n\tdirectory = *\n" > "$copy/gitconfig"
        GIT_CONFIG_GLOBAL=$copy/gitconfig git clone -q --no-hardlinks "$APART_CHECKOUT" "$copy/parallelogram"
        APART_CHECKOUT=$copy/parallelogram
        chown -R "$APART_USER:" "$copy"
    fi
    if [[ "$APART_CHECKOUT" == /tmp/* ]]; then
        # It stays where it is, though all else in /tmp is out of sight.
        mkdir /dev/shm/checkout
        mount --bind "$APART_CHECKOUT" /dev/shm/checkout
        mount -t tmpfs -o mode=1777,size=6g tmpfs /tmp
        mkdir -p "$APART_CHECKOUT"
        mount --move /dev/shm/checkout "$APART_CHECKOUT"
        rmdir /dev/shm/checkout
    else
        mount -t tmpfs -o mode=1777,size=6g tmpfs /tmp
    fi
    home=$(getent passwd "$APART_USER" | cut -d: -f6)
    [ -z "$copy" ] || [ "$APART_USER" = root ] || home=$copy
    ulimit -Sn 1024
    cd "$APART_CHECKOUT"
    show=()
    [ -z "$APART_DISPLAY" ] || show=(xvfb-run -a -s "-screen 0 1600x1000x24")
    runuser -u "$APART_USER" -- env -i HOME="$home" PATH="$PATH" LANG=C.UTF-8 "${show[@]}" "$@" || exit $?
' apart "$@"
