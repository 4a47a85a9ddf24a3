"""The trace for Perfetto: one slice a task, none overlapping another, and whatever else by its rules."""

import json
import re
from decimal import Decimal
from itertools import accumulate, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.formats.perfetto import run_as_perfetto
from engine.formats.perfetto_slices import quoted
from engine.inside.plan import make_plan
from engine.model.batch import Batch, End
from engine.model.incident import Incident, What
from engine.model.measured import CHILD, Life, ProcessSample, Sample
from engine.model.task_record import NO_RECORD
from engine.trace.lane import State
from engine.trace.run import Run
from tests.engine.formats import tried_again
from tests.engine.formats.forging import few, saved_runs
from tests.engine.formats.mishaps import with_mishaps
from tests.engine.insight.traces import spans
from tests.engine.supervise.driving import driver
from tests.engine.trace.cells import batch, block, call, cell, header, process
from tests.engine.trace.watched import saved_watched_run

ESCAPES = re.compile(r'\\["\\]')
"""Those that every version of Perfetto reads. The repr of a text has escapes of its own, whose backslashes are such."""


class NoRecords:
    """Records of which nothing is known."""

    def told(self, records_name, position):
        return NO_RECORD

    def cells(self, records_name, position, count):
        return b""

    def texts(self, records_name, offset, length):
        return b""


def events_of(run, records=None):
    """The events, with their times as exact decimals; what holds of every file is checked."""
    text = "".join(run_as_perfetto(run, records or NoRecords()))
    fields = json.loads(text, parse_float=Decimal, parse_constant=pytest.fail)
    assert list(fields) == ["traceEvents", "otherData"]
    assert "\\" not in ESCAPES.sub("", text)
    events = fields["traceEvents"]
    assert {event["ph"] for event in events} <= set("MXbeC")
    assert all(event["ts"] >= 0 for event in events if event["ph"] != "M")
    assert all(0 < event[name] < 2**32 for event in events for name in ("pid", "tid") if name in event)
    return events


def of_phase(events, phase, name=None):
    return [event for event in events if event["ph"] == phase and name in (None, event.get("cat"), event["name"])]


def read_ns(microseconds):
    """A time as Perfetto reads it: as a double, times 1000, cut off."""
    return int(float(microseconds) * 1000.0)


def begun(run):
    """The tasks that began."""
    return {span.task for span in spans(run)}


@few
@given(what=saved_runs())
def test_that_every_task_that_began_has_one_slice_and_nothing_else_has_one(what):
    slices = of_phase(events_of(what.run, what.records), "X")
    assert sorted(event["args"]["index"] for event in slices) == sorted(begun(what.run))
    for event in slices:
        span = what.run.trace.span_of(event["args"]["index"])
        assert event["name"] == f"job {event['args']['index'] + 1}"
        if span is not None:
            assert event["args"]["state"] == span.state.name.lower()
            assert event["tid"] == events_track(what.run, span.lane, slices, event)


def events_track(run, lane, slices, event):
    """The track of a lane: the one that all of its tasks' slices are on."""
    tracks = {
        other["tid"] for other in slices if (found := run.trace.span_of(other["args"]["index"])) and found.lane == lane
    }
    assert len(tracks) == 1
    return tracks.pop()


@given(what=saved_runs())
def test_that_slices_of_a_track_never_overlap_exactly_or_as_perfetto_reads_them(what):
    tracks = {}
    for event in of_phase(events_of(what.run, what.records), "X"):
        assert event["dur"] >= 0
        tracks.setdefault((event["pid"], event["tid"]), []).append(event)
    for events in tracks.values():
        for before, after in pairwise(events):
            assert before["ts"] + before["dur"] <= after["ts"]
            assert read_ns(before["ts"]) + read_ns(before["dur"]) <= read_ns(after["ts"])


