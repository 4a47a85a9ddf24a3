"""What travels is complete, and named after what it is."""

import pickle
import subprocess
import sys
import zlib

from engine.inside.cluster import parcel

_THERE = """
import pickle, sys, tempfile
sys.path.append(sys.argv[2])
station = __import__(f"{sys.argv[1]}.cluster.station", fromlist=["station"])
teller = __import__(f"{sys.argv[1]}.cluster.teller", fromlist=["teller"])
station.begin("run", sys.argv[3], pickle.dumps(abs), False, ("", []))
with open(sys.argv[4], "rb") as file:
    print(pickle.load(file))
((name, *_),) = teller.Teller(station.folder_of("run")).news()
print(name.endswith(".records"), station.end("run"))
import os
os.rename(sys.argv[2], sys.argv[2] + ".gone")
for function, item in ((len, 3), (enumerate, "ab")):
    station.begin("other", sys.argv[3], pickle.dumps(function), False, ("", []))
    try:
        print(type(station.work("other", [(0, item)])[0]).__name__)
    except Exception as error:
        print(repr(error))
    print(teller.Teller(station.folder_of("other")).odd())
    station.end("other")
"""


def test_that_a_bare_python_can_do_what_was_sent_with_nothing_else_of_ours(tmp_path):
    """Also what a worker seldom needs, as the parcel is there for a moment only."""
    package, zipped = parcel.made()
    path, sent = tmp_path / "parcel.zip", tmp_path / "sent"
    path.write_bytes(zlib.decompress(zipped))
    sent.write_bytes(pickle.dumps(parcel.stand_in(package)("run", [(0, -3), (1, -4)])))
    command = [sys.executable, "-I", "-S", "-c", _THERE, package, path, tmp_path, sent]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False, encoding="utf-8")
    told = [
        "[3, 4]", "True True", """TypeError("object of type 'int' has no len()")""", "[]", "enumerate",
        str([("lazy-result", {"number": 1, "kind": "enumerate"})]),
    ]  # fmt: skip
    assert (done.returncode, done.stdout.splitlines(), done.stderr) == (0, told, "")


def test_that_it_is_the_same_each_time_and_small():
    assert parcel.made() == parcel.made()
    assert len(parcel.made()[1]) < 100_000
