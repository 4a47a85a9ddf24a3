"""Jobs that wait."""

import time

from engine.inside.workloads.waiting import WORKLOAD, waiting


def test_that_it_takes_its_milliseconds_and_next_to_no_core():
    began_s, cpu_s = time.perf_counter(), time.thread_time()
    assert waiting((3, 60)) == 3
    assert time.perf_counter() - began_s >= 0.06
    assert time.thread_time() - cpu_s < 0.03


def test_that_its_need_is_the_time_on_the_clock():
    assert WORKLOAD.need(250).seconds == 0.25
    assert WORKLOAD.need(250).memory_bytes == 0
