#!/bin/sh
# Makes dist/parallelogram, which make frozen has built, a package for Debian and Ubuntu, and checks it: sh deb.sh
#
# It runs on the release that it was built on, and on later ones. What stands in it but the application itself is in this
# folder. All files are of one day (SOURCE_DATE_EPOCH), so that the same application makes the same package.
set -eu
cd "$(dirname "$0")/../.."
here=resources/packaging
application=dist/parallelogram
for command in dpkg-deb objdump; do
    command -v "$command" >/dev/null \
        || { echo "make deb needs $command; on Debian and Ubuntu: sudo apt-get install dpkg binutils" >&2; exit 1; }
done
[ -x "$application/parallelogram-cli" ] || { echo "There is no $application yet: make frozen" >&2; exit 1; }
begun=$(date +%s)
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1580601600}"
umask 022
version=$("$application/parallelogram-cli" --version)
version=${version##* }
architecture=$(dpkg --print-architecture)
root=build/deb/root
rm -rf build/deb
mkdir -p "$root/DEBIAN"

put() { # FROM TO
    mkdir -p "$root/$(dirname "$2")"
    cp "$1" "$root/$2"
}
mkdir -p "$root/usr/lib" "$root/usr/bin" "$root/usr/share/man/man1"
cp -R "$application" "$root/usr/lib/parallelogram"
# What another Python has written beside the sources that it ran, when the application was tried out.
find "$root/usr/lib/parallelogram" -name __pycache__ -type d -prune -exec rm -rf {} +
for program in parallelogram parallelogram-cli; do
    ln -s "../lib/parallelogram/$program" "$root/usr/bin/$program"
done
put $here/parallelogram.desktop usr/share/applications/parallelogram.desktop
put $here/parallelogram-mime.xml usr/share/mime/packages/parallelogram.xml
put $here/parallelogram.metainfo.xml usr/share/metainfo/org.parallelogram.Parallelogram.metainfo.xml
put resources/icons/parallelogram.svg usr/share/icons/hicolor/scalable/apps/parallelogram.svg
put $here/copyright usr/share/doc/parallelogram/copyright
put $here/lintian-overrides usr/share/lintian/overrides/parallelogram
put $here/parallelogram.1 usr/share/man/man1/parallelogram.1
gzip -9n "$root/usr/share/man/man1/parallelogram.1"
ln -s parallelogram.1.gz "$root/usr/share/man/man1/parallelogram-cli.1.gz"

maintainer="${DEBFULLNAME:-The Parallelogram developers} <${DEBEMAIL:-parallelogram@localhost}>"
{
    printf 'parallelogram (%s) unstable; urgency=medium\n\n  * What is new stands in CHANGELOG.md of the sources.\n\n' "$version"
    printf ' -- %s  %s\n' "$maintainer" "$(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n >"$root/usr/share/doc/parallelogram/changelog.gz"

# The newest version of the C library's symbols that anything in it asks for, and what Qt does not bring along; Debian 13
# has given one package of that another name.
glibc=$(find "$root/usr/lib" -type f \( -name '*.so*' -o -name 'parallelogram*' \) -exec objdump -T {} + 2>/dev/null \
    | grep -o 'GLIBC_[0-9][0-9.]*' | sort -Vu | tail -n 1)
needs=$(sh $here/qt-libraries.sh --packages | tr ' ' '\n' | sed 's/^libglib2.0-0$/libglib2.0-0t64 | &/' | paste -sd , | sed 's/,/, /g')
size=$(du -sk --apparent-size "$root/usr" | cut -f 1)
cat >"$root/DEBIAN/control" <<CONTROL
Package: parallelogram
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $size
Section: devel
Priority: optional
Depends: libc6 (>= ${glibc#GLIBC_}), $needs
Recommends: libwayland-client0, libwayland-cursor0, libwayland-egl1
Suggests: fonts-noto-cjk
Description: see which process handled each task of a parallel run
 Runs a Python function in parallel by the way you pick (a process per job, a
 pool, an executor, joblib, threads), shows live which process (PID) handled
 each task and how long the whole run took, and holds it against the plain
 loop. There is a window, and a command for the terminal.
 .
 It brings its own Python with NumPy and joblib, in which your function runs
 unless you choose a Python of yours.
CONTROL
# What a Python of the person's has written beside the sources that it ran, as root.
cat >"$root/DEBIAN/prerm" <<'PRERM'
#!/bin/sh
set -e
find /usr/lib/parallelogram -name __pycache__ -type d -prune -exec rm -rf {} +
PRERM
chmod 755 "$root/DEBIAN/prerm"
find "$root/usr" -type d -exec chmod 755 {} +
find "$root/usr" -type f -exec chmod 644 {} +
chmod 755 "$root"/usr/lib/parallelogram/parallelogram*
(cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"

package="dist/parallelogram_${version}_$architecture.deb"
dpkg-deb --root-owner-group -Zxz -z1 --build "$root" "$package" >/dev/null
echo "$package: $(($(wc -c <"$package") / 1000000)) MB, $((size / 1000)) MB installed; made in $(($(date +%s) - begun)) s"
if command -v lintian >/dev/null; then
    begun=$(date +%s)
    lintian --fail-on error "$package" 2>build/deb/lintian.log || { cat build/deb/lintian.log >&2; exit 1; }
    echo "lintian finds no error, in $(($(date +%s) - begun)) s"
fi