@few
@given(what=saved_runs())
def test_that_asynchronous_events_are_pairs_on_tracks_of_their_own_and_none_overlaps(what):
    open_since = {}
    ended = {}
    for event in events_of(what.run, what.records):
        if event["ph"] not in "be":
            continue
        track = (event["pid"], event["cat"], event["id"])
        assert event["cat"] in ("call", "spawn", "waiting", "attempt", "suspended", "ended", "inner")
        if event["ph"] == "b":
            assert track not in open_since
            assert event["ts"] >= ended.get(track, 0)
            open_since[track] = event["ts"]
        else:
            assert event["ts"] >= open_since.pop(track)
            ended[track] = event["ts"]
            assert "args" not in event
    assert not open_since


@given(started=st.integers(0, 10**13), took=st.lists(st.integers(0, 10**7), min_size=1, max_size=30))
def test_that_times_are_the_nanoseconds_to_the_last_digit(started, took):
    run = Run(make_plan(strategy="sequential", jobs=len(took)))
    cells, at, expected = b"", started + 1_000, []
    for index, length in enumerate(took):
        cells += cell(index, at, at + length)
        expected.append((at, length))
        at += length + 1 + index % 3
    run.apply(batch([block(header(), cells)], call=call(started + 1, at), at_ns=at))
    slices = of_phase(events_of(run), "X")
    assert [(event["ts"] * 1_000 + started + 1, event["dur"] * 1_000) for event in slices] == expected


def test_that_spans_that_touch_do_not_overlap_although_perfetto_cuts_nanoseconds_off():
    times = [1, 501, 1_002, 4_102, 4_103]
    assert read_ns("1.001") == 1_000, "which is before the end of what took 501 ns from 500 ns on"
    run = Run(make_plan(strategy="sequential", jobs=len(times) - 1))
    cells = b"".join(cell(index, *pair) for index, pair in enumerate(pairwise(times)))
    run.apply(batch([block(header(), cells)], call=call(1, 5_000), at_ns=5_000))
    slices = of_phase(events_of(run), "X")
    for before, after in pairwise(slices):
        assert read_ns(before["ts"]) + read_ns(before["dur"]) <= read_ns(after["ts"])
    assert [round(event["dur"] * 1_000, 9) for event in slices] == [500, 501, 3_100, 1]


# 117 ns is among the lengths whose next double below is read as the same number of nanoseconds.
@example(start_ns=0, lengths_ns=[884, 117, 1])
@given(start_ns=st.integers(0, 10**13), lengths_ns=st.lists(st.integers(1, 10**6), min_size=2, max_size=20))
def test_that_spans_that_touch_never_overlap_as_perfetto_reads_them(start_ns, lengths_ns):
    times = list(accumulate(lengths_ns, initial=start_ns + 1))
    run = Run(make_plan(strategy="sequential", jobs=len(lengths_ns)))
    cells = b"".join(cell(index, *pair) for index, pair in enumerate(pairwise(times)))
    run.apply(batch([block(header(), cells)], call=call(1, times[-1]), at_ns=times[-1]))
    for before, after in pairwise(of_phase(events_of(run), "X")):
        assert read_ns(before["ts"]) + read_ns(before["dur"]) <= read_ns(after["ts"])


def test_that_a_task_that_went_down_and_was_run_again_has_its_slice_where_it_ran_last():
    run = Run(make_plan(jobs=2))
    first = run.trace.lane(header("a.records", 5, 5))
    run.apply(batch(call=call(100, 0), at_ns=100))
    run.trace.extend(first, b"", cell(0, 200, 0))
    run.trace.give_back(first, 350)
    run.trace.extend(run.trace.lane(header("b.records", 6, 6)), cell(0, 500, 600), b"")
    run.apply(batch(call=call(100, 700), at_ns=700))
    events = events_of(run)
    (task,) = of_phase(events, "X")
    assert (task["pid"], task["ts"], task["args"]["state"]) == (6, Decimal("0.4"), "done")
    attempt, end = of_phase(events, "b", "attempt") + of_phase(events, "e", "attempt")
    assert (attempt["pid"], attempt["args"]) == (5, {"index": 0, "state": "cancelled"})
    assert (attempt["ts"], end["ts"]) == (Decimal("0.1"), Decimal("0.25"))


