#!/bin/bash
# A bare Debian as a newcomer's machine. Needs root, debootstrap and util-linux.
#
#   debian.sh make SUITE FOLDER            a minimal Debian (bookworm, trixie) with python3, python3-venv, make, git and
#                                          ca-certificates, and a user kim
#   debian.sh put FOLDER FROM USER         a clean clone of the repository FROM as ~USER/parallelogram (root or kim)
#   debian.sh run FOLDER USER "COMMAND"    run it there: empty environment, own /dev, /tmp and /dev/shm, process numbers
#                                          from 1 on, a soft limit of 1024 open files, no display
#
# Packages come from where this machine has them: its mirror, its settings of pip and its certificates are copied in.
set -euo pipefail

make_root() {
    local suite=$1 root=$2 mirror
    mirror=$(grep -rhoE '^(URIs: *|deb +)(\[[^]]*\] *)?[a-z]+://\S*debian\S*' \
        /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | grep -v security | grep -oE '[a-z]+://\S+' | head -1 || true)
    debootstrap --variant=minbase --include=python3,python3-venv,make,git,ca-certificates "$suite" "$root" "$mirror"
    printf 'deb %s %s main\n' "$mirror" "$suite" "$mirror" "$suite-updates" > "$root/etc/apt/sources.list"
    for settings in /etc/apt/apt.conf.d/*; do
        # How packages are fetched, and nothing else, such as what is done after.
        ! grep -qE '^Acquire' "$settings" || cp "$settings" "$root/etc/apt/apt.conf.d/"
    done
    [ ! -f /etc/pip.conf ] || cp /etc/pip.conf "$root/etc/pip.conf"
    cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
    cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    chroot "$root" useradd -m -s /bin/bash kim
}

put() {
    local root=$1 from=$2 user=$3 home
    home=/root; [ "$user" = root ] || home=/home/$user
    rm -rf "$root$home/parallelogram"
    git -c safe.directory='*' clone -q --no-hardlinks "$from" "$root$home/parallelogram"
    chroot "$root" chown -R "$user:" "$home"
}

run() {
    local home=/root
    [ "$2" = root ] || home=/home/$2
    export FRESH_ROOT FRESH_USER=$2 FRESH_HOME=$home FRESH_COMMAND=$3
    FRESH_ROOT=$(realpath "$1")
    exec unshare --mount --pid --ipc --fork --kill-child --mount-proc bash -c '
        set -euo pipefail
        mount --make-rprivate /
        cd "$FRESH_ROOT"
        mount -t proc proc proc
        mount -t sysfs -o ro sysfs sys
        mount -t tmpfs -o mode=755,size=64k tmpfs dev
        for node in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0; do
            IFS=: read -r name major minor <<< "$node"
            mknod -m 666 "dev/$name" c "$major" "$minor"
        done
        mkdir dev/pts dev/shm
        mount -t devpts -o newinstance,ptmxmode=666,mode=620,gid=5 devpts dev/pts
        ln -s pts/ptmx dev/ptmx
        ln -s /proc/self/fd dev/fd
        for pair in stdin:0 stdout:1 stderr:2; do ln -s "/proc/self/fd/${pair#*:}" "dev/${pair%:*}"; done
        mount -t tmpfs -o mode=1777,size=1g tmpfs dev/shm
        mount -t tmpfs -o mode=1777,size=6g tmpfs tmp
        ulimit -Sn 1024
        # Not "exec": the shell stays as process 1, which collects what others leave.
        chroot "$FRESH_ROOT" /usr/sbin/runuser -u "$FRESH_USER" -- env -i HOME="$FRESH_HOME" USER="$FRESH_USER" \
            LOGNAME="$FRESH_USER" SHELL=/bin/bash LANG=C.UTF-8 TERM="${TERM:-dumb}" \
            PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
            bash -c "cd && eval \"\$1\"" bash "$FRESH_COMMAND"
        exit $?
    '
}

verb=${1:-}
shift || true
case $verb in
    make) make_root "$@" ;;
    put) put "$@" ;;
    run) run "$@" ;;
    *) sed -n '2,11s/^# \?//p' "$0"; exit 2 ;;
esac
