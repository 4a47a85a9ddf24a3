#!/bin/bash
# A bare Debian as a newcomer's machine. Needs root, debootstrap and util-linux.
#
#   debian.sh fresh SUITE FOLDER           a minimal Debian (bookworm, trixie) with python3, python3-venv, make, git and
#                                          ca-certificates, and a user kim; copied from build/debians/SUITE, which is made
#                                          if it is not there, and in which nothing is run
#   debian.sh put FOLDER FROM USER         a clean clone of the repository FROM as ~USER/parallelogram (root or kim)
#   debian.sh run FOLDER USER "COMMAND"    run it there: empty environment, own /dev, /tmp and /dev/shm, process numbers
#                                          from 1 on, a soft limit of 1024 open files, no display
#
# Packages come from where this machine has them: its mirror, its settings of pip and its certificates are copied in.
set -euo pipefail

fresh() {
    local suite=$1 folder=$2 made
    made=$(dirname "$0")/../../build/debians/$suite
    command -v debootstrap >/dev/null \
        || { echo "A bare Debian needs debootstrap; on Debian and Ubuntu: sudo apt-get install debootstrap" >&2; exit 2; }
    if [ ! -e "$made.made" ]; then
        rm -rf "$made"
        mkdir -p "$(dirname "$made")"
        # In a shell of its own: in a condition of this one, what fails would not end it.
        bash "$0" make "$suite" "$made" >"$made.log" 2>&1 || { tail -n 5 "$made.log" >&2; exit 1; }
        touch "$made.made"
    fi
    rm -rf "$folder"
    mkdir -p "$(dirname "$folder")"
    cp -a --reflink=auto "$made" "$folder"
}

# The mirror that this machine's packages come from. That it has Debian's, its own lists say, and no address.
mirror() {
    local found
    found=$(apt-get indextargets --format '$(ORIGIN) $(LABEL) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null \
        | sed -n 's/^Debian Debian //p' | sort -u | head -n 1 || true)
    echo "${found:-http://deb.debian.org/debian/}"
}

make_root() {
    local suite=$1 root=$2 mirror
    mirror=$(mirror)
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
    # The checkout may be another user's, whom git is told twice to trust: what sends it knows nothing of our settings.
    git -c safe.directory='*' clone -q --no-hardlinks --upload-pack "git -c safe.directory='*' upload-pack" \
        "$from" "$root$home/parallelogram"
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
[ "$(id -u)" = 0 ] || { echo "A bare Debian needs root: it is a file system of its own." >&2; exit 2; }
case $verb in
    fresh) fresh "$@" ;;
    make) make_root "$@" ;;
    put) put "$@" ;;
    run) run "$@" ;;
    *) sed -n '2,12s/^# \?//p' "$0"; exit 2 ;;
esac