def test_that_what_an_engine_ran_again_on_other_hosts_tells_attempts_hosts_and_how_far_clocks_can_be_off():
    what = tried_again.saved_run()
    told = json.loads("".join(run_as_perfetto(what.run, what.records)))
    assert told["otherData"]["engine"] == "dask 2026.8.0, tcp://10.0.0.7:8786"
    events = told["traceEvents"]
    names = [event["args"]["name"] for event in events if event["name"] == "process_name"]
    assert names == ["runner", "worker on a", "worker PID 1 on b", "worker PID 1 on c"]
    assert {event["args"]["labels"] for event in events if event["name"] == "process_labels"} == {"clock ± 0.4 ms"}
    (lost,) = of_phase(events, "b", "attempt")
    tried = [event["args"] for event in (*of_phase(events, "X"), lost)]
    tried = [(each["index"], each.get("attempt"), each.get("attempts")) for each in tried]
    assert sorted(tried, key=str) == [(0, None, None), (1, 1, 3), (1, 2, 3), (1, 3, 3), (2, 1, 2), (2, 2, 2)]


def test_that_a_task_that_went_down_and_never_ran_again_has_its_slice_where_it_ran():
    run = Run(make_plan(jobs=1))
    lane = run.trace.lane(header("a.records", 5, 5))
    run.apply(batch(call=call(100, 0), at_ns=100))
    run.trace.extend(lane, b"", cell(0, 200, 0))
    run.trace.give_back(lane, 350)
    (task,) = of_phase(events_of(run), "X")
    assert (task["pid"], task["dur"], task["args"]["end"]) == (5, Decimal("0.15"), "not recorded")


def test_that_errors_and_lost_tasks_have_a_colour_and_say_why(tmp_path):
    with driver() as drive:
        drive.start(strategy="process", function=with_mishaps(tmp_path), items="range:0:5")
        run = drive.to_the_end()
        events = events_of(run, drive.supervisor.reader)
    colours = {State.DONE: None, State.ERROR: "terrible", State.LOST: "black"}
    slices = of_phase(events, "X")
    assert len(slices) == 5
    for event in slices:
        state = State(run.trace.state[event["args"]["index"]])
        assert event.get("cname") == colours[state]
        told = {key: event["args"].get(key) for key in ("result", "error", "death")}
        assert [key for key, value in told.items() if value is not None] == [
            {State.DONE: "result", State.ERROR: "error", State.LOST: "death"}[state]
        ]
    assert State.LOST in run.trace.state
    assert [event["args"]["death"] for event in slices if "death" in event["args"]] == ["killed by SIGKILL"]


def test_that_a_worker_that_was_replaced_is_not_said_to_wait():
    with driver() as drive:
        drive.start(strategy="pool", jobs=4, size=3_000, workers=2, options={"maxtasksperchild": 1, "chunksize": 1})
        run = drive.to_the_end()
        events = events_of(run, drive.supervisor.reader)
    assert len(run.trace.lanes) == 4
    assert not of_phase(events, "b", "waiting")


