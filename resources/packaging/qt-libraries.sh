#!/bin/sh
# Sees to the system libraries that Qt's wheels expect of a Linux system.
#
#   sh qt-libraries.sh PYTHON
#
# Installs them where it may (root, with apt-get), otherwise prints the one line that does and fails.
# PYTHON is the interpreter whose PySide6 is looked at. Other systems need nothing, and pass. In place of it,
# --packages has the names of Debian's packages printed.
set -u
python=$1
[ "$(uname -s)" = Linux ] || exit 0

missing() {
    "$python" - <<'PYTHON'
import importlib.util, pathlib, subprocess
package = pathlib.Path(importlib.util.find_spec("PySide6").origin).parent
wanted = [*package.glob("QtWidgets*.so"), *(package / "Qt" / "plugins" / "platforms").glob("libq*.so")]
wanted = [path for path in wanted if path.name in ("libqxcb.so", "libqoffscreen.so") or "QtWidgets" in path.name]
for path in wanted:
    listing = subprocess.run(["ldd", str(path)], capture_output=True, text=True).stdout
    print(*(line.split()[0] for line in listing.splitlines() if "not found" in line), sep="\n")
PYTHON
}

packages="libegl1 libgl1 libopengl0 libfontconfig1 libdbus-1-3 libglib2.0-0 libxkbcommon0 libxkbcommon-x11-0 \
libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 \
libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libxcb1 fonts-dejavu-core"
if [ "$python" = --packages ]; then
    echo "$packages"
    exit 0
fi

absent=$(missing | sort -u | tr '\n' ' ')
[ -n "${absent# }" ] || exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing the system libraries that Qt needs ($absent) …"
    # Another installation may be under way on a machine that has just been started: wait for it.
    lock="-o DPkg::Lock::Timeout=300"
    # shellcheck disable=SC2086
    { apt-get $lock update -qq && DEBIAN_FRONTEND=noninteractive apt-get $lock install -y -qq --no-install-recommends $packages; } \
        >/dev/null || exit 1
    absent=$(missing | sort -u | tr '\n' ' ')
    [ -n "${absent# }" ] || exit 0
    echo "Qt still misses: $absent" >&2
    exit 1
fi
echo "Qt needs system libraries that are missing here ($absent). On Debian and Ubuntu, this line installs them:" >&2
echo "  sudo apt-get install -y $(echo $packages)" >&2
exit 1
