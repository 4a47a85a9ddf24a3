#!/bin/sh
# Makes an environment (venv), unless the right one is there.
#
#   sh environment.sh FOLDER PYTHON ASKED GOALS [CHECK]
#
# PYTHON is the interpreter to make it of. With an empty ASKED nobody has asked for just this one, and an environment of
# another stays. GOALS is what make was called for. Before it is made, PYTHON runs the script CHECK, which may refuse.
# FOLDER/created.stamp says which Python it was made of, and is touched only when it is made. FOLDER/making.stamp is there
# instead until it is. A folder with neither is a person's, and is left to them.
set -u
folder=$1 python=$2 asked=$3 goals=$4 check=${5:-}
identity='import os, sys; print("%s %d.%d" % (os.path.realpath(sys._base_executable), *sys.version_info[:2]))'

refuse() {
    echo "$*" >&2
    exit 1
}

if [ -e "$folder/created.stamp" ]; then
    there=$("$folder/bin/python" -I -S -c "$identity" 2>/dev/null)
    made_of=$(cat "$folder/created.stamp" 2>/dev/null)
    # Gone, or another by now (the system was upgraded, say): what is installed is of no use to it.
    if [ -z "$there" ] || [ "$there" != "${made_of:-$there}" ]; then
        anew="The Python that $folder was made of (${made_of:-unknown}) is no longer there: making it anew …"
    else
        [ -n "$asked" ] || exit 0
        wanted=$("$python" -I -S -c "$identity" 2>/dev/null) || refuse "There is no Python at PYTHON=$python."
        [ "$there" != "$wanted" ] || exit 0
        anew="Making $folder anew, of $wanted instead of $there …"
    fi
elif [ ! -e "$folder/making.stamp" ] && [ -n "$(ls -A "$folder" 2>/dev/null)" ]; then
    refuse "make has not made the $folder that is here: move it away or remove it, then: make $goals"
fi

command -v "$python" >/dev/null || refuse "There is no $python here. Parallelogram needs Python 3.11 or newer:" \
    "install it, or say where it is: make $goals PYTHON=/path/to/python3.11"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || refuse "Parallelogram needs Python 3.11 or newer," \
    "and $python is $("$python" -V 2>&1): make $goals PYTHON=/path/to/python3.11"
"$python" -c 'import venv, ensurepip' 2>/dev/null || refuse "Python's venv module is missing;" \
    "on Debian and Ubuntu: sudo apt-get install python3-venv"
[ -z "$check" ] || "$python" "$check" || exit 1

[ -z "${anew:-}" ] || echo "$anew"
# The mark stays while the rest goes, so that, interrupted here or below, it is still known as ours.
mkdir -p "$folder" 2>/dev/null && touch "$folder/making.stamp" 2>/dev/null && rm -f "$folder/created.stamp"
find "$folder/" -mindepth 1 -maxdepth 1 ! -name making.stamp -exec rm -rf {} + 2>/dev/null
# In two steps, because the first one's error is told by it, and the second one's is not told by the first.
said=$("$python" -m venv --without-pip "$folder" 2>&1 && "$folder/bin/python" -I -m ensurepip --default-pip 2>&1) || {
    why=$(echo "$said" | sed -n 's/.*\[Errno [0-9]*\] *//p' | head -n 1)
    rm -rf "$folder" 2>/dev/null
    refuse "The environment $folder cannot be made: ${why:-$(echo "$said" | tail -n 1)}"
}
"$folder/bin/python" -I -S -c "$identity" >"$folder/making.stamp"
mv "$folder/making.stamp" "$folder/created.stamp"
