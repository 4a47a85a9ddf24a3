"""Run files for tests: real ones, any ones, and ones whose checksums are right though their contents are not."""

import contextlib
import json
import pathlib
import struct
import time
import tracemalloc
import zlib

import numpy as np
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from engine.formats.calls import calls_as_parts
from engine.formats.container import MAGIC, RunFileError, WrongError, opened, write
from engine.formats.environment import Environment
from engine.formats.imported import imports_as_parts
from engine.formats.items import NO_ITEMS, Items, items_as_parts
from engine.formats.results import Results, SavedRecords
from engine.formats.run_file import Saved, open_run
from engine.formats.sampled import samples_as_parts
from engine.formats.spans import measured_as_parts
from engine.inside.records.events import Evidence
from engine.inside.records.layout import ITEM_CONSTANT, ITEM_FLOAT, ITEM_INT, ITEM_NONE, ITEM_STRING, ITEM_TEXT
from engine.inside.records.missing import Shortage
from engine.model.death import Death
from engine.model.incident import Incident, What
from engine.model.measured import CHILD, IDLE_WORKER, Helper, Life, ProcessSample, Sample
from engine.model.outcome import TaskError
from engine.problems.room import NoRoom
from engine.supervise import seen
from engine.supervise.judging import Judge
from engine.trace.details import details
from engine.trace.incidents import Incidents
from engine.trace.lane import State
from engine.trace.lives import Lives
from engine.trace.samples import Samples
from engine.trace.trace import Trace
from tests.engine.insight.traces import runs
from tests.engine.trace.cells import batch, call, header, process

_ONE_ITEM = Items.made(np.array([ITEM_INT]), np.array([1]), np.array([0]), b"")


def _measured():
    trace = Trace(0)
    trace.lane(header())
    return [*measured_as_parts(trace), *calls_as_parts(trace)]


_IMPORTS = imports_as_parts({process(): 0.5}, ["h"])
OPTIONAL = {name for name, _ in (*_measured(), *samples_as_parts(Samples(), []), *_IMPORTS, *items_as_parts(_ONE_ITEM))}
"""The names of the parts that need not be there."""
TIME_MOST_S = 1.0
_TRIES = 3  # the quickest counts: who shares a core's caches slows down its computing too
MEMORY_MOST_BYTES = 256 << 20
NO_ROOM = NoRoom(no_room="full", folder="/tmp", why="No space left on device")
ERROR = json.dumps({"type": "E", "message": "no", "traceback": "here"}).encode()


ITEMS = [
    (ITEM_NONE, 0, b""), (ITEM_INT, 7, b""), (ITEM_INT, 2**64 - 3, b""), (ITEM_FLOAT, 1, b""),
    (ITEM_CONSTANT, 2, b""), (ITEM_CONSTANT, 0, b""),
    (ITEM_STRING, 0, "a\udcff'é".encode("utf-8", "surrogatepass")), (ITEM_STRING, 0, b""), (ITEM_TEXT, 0, b"[1, 2]"),
]  # fmt: skip


EVIDENCE = [
    Evidence("carried", 3, {"function": "f", "bytes": 2**60}),
    Evidence("inherited", 2**40, {"name": "db", "what": "connection", "file": "é.py", "line": 3}),
]

INCIDENTS = [
    Incident(process(1), What.SUSPENDED, 5, by_you=True),
    Incident(process(1), What.KILLED, 9, by_you=True, death=Death("SIGKILL")),
    Incident(process(2), What.DIED, 7, death=Death(exit_code=3)),
]
LIVES = [Life(process(7), IDLE_WORKER, 0, "python", 5), Life(process(8), CHILD, 1, "sleep", 6, 9, thread=5)]


