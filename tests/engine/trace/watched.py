"""A program that was watched, made up: two calls, and the second within a task of the first."""

import json

import numpy as np

from engine.formats.environment import Environment
from engine.formats.results import Results, SavedRecords
from engine.formats.run_file import Saved
from engine.inside.plan import Plan, Watch
from engine.inside.records.layout import FLAG_CONTAINER, KIND_ERROR
from engine.model.batch import Batch, End, Fate, Lost, Submitted
from engine.model.death import Death
from engine.trace.run import Run
from tests.engine.trace.cells import block, call, cell, header

OUTER, INNER = 2**63 + 1, 9
START = 1_000


def watched_run(*, over=True, is_cut_off=True):
    """The run, over or not.

    PID 7 runs tasks 0 and 1 of the outer call (``fit``, of four that were handed over), and in the first of these a
    container with task 0 of the inner one (``grow``) within; PID 8 runs task 2, to its end if that ``is_cut_off`` not.
    Task 3 waits, and is cancelled at last.
    """
    run = Run(Plan.watching(Watch(("train.py", "--fast"))))
    made = {"host": "h", "pid": 1, "thread": 1, "file": "train.py"}
    outer = made | {
        "by": "joblib.Parallel", "function": "fit", "line": 12, "workers": 2, "declared": 4, "handed": 4,
        "started_ns": START,
    }  # fmt: skip
    inner = made | {"pid": 7, "thread": 70, "by": "multiprocessing.pool.ThreadPool.map", "function": "grow",
                    "started_ns": START + 105, "ended_ns": START + 290}  # fmt: skip
    of_7 = [header(f"7-{level}.records", 7, 70, level=level) for level in (0, 1, 2)]
    one = cell(0, START + 100, START + 300, call=OUTER) + cell(1, START + 310, START + 400, kind=KIND_ERROR, call=OUTER)
    second = (
        (b"", cell(2, START + 120, 0, call=OUTER)) if is_cut_off else (cell(2, START + 120, START + 420, call=OUTER),)
    )
    blocks = [
        block(of_7[0], one),
        block(of_7[1], cell(1, START + 110, START + 295, kind=FLAG_CONTAINER, call=INNER)),
        block(of_7[2], cell(0, START + 150, START + 250, call=INNER)),
        block(header("8-0.records", 8, 8), *second),
    ]
    run.apply(Batch(
        START + 500, call=call(START, START + 450 if over else 0, pid=1), calls=((OUTER, outer), (INNER, inner)),
        submitted=(Submitted(OUTER, 0, 4, OUTER, 0, START + 50),), blocks=tuple(blocks),
        unseen=(("mpire 3.0", "its seam is not the one that is known"),),
        end=End() if over else None,
    ))  # fmt: skip
    return run


def processes(times, by="multiprocessing.Process", *, taken_down=()):
    """A run over whose line 10 has started a process for each of ``times``, from when to when, after the start; those
    ``taken_down`` by the program, by their numbers, had not come to their end.
    """
    run = Run(Plan.watching(Watch(("train.py",))))
    made = {"host": "h", "pid": 1, "thread": 1, "file": "train.py", "by": by, "line": 10}
    keys = [INNER + number for number in range(len(times))]
    calls = tuple(
        (key, {**made, "function": "work", "workers": 1, "started_ns": START + begin, "ended_ns": START + end})
        for key, (begin, end) in zip(keys, times, strict=True)
    )
    blocks = tuple(
        block(
            header(f"{pid}-0.records", pid, pid),
            *(
                (b"", cell(0, START + begin + 1, 0, call=key))
                if pid - 10 in taken_down
                else (cell(0, START + begin + 1, START + end - 1, call=key),)
            ),
        )
        for pid, (key, (begin, end)) in enumerate(zip(keys, times, strict=True), start=10)
    )
    lost = tuple(Lost(f"{10 + number}-0.records", Death(), Fate.CANCELLED) for number in taken_down)
    last = START + max(end for _, end in times)
    run.apply(Batch(last, call=call(START, last, pid=1), calls=calls, blocks=blocks, lost=lost, end=End()))
    return run


def saved_watched_run():
    """The same run with results, to be saved: each task returned a number, but for the one that raised."""
    run = watched_run()
    ended = sum(len(lane) for lane in run.trace.lanes)
    error = json.dumps({"type": "E", "message": "no", "traceback": "here"}).encode()
    lengths, texts, values = np.array([len(error) + 1]), np.frombuffer(error, np.uint8), np.arange(ended - 1)
    results = Results(np.array([1]), lengths, texts, values.astype(np.uint64))
    return Saved(run, SavedRecords(run.trace, results), Environment.here(run.plan))