def test_that_tasks_running_and_what_the_workers_took_are_counters():
    run = Run(make_plan(jobs=3))
    run.apply(batch(call=call(1_000, 0), at_ns=1_000))
    run.trace.extend(run.trace.lane(header("a", 5, 5)), cell(0, 2_000, 4_000), b"")
    run.trace.extend(run.trace.lane(header("b", 6, 6)), cell(1, 3_000, 4_000) + cell(2, 4_000, 9_000), b"")
    for since, at, parts in (
        (100, 900, [(5, None, 1)]),
        (900, 3_000, [(5, None, 10), (6, 0.5, 20), (77, 1.0, 30)]),
        (3_000, 8_000, [(6, 1.5, 40)]),
    ):
        run.samples.append(
            Sample(since, at, 0.5, 0.1, tuple(ProcessSample(process(part[0]), *part[1:]) for part in parts))
        )
    run.apply(batch(call=call(1_000, 9_000), at_ns=9_000))
    counters = [
        (event["pid"], event["name"], int(event["ts"] * 1_000), *event["args"].items())
        for event in of_phase(events_of(run), "C")
    ]
    assert counters == [
        (99, "tasks running", 1_000, ("tasks", 1)),
        (99, "tasks running", 2_000, ("tasks", 2)),
        (99, "tasks running", 3_000, ("tasks", 1)),
        (99, "tasks running", 8_000, ("tasks", 0)),
        (5, "memory", 0, ("bytes", 10)),
        (6, "memory", 0, ("bytes", 20)),
        (6, "CPU", 0, ("cores", Decimal("0.5"))),
        (6, "memory", 2_000, ("bytes", 40)),
        (6, "CPU", 2_000, ("cores", Decimal("1.5"))),
        (5, "memory", 7_000, ("bytes", 0)),
        (5, "CPU", 7_000, ("cores", 0)),
    ]


@given(text=st.text())
def test_that_no_text_of_the_users_needs_an_escape_that_perfetto_does_not_read(text):
    written = quoted(text)
    assert isinstance(json.loads(written), str)
    assert written.isprintable()
    assert "\\" not in ESCAPES.sub("", written)


def test_that_a_run_that_never_began_is_a_trace_all_the_same():
    run = Run(make_plan(jobs=3))
    events = events_of(run)
    assert {event["ph"] for event in events} <= {"M", "C"}


def test_that_a_task_within_another_is_a_slice_within_its_slice():
    saved = saved_watched_run()
    events = json.loads("".join(run_as_perfetto(saved.run, saved.records)))["traceEvents"]
    slices = {event["args"]["index"]: event for event in events if event["ph"] == "X"}
    outer, carrier, inner = (slices[index] for index in (0, 4, 5))
    assert len({(each["pid"], each["tid"]) for each in (outer, carrier, inner)}) == 1
    for around, within in ((outer, carrier), (carrier, inner)):
        assert around["ts"] < within["ts"]
        assert within["ts"] + within["dur"] < around["ts"] + around["dur"]
    assert max(event["args"]["tasks"] for event in events if event["name"] == "tasks running") == 2
    assert sum(event["name"] == "thread_name" for event in events) == 2


def test_that_suspensions_ends_and_what_tasks_have_started_are_on_tracks_of_their_own():
    run = Run(make_plan(strategy="pool", jobs=1, size=7))
    its = header(pid=7, thread=7)
    incidents = (
        Incident(its.process, What.SUSPENDED, 2_000, by_you=True), Incident(its.process, What.CONTINUED, 4_000),
        Incident(its.process, What.KILLED, 8_000, by_you=True),
    )  # fmt: skip
    lives = tuple(Life(process(20 + at), CHILD, 7, "sh", 500 + 3_000 * at, 7_000) for at in range(2))
    run.apply(batch([block(its, cell(0, 1_500, 5_000))], call=call(1_000, 9_000), at_ns=9_000))
    run.apply(Batch(9_000, call=call(1_000, 9_000), incidents=incidents, lives=lives, end=End()))
    found = {}
    for event in events_of(run):
        if event["ph"] in "be" and event["cat"] in ("suspended", "ended", "inner"):
            found.setdefault((event["cat"], event["name"], event["id"]), []).append(event["ts"])
    told = {(cat, name): [float(at) for at in times] for (cat, name, _), times in found.items()}
    assert told == {
        ("suspended", "suspended"): [1, 3], ("ended", "killed by you"): [7, 7],
        ("inner", "sh (PID 20)"): [0, 6], ("inner", "sh (PID 21)"): [2.5, 6],
    }  # fmt: skip
    assert len({its_id for cat, _, its_id in found if cat == "inner"}) == 2