few = settings(
    max_examples=max(settings().max_examples // 3, 1),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""For a property of ``saved_runs``, of which one takes as long to make as ten numbers: a third of those of others."""


@st.composite
def saved_runs(draw):
    """Any run that is over, with results of all kinds."""
    run = draw(runs())
    ended = max([1, *(lane.last_ended_ns() for lane in run.trace.lanes)])
    missing = Shortage(draw(st.integers(0, 3)), draw(st.integers(0, 3)), results=draw(st.integers(0, 3)))
    ended_ns = draw(st.sampled_from([0, ended]))
    no_room = draw(st.sampled_from([None, NO_ROOM]))
    stopped = draw(st.sampled_from([None, "stopped", "timeout"]))
    samples = tuple(
        Sample(
            7 * at, 7 * at + 7, 0.5, 0.25,
            tuple(ProcessSample(process(pid), 0.5 if at else None, pid) for pid in range(at)), at / 2 if at else None,
        )
        for at in range(draw(st.integers(0, 4)))
    )  # fmt: skip
    run.helpers = (Helper(77, "runner"),) * draw(st.integers(0, 1))
    for sample in samples:
        run.samples.append(sample)
    verdict, end = judged_of(run, call(1, ended_ns), stopped, missing, no_room)
    run.apply(batch(call=call(1, ended_ns), verdict=verdict, end=end, at_ns=ended))
    run.imports = draw(st.dictionaries(st.builds(process, st.integers(1, 3)), st.floats(0, 1e3), max_size=3))
    run.mapped_bytes, run.others_cores = draw(st.integers(0, 2**40)), draw(st.sampled_from([None, 0.5]))
    run.incidents = Incidents(draw(st.lists(st.sampled_from(INCIDENTS), max_size=3)))
    run.lives = Lives(draw(st.lists(st.sampled_from(LIVES), max_size=3, unique=True)))
    run.evidence = draw(st.lists(st.sampled_from(EVIDENCE), max_size=3))
    lost = np.flatnonzero(run.trace.state == State.LOST).tolist()
    run.deaths = {task: draw(st.sampled_from([Death("SIGKILL"), Death(None, 3), Death()])) for task in lost}
    run.unsent = {task: TaskError("T", "m", "t") for task in range(draw(st.integers(0, run.plan.jobs)))}
    return Saved(
        run, SavedRecords(run.trace, draw(results_of(run.trace))), Environment.here(run.plan),
        [(5, b"one\n"), (6, b"\xff")][: draw(st.integers(0, 2))], draw(st.sampled_from([None, 1.5])),
    )  # fmt: skip


def judged_of(run, its_call, stopped, missing, no_room):
    """The verdict on a run as it stands, and its end."""
    judge = Judge()
    judge.handle(seen.Begun(run.plan))
    if stopped is not None:
        judge.handle(seen.StopAsked(stopped))
    judge.handle(seen.Called(its_call))
    judge.handle(seen.Counts({state: int(run.trace.counts[state]) for state in State}))
    judge.handle(seen.Gone(None, missing, no_room))
    return judge.verdict, judge.end


@st.composite
def results_of(draw, trace):
    """Results of all kinds, as its spans could have had them."""
    at, lengths, texts, values = [], [], b"", []
    position = 0
    for lane in trace.lanes:
        for failed in lane.is_failed(np.arange(len(lane))):
            text = ERROR if failed else draw(st.sampled_from([None, None, b"", b"'text'", "'é'".encode()]))
            if text is None:
                values.append(draw(st.integers(0, 2**64 - 1)))
            else:
                at.append(position)
                lengths.append(len(text) + 1)
                texts += text
            position += 1
    return Results(
        np.array(at, np.int64), np.array(lengths, np.int64), np.frombuffer(texts, np.uint8),
        np.array(values, np.uint64), draw(_items(trace.span_count())),
    )  # fmt: skip


@st.composite
def _items(draw, count):
    """Items of all kinds of so many spans; or of none, as a file from before they were recorded has it."""
    if draw(st.booleans()):
        return NO_ITEMS
    columns = np.array([draw(st.sampled_from(ITEMS)) for _ in range(count)], object).reshape(count, 3).T
    kinds, words, texts = columns
    lengths = np.array([len(text) for text in texts], np.int64)
    return Items.made(kinds.astype(np.uint8), words.astype(np.uint64), lengths, b"".join(texts))


def taken_apart(path):
    """The head of a run file, and its parts."""
    with opened(str(path)) as file:
        return file.head, {name: file.part(name, "u i f", 2**62) for name in list(file._parts)}


def forge(path, head, parts, optional=OPTIONAL):
    """A run file of any contents, with right checksums; ``optional`` are the names of parts that need not be there."""
    needed = {name: part for name, part in parts.items() if name not in optional}
    pathlib.Path(path).unlink(missing_ok=True)  # some file systems have what takes its place on the disk at once
    with open(path, "wb") as file:
        write(file, head, needed, {name: part for name, part in parts.items() if name in optional})


def forge_version_1(path, head, parts):
    """A run file of any contents as version 1 of the format had it, with right checksums."""
    listed, raw = [], b""
    for name, numbers in parts.items():
        data = numbers.tobytes()
        listed.append([name, f"{numbers.dtype.kind}{numbers.dtype.itemsize}", len(numbers), zlib.crc32(data)])
        raw += data
    text = json.dumps({"head": head, "parts": listed}).encode()
    with open(path, "wb") as file:
        file.write(MAGIC + struct.pack("<III", 1, len(text), zlib.crc32(text)) + text + raw)


def add_unknown(path):
    """Have a file hold a part and two fields that a later version may have added, and that can be skipped."""
    head, parts = taken_apart(path)
    head["plan"]["priority"] = head["owner"] = "high"
    forge(path, head, {**parts, "fact.colour": np.zeros(3, np.uint8)}, OPTIONAL | {"fact.colour"})


@contextlib.contextmanager
def little_memory():
    """Fail if what is done takes 256 MB more than there were; slows it down to a third."""
    tracemalloc.start()
    try:
        yield
        _, most_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most_bytes < MEMORY_MOST_BYTES


def _looked_at(path):
    try:
        found = open_run(str(path))
        for span in found.run.trace.spans():
            details(found.run, found.records, span)
            found.run.trace.argument(span), found.run.trace.result(span)
    except RunFileError as error:
        return error.problem, error.__cause__
    return None, None


def judged(path):
    """Open what may be no run, and look at all of it, in a second of computing at most; the problem, if there is one.

    Whatever is raised but a RunFileError is a fault, as is a problem without a plain sentence.
    """
    for _ in range(_TRIES):
        began_s = time.process_time()  # what others take of the machine is not its own
        problem, cause = _looked_at(path)
        took_s = time.process_time() - began_s
        if took_s < TIME_MOST_S:
            break
    assert took_s < TIME_MOST_S
    if problem is not None:
        assert cause is None or isinstance(cause, (WrongError, OSError)), repr(cause)
        sentence = problem.told()
        assert "\n" not in sentence
        assert 20 < len(sentence) < 300, sentence
    return problem
