"""The chunk that held the longest jobs, where one did."""

from engine.inside.plan import make_plan
from engine.inside.records.layout import KIND_RECEIVED
from engine.insight.chunks import LongChunk, long_chunk
from engine.trace.run import Run
from tests.engine.trace.cells import cell, header

MS = 1_000_000


def made(*workers):
    """A run of workers, each of which has chunks, each of which has its jobs' lengths in ms; numbered through."""
    jobs = sum(len(chunk) for chunks in workers for chunk in chunks)
    run = Run(make_plan(strategy="pool", jobs=jobs, workers=len(workers)))
    task = 0
    for pid, chunks in enumerate(workers, 1):
        at, cells = MS, b""
        for chunk in chunks:
            cells += cell(task + 1, at, at + 1_000, kind=KIND_RECEIVED, value=100)
            at += 1_000
            for length in chunk:
                cells += cell(task, at, at + length * MS)
                at += length * MS
                task += 1
        run.trace.extend(run.trace.lane(header(f"{pid}.records", pid, pid)), cells, b"")
    return run


def test_that_the_chunk_is_told_that_held_the_longest_jobs_of_all():
    run = made([[1, 1, 1], [1, 1, 1]], [[1, 1, 1], [1, 40, 41]])
    assert long_chunk(run) == LongChunk(1, (10, 11), 3)


def test_that_none_is_told_where_the_longest_jobs_came_apart_or_all_are_alike():
    assert long_chunk(made([[1, 40, 1]], [[1, 41, 1]])) is None
    assert long_chunk(made([[1, 41, 1], [1, 40, 1]])) is None
    assert long_chunk(made([[1, 1, 41]], [[1, 1, 1]])) is None
    assert long_chunk(made([[40, 41, 42]])) is None
    assert long_chunk(Run(make_plan(strategy="pool"))) is None


def test_that_what_was_brought_by_no_message_is_in_no_chunk():
    run = Run(make_plan(strategy="threads", jobs=3, workers=1))
    lengths = [(1, 1), (2, 40), (43, 40)]
    cells = b"".join(cell(task, at * MS, (at + took) * MS) for task, (at, took) in enumerate(lengths))
    run.trace.extend(run.trace.lane(header()), cells, b"")
    assert long_chunk(run) is None
