"""A run file of another version: what is not known is told, what is absent was not measured, and it is the same run."""

import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import words
from engine.formats.container import MAGIC, READABLE_FROM, VERSION, RunFileError, opened
from engine.formats.run_file import open_run, save
from engine.trace.details import details
from engine.trace.run import Run
from tests.engine.formats.forging import OPTIONAL, few, forge, forge_version_1, judged, saved_runs, taken_apart

NEW_NAMES = st.text("abc.", min_size=1, max_size=8).map("new.{}".format)
NUMBERS = st.lists(st.integers(0, 255), max_size=9).map(lambda numbers: np.array(numbers, np.uint8))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
NOT_NEEDED = [
    "python", "checked", "reason", "error", "runner_pid", "returned", "unrecorded", "lost_results", "dropped_bytes",
    "no_room", "own_cpu_share", "garbled", "most_bytes", "pickle_ns", "unpickle_ns", "sequential_s", "at_s",
]  # fmt: skip
PLACES = [(), ("plan",), ("plan", "options"), ("environment",), ("python",), ("checked", "found"), ("error",)]


@few
@given(
    what=saved_runs(),
    parts=st.dictionaries(NEW_NAMES, NUMBERS, max_size=3),
    fields=st.dictionaries(st.tuples(st.sampled_from(PLACES), NEW_NAMES), ANYTHING, max_size=4),
    later=st.integers(0, 3),
)
def test_that_what_a_later_version_adds_is_skipped_and_told_and_the_run_is_the_same(
    what, parts, fields, later, tmp_path
):
    plain, newer, again = (tmp_path / f"{name}.pgram" for name in ("plain", "newer", "again"))
    save(what, str(plain))
    head, known = taken_apart(plain)
    added = set(parts)
    for (place, name), value in fields.items():
        inner = head
        for key in place:
            inner = inner[key] if inner is not None else None
        if inner is not None:
            inner[name] = value
            added.add(".".join([*place, name]))
    forge(newer, head, {**known, **parts}, OPTIONAL | set(parts))
    written_by(newer, VERSION + later)
    found = open_run(str(newer))
    assert set(found.unknown) == added
    more = found.not_shown(str(newer))
    assert (more is None) == (not added)
    assert more is None or any(name in more.told() for name in added)
    save(found, str(again))
    assert again.read_bytes() == plain.read_bytes()


@few
@given(what=saved_runs(), gone=st.sets(st.sampled_from(sorted(OPTIONAL)), min_size=1))
def test_that_a_run_of_which_something_is_absent_opens_as_one_where_it_was_not_measured(what, gone, tmp_path):
    whole, less, again = (tmp_path / f"{name}.pgram" for name in ("whole", "less", "again"))
    save(what, str(whole))
    head, parts = taken_apart(whole)
    forge(less, head, {name: part for name, part in parts.items() if name not in gone})
    assert judged(less) is None
    before, found = open_run(str(whole)), open_run(str(less))
    assert found.unknown == ()
    assert_measured_but_for(gone, before, found)
    save(found, str(again))
    assert_measured_but_for(gone, before, open_run(str(again)))


def assert_measured_but_for(gone, before, found):
    """All of a run is as before, but for what was measured with the parts that are gone."""
    run, was = found.run, before.run
    traffic = ("lane.received", "lane.sent", "received.", "sent.", "runner.")
    travelled = any(name.startswith(traffic) for name in gone)
    whose = {"sampled.host", "sampled.start", "moment.others"}  # which add to the rest
    sampled = any(name.startswith(("sampled.", "moment.", "row.")) for name in gone - whose)
    for span, span_was in zip(run.trace.spans(), was.trace.spans(), strict=True):
        assert (span.task, span.started_ns, span.ended_ns) == (span_was.task, span_was.started_ns, span_was.ended_ns)
        if "span.cpu_ns" in gone:
            assert span.fact("cpu") is None
        elif not any(name.startswith("fact.") for name in gone):
            assert span.facts == span_was.facts
        assert run.trace.argument(span) == (None if travelled else was.trace.argument(span_was))
        assert run.trace.result(span) == (None if travelled else was.trace.result(span_was))
        assert details(run, found.records, span).result == details(was, before.records, span_was).result
    totals = run.trace.totals()
    assert (words.carried(totals) == "") if travelled else (totals == was.trace.totals())
    assert len(run.samples.columns()[0]) == (0 if sampled else len(was.samples.columns()[0]))


