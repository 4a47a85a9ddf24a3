"""A run of as many spans as one likes that never was: the batches a supervisor would have handed on.

Nothing of it comes from tasks that ran; it stands in where nobody can wait for ten million of them.
"""

import time
from collections.abc import Iterator

import numpy as np

from engine.inside.plan import Plan
from engine.inside.records.layout import CELL_WORDS, ENDED, FACT, INDEX, KIND, KIND_ERROR, STARTED
from engine.model.batch import Batch, End, Lost
from engine.model.death import Death
from engine.model.outcome import Outcome, Verdict
from tests.engine.trace import cells

BATCH_SPANS = 100_000
_SPAWN_NS = 40_000_000
_TYPICAL_NS = 150_000
_GAP_NS = 15_000
_ERROR_SHARE = 1e-3


def plan(spans: int, lanes: int = 64) -> Plan:
    """The plan that it pretends to be a run of."""
    return Plan("pool", lanes, spans, "squares", 1, {})


def batches(spans: int, lanes: int = 64) -> Iterator[Batch]:
    """``spans`` of them in all, about 100,000 a batch, the same ones each time.

    Durations are log-normal, 150 µs typically and sometimes twenty times as much; gaps are exponential; one in a
    thousand raised. Halfway, the worker in the middle is killed at its task.
    """
    draw = np.random.default_rng(5)
    base_ns = time.perf_counter_ns()
    headers = [cells.header(f"{1_000 + lane}.records", 1_000 + lane, 1_000 + lane, base_ns) for lane in range(lanes)]
    at_ns = base_ns + _SPAWN_NS + draw.integers(0, _SPAWN_NS, lanes)
    alive = list(range(lanes))
    made = 0
    yield cells.batch(call=cells.call(base_ns), at_ns=base_ns)
    while made < spans - 1:
        count = min(BATCH_SPANS, spans - 1 - made)
        tasks = np.array_split(np.arange(made, made + count), len(alive))
        blocks = []
        for lane, its_tasks in zip(alive, tasks, strict=True):
            ended, at_ns[lane] = _cells(draw, its_tasks, int(at_ns[lane]))
            blocks.append(cells.block(headers[lane], ended))
        made += count
        yield cells.batch(blocks, call=cells.call(base_ns), at_ns=int(at_ns.max()))
        if made >= spans // 2 and len(alive) == lanes:
            victim = alive.pop(lanes // 2)
            running = cells.cell(spans - 1, int(at_ns[victim]) + _GAP_NS, 0)
            running = running[: ENDED * 8] + bytes(8) + running[(ENDED + 1) * 8 :]
            yield cells.batch(
                [cells.block(headers[victim], running=running)],
                lost=[Lost(headers[victim].name, Death(signal="SIGKILL"))],
                call=cells.call(base_ns),
                at_ns=int(at_ns.max()) + 1_000_000,
            )
    ended_ns = int(at_ns.max()) + _GAP_NS
    yield cells.batch(call=cells.call(base_ns, ended_ns), at_ns=ended_ns, verdict=Verdict(Outcome.FINISHED), end=End())


def _cells(draw: np.random.Generator, tasks: np.ndarray, at_ns: int) -> tuple[bytes, int]:
    """Records of ``tasks`` one after another from ``at_ns`` on, and when the last has ended."""
    count = len(tasks)
    took_ns = np.rint(draw.lognormal(np.log(_TYPICAL_NS), 1.0, count)).astype(np.int64) + 1
    gaps_ns = np.rint(draw.exponential(_GAP_NS, count)).astype(np.int64) + 1
    ended_ns = at_ns + np.cumsum(took_ns + gaps_ns)
    made = np.zeros((count, CELL_WORDS), np.uint64)
    made[:, INDEX] = tasks
    made[:, STARTED] = ((ended_ns - took_ns) / 1e9).view(np.uint64)
    made[:, ENDED] = (ended_ns / 1e9).view(np.uint64)
    made[:, FACT] = took_ns * 9 // 10 + 1
    made[:, KIND] = np.where(draw.random(count) < _ERROR_SHARE, KIND_ERROR, 0)
    return made.tobytes(), int(ended_ns[-1]) if count else at_ns
