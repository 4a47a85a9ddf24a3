"""Twenty thousand run files with something changed, and two hundred kill -9 of a program that saves, by chance."""

import os
import random
import signal
import subprocess
import sys
import time

import psutil

from engine.formats.container import RunFileError
from engine.formats.run_file import open_run, save, saved
from tests.bench.figure import Figure
from tests.e2e.main_py import ROOT
from tests.engine.formats.forging import forge, judged, taken_apart
from tests.engine.formats.mutants import mutant
from tests.engine.supervise.driving import driver
from tests.soak.judged import none

_MUTANTS = 20_000
_KILLS = 200
_SAVING = """
import sys
from engine.formats.run_file import open_run, save
one, other = map(open_run, sys.argv[1:3])
path = sys.argv[3]
print("ready", flush=True)
while True:
    save(one, path)
    save(other, path)
"""


def figures(sandbox, share):
    """Change a small file by chance, with right and with wrong checksums; then kill who saves."""
    small = os.path.join(sandbox.temporary, "small.pgram")
    large = os.path.join(sandbox.temporary, "large.pgram")
    _make(small, jobs=6, workload="failing", size=3)
    _make(large, jobs=200_000, workload="tiny", size=1)
    try:
        yield from _changed(small, int(_MUTANTS * share))
        yield from _killed(small, large, int(_KILLS * share))
    finally:
        for path in (small, large):
            os.unlink(path)


def _make(path, **plan):
    with driver() as drive:
        drive.start(strategy="pool", workers=2, **plan)
        drive.to_the_end()
        save(saved(drive.run, drive.supervisor.reader), path)


def _changed(small, mutants):
    draw = random.Random(5)
    head, parts = taken_apart(small)
    with open(small, "rb") as file:
        whole = file.read()
    path = small + ".changed"
    crashed = opened = 0
    longest_s = 0.0
    before_bytes = psutil.Process().memory_info().rss
    most_bytes = 0
    for number in range(mutants):
        if number % 4:
            forge(path, *mutant(draw, head, parts))
        else:
            with open(path, "wb") as file:
                file.write(_garbled(draw, whole))
        began_s = time.perf_counter()
        try:
            opened += judged(path) is None
        except Exception as error:  # noqa: BLE001 - each is one to look into
            print(f"mutant {number}: {error!r}", file=sys.stderr, flush=True)
            crashed += 1
        longest_s = max(longest_s, time.perf_counter() - began_s)
        most_bytes = max(most_bytes, psutil.Process().memory_info().rss - before_bytes)
    os.unlink(path)
    print(f"of {mutants} changed run files, {opened} were right ones all the same")
    yield none("changed run files without one plain sentence", crashed, "files")
    yield Figure("longest for a changed run file", longest_s, "s", "at most 1"), longest_s <= 1
    yield Figure("memory for changed run files", most_bytes / 2**20, "MB", "at most 256"), most_bytes <= 256 << 20


def _garbled(draw, whole):
    data = bytearray(whole)
    for _ in range(draw.choice([1, 1, 3, 50])):
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    return data[: draw.randrange(len(data))] if draw.random() < 0.3 else data


def _killed(small, large, kills):
    draw = random.Random(6)
    path = small + ".saved"
    whole = {open(each, "rb").read() for each in (small, large)}  # noqa: SIM115
    broken = 0
    for _ in range(kills):
        program = subprocess.Popen(
            [sys.executable, "-c", _SAVING, small, large, path], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert program.stdout.readline() == "ready\n"
        time.sleep(draw.random() * 0.2)
        program.send_signal(signal.SIGKILL)
        program.wait()
        program.stdout.close()
        if os.path.exists(path):
            with open(path, "rb") as file:
                broken += file.read() not in whole
            try:
                open_run(path)
            except RunFileError:
                broken += 1
        for name in os.listdir(os.path.dirname(path)):
            if name.startswith(os.path.basename(path) + "."):
                os.unlink(os.path.join(os.path.dirname(path), name))
    if os.path.exists(path):
        os.unlink(path)
    yield none("run files broken by a kill", broken, "files")
