"""Runs a strategy on a function of ours in a fresh interpreter, recorded in a run folder, as the runner does.

The runner itself takes built-in functions only; this is the same few steps for any function of ``functions``.
"""

import json
import os
import subprocess
import sys

from engine.inside.records.layout import (
    CELL_BYTES,
    CELL_WORDS,
    ENDED,
    INDEX,
    KIND,
    KIND_ERROR,
    KIND_RECEIVED,
    KIND_SENT,
    KIND_TEXT,
    ROLE_WORKER,
    STARTED,
    VALUE,
    word_as_ns,
)
from engine.inside.records.reader import FolderReader

_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from tests.engine.fresh import main; main(*sys.argv[2:])"


def main(folder, order):
    """In the fresh interpreter. Prints what the strategy raised, if anything."""
    from engine.inside import deaths
    from engine.inside.records import output
    from engine.inside.records.recorded import Recorded, record_call
    from engine.inside.strategies import Setup, strategies
    from tests.engine import functions

    order = json.loads(order)
    strategy = strategies()[order["strategy"]]
    setup = Setup(order["workers"], order["options"])
    strategy.prepare(setup)
    deaths.watch(folder)
    call = Recorded(folder, getattr(functions, order["function"]))
    raised = ""
    answer = os.dup(1)
    output.redirect(folder)  # before there are threads, of which another might print while one redirects
    try:
        record_call(folder, lambda _: strategy.run(call, list(enumerate(order["items"])), setup))
    except BaseException as problem:  # noqa: BLE001
        raised = type(problem).__name__
    strategy.tidy()
    os.write(answer, json.dumps({"pid": os.getpid(), "raised": raised}).encode())


def run_fresh(folder, strategy, function, items, workers=2, **options):
    """Start it and wait for its end. Returns ``{"pid", "raised"}``."""
    order = json.dumps(
        {"strategy": strategy, "function": function, "items": items, "workers": workers, "options": options}
    )
    done = subprocess.run(
        [sys.executable, "-c", _BOOT, _ROOT, str(folder), order],
        capture_output=True,
        timeout=100,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "COMPANY": os.path.join(folder, "company"), "WORKERS": str(workers)},
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def cells_of(data):
    """Cells as tuples of words, the times in ns."""
    words = memoryview(data).cast("Q").tolist()
    assert len(data) % CELL_BYTES == 0
    for at in range(0, len(words), CELL_WORDS):
        for word in (STARTED, ENDED):
            words[at + word] = word_as_ns(words[at + word])
    return [tuple(words[at : at + CELL_WORDS]) for at in range(0, len(words), CELL_WORDS)]


def tasks_in(folder):
    """What the workers recorded: ``(header, index, "done" | "error" | "running", text)`` for each task."""
    reader = FolderReader(str(folder))
    found = []
    for block in reader.blocks():
        if block.header.role != ROLE_WORKER:
            continue
        for cell in cells_of(block.ended):
            kind, length = cell[KIND] & 0xFF, cell[KIND] >> 8
            if kind in (KIND_SENT, KIND_RECEIVED):
                continue  # a message, not a task
            text = str(cell[VALUE])
            if kind in (KIND_TEXT, KIND_ERROR):
                text = reader.text(block.header.name, cell[VALUE], length).decode()
            found.append((block.header, cell[INDEX], "error" if kind == KIND_ERROR else "done", text))
        if block.running:
            found.append((block.header, cells_of(block.running)[0][INDEX], "running", ""))
    return sorted(found, key=lambda each: each[1])