def written_by(path, version, readable_from=READABLE_FROM):
    """Have a file written by another version of the format; its checksum is right."""
    data = bytearray(path.read_bytes())
    versions = struct.pack("<II", version, readable_from)
    start = len(MAGIC) + len(versions) + 8
    head = data[start : start + int.from_bytes(data[start - 8 : start - 4], "little")]
    data[len(MAGIC) : start - 8] = versions
    data[start - 4 : start] = struct.pack("<I", zlib.crc32(head, zlib.crc32(versions)))
    path.write_bytes(data)


@few
@given(what=saved_runs())
def test_that_a_needed_part_that_is_not_known_needs_a_newer_program(what, tmp_path):
    path = tmp_path / "newer.pgram"
    save(what, str(path))
    head, parts = taken_apart(path)
    forge(path, head, {**parts, "graph.edges": np.zeros(3, np.uint8)})
    problem = judged(path)
    assert (problem.code, problem.values["what"]) == ("unknown-in-run-file", "graph.edges")
    assert "newer Parallelogram" in problem.told()


@few
@given(what=saved_runs(), place=st.sampled_from([("plan", "strategy"), ("outcome",)]))
def test_that_a_way_that_is_not_known_needs_a_newer_program(what, place, tmp_path):
    path = tmp_path / "newer.pgram"
    save(what, str(path))
    head, parts = taken_apart(path)
    *outer, last = place
    (head[outer[0]] if outer else head)[last] = "by-post"
    forge(path, head, parts)
    problem = judged(path)
    assert (problem.code, problem.values["what"]) == ("unknown-in-run-file", f"{last} by-post")
    forge_version_1(path, head, parts)
    assert judged(path).code == "damaged-run-file"


@few
@given(what=saved_runs())
def test_that_an_older_file_opens_and_is_never_called_newer(what, tmp_path):
    path, older, again = (tmp_path / f"{name}.pgram" for name in ("new", "older", "again"))
    save(what, str(path))
    head, parts = taken_apart(path)
    for name in ("lost_results", "no_room"):  # which came while the format was version 1
        head.pop(name) if not head[name] else None
    forge_version_1(older, head, parts)
    save(open_run(str(older)), str(again))
    assert again.read_bytes() == path.read_bytes()
    forge_version_1(older, head, {**parts, "more": np.zeros(3, np.uint8)})
    assert judged(older).code == "damaged-run-file"


@few
@given(what=saved_runs(), gone=st.sets(st.sampled_from(NOT_NEEDED), min_size=1))
def test_that_fields_of_the_head_that_are_not_needed_may_be_absent(what, gone, tmp_path):
    path = tmp_path / "less.pgram"
    save(what, str(path))
    head, parts = taken_apart(path)
    forge(path, {name: value for name, value in head.items() if name not in gone}, parts)
    assert judged(path) is None
    found, unknown = open_run(str(path)), Run(what.run.plan)
    assert not found.unknown
    for name in gone & set(vars(unknown)):
        assert getattr(found.run, name) == getattr(unknown, name)


def test_that_only_what_can_be_read_from_its_own_version_on_is_written(tmp_path):
    assert READABLE_FROM <= VERSION
    path = tmp_path / "any.pgram"
    forge(path, {}, {"one": np.zeros(2, np.uint8), "two": np.ones(3, np.float64)}, {"two"})
    written_by(path, VERSION + 1, VERSION + 1)
    with pytest.raises(RunFileError) as caught, opened(str(path)):
        pass
    assert caught.value.problem.values == {"path": str(path), "version": VERSION + 1, "known": VERSION}
    written_by(path, VERSION + 1, VERSION)
    with opened(str(path)) as file:
        assert file.optional("three", "u", 9) is None
        assert file.optional("two", "f", 9).tolist() == [1, 1, 1]
        assert not file.holds(["one", "three"])
        assert file.end() == ()
