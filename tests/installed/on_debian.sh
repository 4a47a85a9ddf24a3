#!/bin/sh
# What debian.sh runs inside, as root in its home, where the package is.
set -eu
export DEBIAN_FRONTEND=noninteractive PARALLELOGRAM_HISTORY=/tmp/history QT_QPA_PLATFORM=offscreen

fail() {
    echo "WRONG: $*" >&2
    exit 1
}
# All files but the lists, caches and logs of the package system, and what the checks themselves make. What a trigger wrote
# for all packages together is there as long as any of them is.
files() {
    find / -xdev \( -path /proc -o -path /sys -o -path /tmp -o -path /dev -o -path /var/lib/apt -o -path /var/lib/dpkg \
        -o -path /var/cache -o -path /var/log -o -path /root \) -prune -o -print | LC_ALL=C sort
}

! dpkg-query -W parallelogram >/dev/null 2>&1 || fail "it is installed already"
apt-get -qq update >/dev/null
files >/tmp/before
apt-get install -y -q --no-install-recommends ./parallelogram.deb >/tmp/apt.log 2>&1 || { cat /tmp/apt.log; fail "it cannot be installed"; }
echo "installed; $(grep '^Need to get' /tmp/apt.log)"

[ "$(parallelogram --version)" = "Parallelogram $(dpkg-query -W -f '${Version}' parallelogram)" ] || fail "$(parallelogram --version)"
parallelogram-cli --help | grep -q '^usage: parallelogram-cli' || fail "its help has another name"
parallelogram-cli --lang ko --help | grep -q '^사용법: parallelogram-cli' || fail "it speaks no Korean"
! ldd /usr/lib/parallelogram/_internal/PySide6/Qt/plugins/platforms/libqxcb.so | grep 'not found' || fail "Qt misses a library"
# Into a file, because a pipe's status is that of its last command.
parallelogram-cli --selftest >/tmp/selftest.log 2>&1 || { cat /tmp/selftest.log; fail "its self-test fails as root"; }
tail -n 1 /tmp/selftest.log
runuser -u kim -- sh -c 'cd && parallelogram-cli --selftest' >/tmp/selftest.log 2>&1 \
    || { cat /tmp/selftest.log; fail "its self-test fails as kim"; }
tail -n 1 /tmp/selftest.log
# Another Python runs the sources that are inside, and, as root, writes down what it has compiled.
parallelogram-cli run --quiet --size 1000 --python /usr/bin/python3 >/dev/null
find /usr/lib/parallelogram -name __pycache__ | grep -q . || fail "nothing is there that the removal has to look for"
parallelogram >/tmp/window.log 2>&1 &
window=$!
tries=0
until grep -q parallelogram_engine /proc/[0-9]*/cmdline 2>/dev/null; do # the runner that the window keeps warm
    kill -0 $window 2>/dev/null || { cat /tmp/window.log; fail "the window is gone"; }
    tries=$((tries + 1))
    [ $tries -lt 600 ] || fail "the window does not come"
    sleep 0.1
done
kill -TERM $window
wait $window || fail "the window ended with $?"
[ -e "$(readlink -f /usr/share/man/man1/parallelogram-cli.1.gz || echo /usr/share/man)" ] || fail "the page for man is gone"
echo "works, with its window"

apt-get purge -y -qq parallelogram >/tmp/apt.log 2>&1 || { cat /tmp/apt.log; fail "it cannot be removed"; }
! grep -i 'not empty so not removed' /tmp/apt.log || fail "something was left in its folders"
! find / -xdev -iname '*parallelogram*' ! -path '/tmp/*' ! -path '/root/*' ! -path '/proc/*' | grep . || fail "this was left"
apt-get autoremove --purge -y -qq >/dev/null 2>&1
files >/tmp/after
diff /tmp/before /tmp/after >/tmp/diff || fail "this is not as it was: $(head -n 20 /tmp/diff)"
echo "removed without traces"
