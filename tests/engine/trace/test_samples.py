"""Samples as columns: nothing that is drawn exceeds the pixels, and nothing that was taken is lost in it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.worker import this_host
from engine.model.measured import Helper, ProcessSample, Sample
from engine.trace import samples as module
from engine.trace.samples import Samples
from tests.engine.trace.cells import batch, block, cell, header, process
from tests.engine.trace.test_run import run_of

PROCESSES = st.dictionaries(
    st.integers(1, 6), st.tuples(st.none() | st.floats(0, 4, width=32), st.integers(0, 10**9)), max_size=5
)
STEPS = st.lists(st.tuples(st.integers(1, 50), st.floats(0, 1), PROCESSES), max_size=30)


def samples_of(steps):
    made, given_, at = Samples(), [], 100
    for took, cores, processes in steps:
        parts = tuple(ProcessSample(process(pid), cpu, rss) for pid, (cpu, rss) in processes.items())
        sample = Sample(at, at + took, cores, cores / 2, parts)
        at += took
        made.append(sample)
        given_.append(sample)
    return made, given_


def bands_of(samples, count=6):
    return np.arange(len(samples.processes)) % count


@given(steps=STEPS, from_ns=st.integers(0, 900), took=st.integers(1, 900), width=st.integers(1, 40))
def test_that_no_more_is_drawn_than_there_are_pixels_and_in_their_order(steps, from_ns, took, width):
    samples, _ = samples_of(steps)
    drawn = samples.steps(from_ns, from_ns + took, width, bands_of(samples))
    assert len(drawn.edges) == len(drawn.cores) + 1 == len(drawn.own) + 1 <= width + 1
    assert (np.diff(drawn.edges) > 0).all()
    assert 0 <= drawn.edges[0] <= drawn.edges[-1] <= width
    assert len(drawn.cpu) == len(drawn.rss_bytes) == len(drawn.cores)


@given(steps=STEPS.filter(bool), width=st.integers(1, 40))
def test_that_merging_keeps_the_cpu_time_and_the_peak_of_memory(steps, width):
    samples, given_ = samples_of(steps)
    from_ns, to_ns = given_[0].since_ns, given_[-1].at_ns
    # As many steps as there are samples, if not more samples than pixels end in a column.
    fine = samples.steps(from_ns, to_ns, to_ns - from_ns, bands_of(samples))
    assert len(fine.cores) == len(given_)
    durations = np.array([each.at_ns - each.since_ns for each in given_])
    assert (np.diff(fine.edges) == durations).all()
    totals = [sum(part.cpu or 0.0 for part in each.processes) for each in given_]
    assert fine.cpu.sum(1) == pytest.approx(totals)
    assert fine.cores == pytest.approx([each.cores for each in given_])
    coarse = samples.steps(from_ns, to_ns, width, bands_of(samples))
    peak = max(sum(part.rss_bytes for part in each.processes) for each in given_)
    assert coarse.rss_bytes.sum(1).max(initial=0) == peak == samples.most_bytes
    if width == 1:
        assert coarse.cpu.sum() * durations.sum() == pytest.approx((totals * durations).sum())


@given(steps=STEPS, at=st.integers(0, 1_700))
def test_that_a_moments_sample_is_the_one_in_whose_time_it_lies(steps, at):
    samples, given_ = samples_of(steps)
    # A moment at which one ends and the next begins belongs to the former, the first moment of all to the first.
    samples.at(samples.last_ns)  # which is asked for most, and is no other's
    found = samples.at(at)
    expected = [each for each in given_ if each.since_ns <= at <= each.at_ns][:1]
    assert ([found] if found else []) == expected


def test_that_the_last_sample_holds_a_little_longer():
    samples, given_ = samples_of([(10, 0.5, {1: (0.25, 3)})])
    assert [samples.at(at) for at in (99, 100, 110, 111, 115)] == [None, given_[0], given_[0], None, None]
    assert samples.at(115, slack_ns=5) == given_[0]
    assert samples.at(116, slack_ns=5) is None
    samples.append(Sample(110, 150, 0.5, 0.25, ()))
    assert [samples.at(at, slack_ns=5) is not None for at in (150, 155, 156)] == [True, True, False]
    assert Samples().at(1, slack_ns=9) is None


def test_that_samples_that_are_not_later_are_left_out():
    samples, given_ = samples_of([(10, 0.5, {})])
    samples.append(given_[0])
    samples.append(Sample(200, 200, 0.0, 0.0, ()))
    assert samples.count == 1
    for at_ns in (130, 120, 130):
        samples.append(Sample(110, at_ns, 0.0, 0.0, ()))
    assert (samples.count, samples.last_ns) == (2, 130)


@pytest.mark.parametrize("processes", [0, 1, 2])
def test_that_of_however_many_processes_each_two_samples_become_one(processes):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOMENTS_MOST", 8)
        samples, _ = samples_of([(10, 0.5, {pid: (0.25, pid) for pid in range(processes)})] * 9)
    assert samples.count == 5
    for at_ns in (120, 140, 160, 180, 190):
        assert samples.at(at_ns).processes == tuple(ProcessSample(process(pid), 0.25, pid) for pid in range(processes))


@given(steps=st.lists(st.tuples(st.integers(1, 50), st.floats(0, 1), PROCESSES), min_size=9, max_size=60))
def test_that_of_very_many_each_two_become_one_and_neither_time_nor_peak_is_lost(steps):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOMENTS_MOST", 8)
        samples, given_ = samples_of(steps)
    assert samples.count <= 8
    assert samples.last_ns == given_[-1].at_ns
    from_ns, to_ns = given_[0].since_ns, given_[-1].at_ns
    drawn = samples.steps(from_ns, to_ns, 1, bands_of(samples))
    spent = sum((part.cpu or 0.0) * (each.at_ns - each.since_ns) for each in given_ for part in each.processes)
    assert drawn.cpu.sum() * (to_ns - from_ns) == pytest.approx(spent, rel=1e-3, abs=1e-3)
    assert drawn.rss_bytes.sum() == samples.most_bytes
    assert samples.at(to_ns) is not None
    assert samples.at(from_ns) is not None


def pair(first, *second):
    """Of two samples what is kept of both, by the process; of one alone, all."""
    both = [first, *second]
    took_ns = [each.at_ns - each.since_ns for each in both]
    fullest = max(both, key=lambda each: sum(part.rss_bytes for part in each.processes))
    found = {}
    for each, weight in zip(both, took_ns, strict=True):
        for part in each.processes:
            cpu, rss = found.get(part.process, (None, 0))
            cpu = cpu if part.cpu is None else (cpu or 0.0) + part.cpu * weight / sum(took_ns)
            found[part.process] = cpu, rss + part.rss_bytes * (each is fullest)
    means = [np.average([getattr(each, name) for each in both], weights=took_ns) for name in ("cores", "own")]
    return first.since_ns, both[-1].at_ns, means, found


@given(steps=st.lists(st.tuples(st.integers(1, 50), st.floats(0, 1), PROCESSES), min_size=9, max_size=9))
def test_that_two_that_become_one_are_told_as_their_mean_and_the_fuller_of_both(steps):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOMENTS_MOST", 8)
        samples, given_ = samples_of(steps[:8])
        assert (samples.count, samples.at(given_[-1].at_ns)) == (8, given_[-1])
        samples, given_ = samples_of(steps)
    for one in (samples, Samples.restored(samples.processes, 7, *columns_of(samples))):
        assert one.count == 5
        for first in range(0, 9, 2):
            since_ns, at_ns, means, found = pair(*given_[first : first + 2])
            for _ in range(2):
                told = one.at(at_ns)
                assert (told.since_ns, told.at_ns, [told.cores, told.own]) == (since_ns, at_ns, pytest.approx(means))
                assert {part.process: part.rss_bytes for part in told.processes} == {
                    process: rss for process, (_, rss) in found.items()
                }
                for part in told.processes:
                    assert part.cpu == (
                        None if found[part.process][0] is None else pytest.approx(found[part.process][0])
                    )


def columns_of(samples):
    """All columns of some samples, as a file would give them."""
    names = (
        ("since_ns", "at_ns", "cores", "own", "rows", "rss", "others"), ("slot", "cpu", "is_known", "rss"),
    )  # fmt: skip
    return [{name: columns[name].copy() for name in of} for of, columns in zip(names, samples.columns(), strict=True)]


@given(steps=STEPS)
def test_that_samples_are_told_again_as_they_were(steps):
    samples, given_ = samples_of(steps)
    again = Samples.restored(list(samples.processes), samples.most_bytes, *columns_of(samples))
    assert (again.count, again.last_ns, again.most_bytes) == (samples.count, samples.last_ns, samples.most_bytes)
    assert [again.at(each.at_ns) for each in given_] == given_
    later = Sample(5_000, 5_001, 0.5, 0.1, (ProcessSample(process(9), 1.0, 3), ProcessSample(process(1), 2.0, 4)))
    again.append(later)
    assert again.at(5_001) == later
    assert len(again.processes) == len(set(again.processes)) == len({*samples.processes, process(9), process(1)})


def test_that_there_is_something_new_with_each_sample_and_nothing_at_first():
    samples = Samples()
    assert (samples.count, samples.last_ns, samples.most_bytes, samples.most_threads, samples.others) == (
        0,
        0,
        0,
        0,
        None,
    )
    versions = [samples.version]
    for at_ns, threads in ((2, 3), (3, 2)):
        samples.append(Sample(at_ns - 1, at_ns, 0.5, 0.1, (ProcessSample(process(1), 1.0, 7, threads),)))
        versions.append(samples.version)
        assert (samples.last_ns, samples.most_threads) == (at_ns, 3)
    assert len(set(versions)) == 3


def test_that_what_is_drawn_is_of_each_band_and_where_it_is():
    samples = Samples()
    for at_ns, cores in ((110, 0.25), (130, 0.5), (140, 0.75)):
        parts = tuple(ProcessSample(process(pid), pid * cores, 2**pid) for pid in range(3))
        samples.append(Sample(at_ns - 10, at_ns, cores, cores / 4, parts))
    for width, edges in ((60, [10, 20, 40, 50]), (120, [20, 40, 80, 100]), (6, [1, 2, 4, 5])):
        drawn = samples.steps(90, 150, width, np.array([1, 0, 1]))
        assert drawn.edges.tolist() == edges
    assert drawn.cores.tolist() == [0.25, 0.5, 0.75]
    assert drawn.own.tolist() == [0.0625, 0.125, 0.1875]
    assert drawn.cpu.tolist() == [[0.25, 0.5], [0.5, 1.0], [0.75, 1.5]]
    assert drawn.rss_bytes.tolist() == [[2, 5]] * 3
    # What is equally full counts once, and a range that begins within a sample at its left edge.
    coarse = samples.steps(105, 145, 1, np.array([0, 0, 0]))
    assert (coarse.edges.tolist(), coarse.rss_bytes.tolist()) == ([0, 1], [[7]])
    assert coarse.cores.tolist() == [(5 * 0.25 + 10 * 0.5 + 10 * 0.75) / 25]
    later = samples.steps(125, 145, 1, np.array([0, 0, 0]))
    assert (later.cores.tolist(), later.rss_bytes.tolist()) == ([(5 * 0.5 + 10 * 0.75) / 15], [[7]])
    nothing = samples.steps(141, 150, 9, np.array([1, 0, 1]))
    assert (nothing.edges.tolist(), nothing.cores.tolist(), nothing.cpu.shape, nothing.rss_bytes.shape) == (
        [0], [], (0, 2), (0, 2),
    )  # fmt: skip
    assert samples.steps(141, 150, 9, np.array([], np.int64)).cpu.shape == (0, 0)


def test_that_a_run_keeps_the_samples_and_whoever_helps_but_no_worker():
    sample = Sample(1, 2, 0.5, 0.1, (ProcessSample(process(1), 1.0, 7),))
    # Another host's worker has a helper's number.
    news = batch([block(header(pid=1, host=this_host()), cell(0)), block(header("b", pid=5, host="else"), cell(1))])
    helpers = (Helper(1, "idle-worker"), Helper(5, "fork-server"))
    run = run_of(replace(news, samples=(sample,), helpers=helpers))
    assert run.samples.at(2) == sample
    assert run.helpers == (Helper(5, "fork-server"),)
    assert run.process_count() == 2


@given(steps=STEPS.filter(bool))
def test_that_what_goes_on_now_is_told_by_the_newest_sample_however_often_it_is_asked(steps):
    samples = Samples()
    _, given_ = samples_of(steps)
    for sample in given_:
        samples.append(sample)
        assert samples.at(sample.at_ns) == samples.at(sample.at_ns) == sample
        assert samples.at(given_[0].at_ns) == given_[0]


@given(steps=STEPS.filter(bool), starts=st.floats(0, 1, exclude_max=True), ends=st.floats(0, 1, exclude_min=True))
def test_that_of_a_sample_at_the_edge_of_a_range_only_the_part_within_counts(steps, starts, ends):
    samples, given_ = samples_of(steps)
    first, last = given_[0], given_[-1]
    from_ns = first.since_ns + starts * (first.at_ns - first.since_ns)
    to_ns = last.since_ns + ends * (last.at_ns - last.since_ns)
    if to_ns <= from_ns:
        from_ns, to_ns = first.since_ns, last.at_ns
    drawn = samples.steps(from_ns, to_ns, 1, bands_of(samples))
    within = [max(min(each.at_ns, to_ns) - max(each.since_ns, from_ns), 0) for each in given_]
    (cores,) = drawn.cores
    assert cores == pytest.approx(np.average([each.cores for each in given_], weights=within))
    used = [sum(part.cpu or 0.0 for part in each.processes) for each in given_]
    assert drawn.cpu.sum() == pytest.approx(np.average(used, weights=within))


def test_that_what_others_used_is_an_average_over_the_time_that_it_was_sampled_in():
    samples = Samples()
    assert samples.others is None
    for since, at, others in ((0, 1, 1.0), (1, 2, None), (2, 5, 0.0)):
        samples.append(Sample(since, at, 0.5, 0.0, (), others=others))
    assert samples.others == 0.25


def test_that_what_others_used_is_kept_where_it_is_known_though_each_two_become_one():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOMENTS_MOST", 8)
        samples = Samples()
        for at in range(9):
            samples.append(Sample(at, at + 1, 0.5, 0.0, (), others=None if at < 3 else at / 4))
    moments, _ = samples.columns()
    np.testing.assert_allclose(moments["others"], [np.nan, 3 / 4, 4.5 / 4, 6.5 / 4, 8 / 4])
