"""The history: runs that are kept, listed, remarked, removed, restored, and let go of."""

import os
import time
from dataclasses import replace

import pytest

from engine.formats.run_file import open_run, saved
from engine.history.history import DEFAULT_MOST_BYTES, History, HistoryError
from engine.history.remark import Remark
from engine.trace.run import Outcome
from tests.engine.supervise.driving import driver


@pytest.fixture(scope="module")
def made():
    """A run that is over, as it is saved."""
    with driver() as drive:
        drive.start(strategy="pool", jobs=4, size=1_000)
        drive.to_the_end()
        return saved(drive.run, drive.supervisor.reader, 1.5)


@pytest.fixture
def history(tmp_path):
    return History(str(tmp_path / "runs"))


def names(history):
    return [entry.name for entry in history.listing().entries]


def test_that_an_empty_history_lists_nothing_and_makes_no_folder(history):
    listing = history.listing()
    assert (listing.entries, listing.damaged, listing.size_bytes) == ((), (), 0)
    assert listing.most_bytes == DEFAULT_MOST_BYTES
    assert not os.path.exists(history.folder)


def test_that_a_kept_run_is_listed_with_what_it_was_and_can_be_opened(history, made):
    path = history.keep(made)
    (entry,) = history.listing().entries
    assert entry.path == path
    assert (entry.plan, entry.outcome, entry.elapsed_s) == (made.run.plan, Outcome.FINISHED, made.run.elapsed_s)
    assert entry.sequential_s == 1.5
    assert entry.speedup == 1.5 / made.run.elapsed_s
    assert abs(entry.at_s - time.time()) < 600
    assert entry.size_bytes == os.path.getsize(path)
    assert open_run(path).run.trace.span_count() == 4


def test_that_its_folder_is_the_persons_own(history, made):
    history.keep(made)
    assert os.stat(history.folder).st_mode & 0o777 == 0o700


def test_that_the_newest_run_is_listed_first(history, made):
    paths = [os.path.basename(history.keep(replace(made, at_s=at_s))) for at_s in (2_000.0, 3_000.0, 1_000.0)]
    assert names(history) == [paths[1], paths[0], paths[2]]


def test_that_a_run_that_never_began_is_not_kept(history, made):
    started_ns, made.run.started_ns = made.run.started_ns, 0
    try:
        assert history.keep(made) is None
    finally:
        made.run.started_ns = started_ns
    assert names(history) == []


def test_that_remarks_stay_with_their_run_and_go_when_they_are_empty(history, made):
    name = os.path.basename(history.keep(made))
    history.remark(name, Remark("  before the change ", "x" * 9_000, pinned=True))
    (entry,) = History(history.folder).listing().entries
    assert entry.remark == Remark("before the change", "x" * 4_000, pinned=True)
    history.remark(name, Remark())
    assert history.listing().entries[0].remark == Remark()
    assert sorted(os.listdir(history.folder)) == [name, "removed"] or os.listdir(history.folder) == [name]


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"title": 3, "note": [], "pinned": "yes"}', b"[" * 70_000])
def test_that_a_damaged_remark_is_none(history, made, text):
    path = history.keep(made)
    with open(path.replace(".pgram", ".json"), "wb") as file:
        file.write(text)
    assert history.listing().entries[0].remark == Remark()


def test_that_a_removed_run_comes_back_with_its_remark(history, made):
    kept = [os.path.basename(history.keep(made)) for _ in range(3)]
    history.remark(kept[1], Remark("mine"))
    before = history.listing()
    history.remove(kept[:2])
    assert names(history) == kept[2:]
    history.restore(kept[:2])
    assert history.listing() == before


def test_that_what_was_removed_is_gone_after_a_day(history, made):
    name = os.path.basename(history.keep(made))
    history.remove([name])
    history.sweep()
    removed = os.path.join(history.folder, "removed", name)
    assert os.path.exists(removed)
    os.utime(removed, (time.time() - 90_000,) * 2)
    history.sweep()
    assert not os.path.exists(removed)
    history.restore([name])
    assert names(history) == []


def test_that_the_oldest_run_that_is_not_pinned_goes_first(history, made):
    kept = [os.path.basename(history.keep(replace(made, at_s=at_s))) for at_s in (1_000.0, 2_000.0, 3_000.0)]
    history.remark(kept[0], Remark(pinned=True))
    history.limit(int(history.listing().size_bytes * 1.1))
    newest = os.path.basename(history.keep(replace(made, at_s=4_000.0)))
    assert names(history) == [newest, kept[2], kept[0]]
    assert History(history.folder).most_bytes == history.most_bytes


