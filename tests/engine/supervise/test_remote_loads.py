"""What workers of other hosts take, as it is told of them."""

from engine.inside.worker import Process, this_host
from engine.supervise.remote_loads import RemoteLoads

S = 10**9


def test_that_cpu_is_what_was_used_between_two_words_of_a_worker():
    loads = RemoteLoads()
    loads.take("far", 10 * S, (7, 1, 3_000_000, 100, 8, 2, 0, 50))
    assert [(each.cpu, each.rss_bytes) for each in loads.samples(10 * S)] == [(None, 100), (None, 50)]
    loads.take("far", 12 * S, (7, 1, 4_000_000, 200))
    first, second = loads.samples(12 * S)
    assert (first.process, first.cpu, first.rss_bytes) == (Process("far", 7, 1), 0.5, 200)
    assert (second.process, second.cpu) == (Process("far", 8, 2), None)


def test_that_who_was_not_heard_of_for_long_and_who_is_of_this_host_takes_nothing():
    loads = RemoteLoads()
    loads.take("far", 10 * S, (7, 1, 0, 100))
    loads.take(this_host(), 10 * S, (9, 1, 0, 100))
    loads.take("far", 14 * S, (8, 1, -1, 100))
    assert [each.process.pid for each in loads.samples(14 * S)] == [7]
    assert loads.samples(16 * S) == ()


def test_that_another_process_of_the_same_number_begins_anew():
    loads = RemoteLoads()
    loads.take("far", 10 * S, (7, 1, 9_000_000, 100))
    loads.take("far", 11 * S, (7, 2, 100_000, 100))
    assert [each.cpu for each in loads.samples(11 * S) if each.process.start == 2] == [None]
