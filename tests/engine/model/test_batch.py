"""The same news, in parts."""

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import Plan
from engine.inside.records.layout import CELL_BYTES
from engine.model.batch import Batch, Lost
from engine.model.death import Death
from engine.trace.run import Run
from tests.engine.trace.cells import block, call, cell, header

LANES = st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=5)


def batch_of(lanes):
    """A batch of so many ended tasks a lane, some with one that runs, and the number of tasks in all."""
    task, blocks = 0, []
    for number, (ended, has_running) in enumerate(lanes):
        cells = b"".join(cell(task + at, 1 + 2 * at, 2 + 2 * at) for at in range(ended))
        running = cell(task + ended, 1 + 2 * ended, 0) if has_running else b""
        blocks.append(block(header(f"{number}.records", pid=number + 1), cells, running))
        task += ended + has_running
    lost = (Lost("0.records", Death()),) if lanes and lanes[0][1] else ()
    return Batch(9, call=call(), blocks=tuple(blocks), lost=lost, output=((1, b"x"),)), task


@given(LANES, st.integers(1, 40))
def test_that_the_parts_of_a_batch_say_what_it_says_in_small_portions(lanes, most):
    whole, _ = batch_of(lanes)
    parts = list(whole.parts(most))
    for part in parts:
        assert sum(len(each.ended) for each in part.blocks) <= most * CELL_BYTES
    for each in whole.blocks:
        mine = [found for part in parts for found in part.blocks if found.header == each.header]
        assert b"".join(found.ended for found in mine) == each.ended
        assert mine[-1].running == each.running
        assert all(not found.running for found in mine[:-1])
    assert [part.lost for part in parts] == [()] * (len(parts) - 1) + [whole.lost]
    assert [part.output for part in parts] == [()] * (len(parts) - 1) + [whole.output]
    assert [part.is_part for part in parts] == [True] * (len(parts) - 1) + [False]
    assert len(parts) == max(-(-sum(ended for ended, _ in lanes) // most), 1), "none is cut that need not be"


def test_that_what_need_not_be_cut_is_handed_on_as_it_is():
    whole, _ = batch_of([(3, True), (2, False)])
    assert list(whole.parts(40)) == [whole]
    assert next(whole.parts(40)) is whole


def test_that_what_is_left_out_is_nothing_new():
    run = Run(Plan("pool", 2, 1, "squares", 1))
    run.apply(Batch(9))
    assert (run.seen_ns, run.dropped_bytes, run.preparing_pid, run.mapped_bytes) == (9, 0, 0, 0)


@given(LANES, st.integers(1, 40))
def test_that_a_run_is_the_same_whether_told_at_once_or_in_parts(lanes, most):
    whole, tasks = batch_of(lanes)
    runs = [Run(Plan("pool", 2, max(tasks, 1), "squares", 1)) for _ in range(2)]
    runs[0].apply(whole)
    for part in whole.parts(most):
        runs[1].apply(part)
    spans = [list(run.trace.spans()) for run in runs]
    by_worker = [
        {(run.trace.lanes[span.lane].header.pid, span.task, span.started_ns, span.state) for span in found}
        for run, found in zip(runs, spans, strict=True)
    ]
    assert by_worker[0] == by_worker[1]
    assert runs[0].trace.counts.tolist() == runs[1].trace.counts.tolist()
    assert runs[1].trace.garbled == 0
    assert runs[0].deaths == runs[1].deaths


def test_that_a_cut_between_two_workers_upsets_no_running_task():
    run = Run(Plan("pool", 2, 10, "squares", 1))
    first, second = header("1.records", pid=1), header("2.records", pid=2)
    run.apply(Batch(5, call=call(), blocks=(block(first, b"", cell(0, 1, 0)), block(second, b"", cell(1, 1, 0)))))
    more = b"".join(cell(task, 2 * task + 1, 2 * task + 2) for task in (2, 3, 4))
    blocks = (block(first, cell(0, 1, 3) + more, b""), block(second, cell(1, 1, 4), cell(5, 30, 0)))
    for part in Batch(9, call=call(), blocks=blocks).parts(4):
        run.apply(part)
    assert run.trace.garbled == 0
    assert run.trace.counts.tolist()[:3] == [4, 1, 5]


def test_that_workers_are_numbered_in_the_order_they_began_also_where_news_come_in_parts():
    run = Run(Plan("pool", 2, 100, "squares", 1))
    late = b"".join(cell(task, 1_000 + 2 * task, 1_001 + 2 * task) for task in range(50))
    early = b"".join(cell(50 + task, 1 + 2 * task, 2 + 2 * task) for task in range(50))
    blocks = (block(header("1.records", pid=1), late), block(header("2.records", pid=2), early))
    for part in Batch(9, call=call(), blocks=blocks).parts(8):
        run.apply(part)
    assert [lane.header.pid for lane in run.trace.lanes] == [2, 1]