def test_that_a_smaller_size_takes_nothing_away_before_the_next_run_is_kept(history, made):
    kept = [history.keep(made) for _ in range(3)]
    history.limit(os.path.getsize(kept[0]) + 10)
    assert len(names(history)) == 3
    newest = os.path.basename(history.keep(made))
    assert names(history) == [newest]


def test_that_with_no_size_at_all_nothing_is_kept_and_nothing_taken_away(history, made):
    history.keep(made)
    before = names(history)
    history.limit(0)
    assert history.keep(made) is None
    assert names(history) == before


def test_that_a_run_larger_than_the_whole_history_is_refused_and_costs_no_other(history, made):
    history.keep(made)
    before = names(history)
    history.limit(100)
    with pytest.raises(HistoryError) as caught:
        history.keep(made)
    assert caught.value.problem.code == "too-large-to-keep"
    assert names(history) == before
    assert not [name for name in os.listdir(history.folder) if name.endswith(".new")]


def test_that_a_folder_that_cannot_be_written_is_told(tmp_path, made):
    (tmp_path / "file").write_text("")
    with pytest.raises(HistoryError) as caught:
        History(str(tmp_path / "file" / "runs")).keep(made)
    assert caught.value.problem.code == "not-kept"


def test_that_a_damaged_file_is_counted_and_hides_no_other(history, made):
    path = history.keep(made)
    with open(os.path.join(history.folder, "cut.pgram"), "wb") as file, open(path, "rb") as whole:
        file.write(whole.read(100))
    os.symlink(path, os.path.join(history.folder, "link.pgram"))
    os.mkdir(os.path.join(history.folder, "folder.pgram"))
    listing = history.listing()
    assert [entry.path for entry in listing.entries] == [path]
    assert listing.damaged == ("cut.pgram",)


def test_that_a_file_that_has_changed_is_looked_at_again(history, made):
    path = history.keep(made)
    assert len(history.listing().entries) == 1
    with open(path, "ab") as file:
        file.write(b"more")
    assert history.listing().damaged == (os.path.basename(path),)


def test_that_a_file_that_cannot_be_read_costs_no_run_its_place_however_large_it_is(history, made):
    kept = [os.path.basename(history.keep(replace(made, at_s=at_s))) for at_s in (1_000.0, 2_000.0)]
    with open(os.path.join(history.folder, "huge.pgram"), "wb") as file:
        file.truncate(2 * DEFAULT_MOST_BYTES)
    newest = os.path.basename(history.keep(replace(made, at_s=3_000.0)))
    assert names(history) == [newest, *reversed(kept)]
    assert history.listing().damaged == ("huge.pgram",)


def test_that_what_was_half_written_when_the_program_was_killed_is_gone_after_a_day(history, made):
    name = os.path.basename(history.keep(made))
    left = [os.path.join(history.folder, f"{name}.{pid}.new") for pid in (4711, 4712)]
    for path in left:
        with open(path, "wb") as file:
            file.write(b"half")
    os.utime(left[0], (time.time() - 90_000,) * 2)
    os.utime(os.path.join(history.folder, name), (time.time() - 90_000,) * 2)
    history.sweep()
    assert [os.path.exists(path) for path in left] == [False, True]  # the other may be being written
    assert names(history) == [name]


@pytest.mark.parametrize("name", ["../other.pgram", "/etc/passwd", "limit", "removed"])
def test_that_no_name_leads_out_of_the_folder(history, made, name, tmp_path):
    history.keep(made)
    (tmp_path / "other.pgram").write_text("")
    for change in (lambda: history.remove([name]), lambda: history.remark(name, Remark("x"))):
        with pytest.raises(HistoryError):
            change()
    assert (tmp_path / "other.pgram").exists()


def test_that_two_programs_may_use_one_folder(history, made):
    other = History(history.folder)
    first = os.path.basename(history.keep(made))
    assert names(other) == [first]
    other.remove([first])
    history.remark(first, Remark("too late"))  # without a word
    assert names(history) == []
    history.remove([first])


def test_that_what_is_said_of_a_run_is_told_by_its_name(history, made):
    name = os.path.basename(history.keep(made))
    assert history.remark_on(name) == Remark()
    history.remark(name, Remark("a", "b", pinned=True))
    assert history.remark_on(name) == Remark("a", "b", pinned=True)
    with pytest.raises(HistoryError):
        history.remark_on("../out.pgram")
