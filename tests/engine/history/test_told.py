"""A run that is kept, in words."""

import dataclasses
import time

import pytest

from engine.history import told
from engine.history.entry import Entry
from engine.history.remark import Remark
from engine.inside.plan import Plan, Watch, make_plan
from engine.trace.run import Outcome

POOL = make_plan(strategy="pool", workers=3, size=1_000, options={"start_method": "spawn"})


def entry(title="", note="", pinned=False, at_s=0.0, outcome=Outcome.FINISHED, elapsed_s=2.0):
    remark = Remark(title, note, pinned)
    return Entry("a.pgram", "/runs/a.pgram", 10, at_s, POOL, outcome, elapsed_s, 3.0, remark)


def test_that_a_run_is_called_as_its_person_called_it_or_by_what_it_had_to_do():
    assert told.name(entry()) == "Sum of squares · 4 jobs of size 1,000"
    assert told.name(entry(title="before\x1b[2J")) == "before·[2J"


def test_that_a_watched_program_is_called_without_its_folder_and_has_no_workers_and_jobs_of_a_plan():
    plan = Plan.watching(Watch(("/a/long/way/to/thumbs.py", "--fast"), None, "/a/long/way/to"))
    watched = dataclasses.replace(entry(), plan=plan)
    assert told.name(watched) == "thumbs.py --fast"
    assert (told.workers(watched), told.jobs(watched)) == ("", "")
    assert (told.workers(entry()), told.jobs(entry())) == ("3", "4")
    assert "/a/long/way/to/thumbs.py" in told.searched(watched)


def test_that_a_run_of_today_has_a_time_and_another_one_a_day():
    now = time.time()
    assert told.when(now) == time.strftime("%H:%M:%S", time.localtime(now))
    assert told.when(86_400.0 * 400.5) == "1971-02-05"


def test_that_what_is_not_known_of_a_run_is_left_out():
    unknown = entry(outcome=None, elapsed_s=None)
    assert (told.elapsed(unknown), told.outcome(unknown), told.speedup(unknown)) == ("", "", "")
    cut = dataclasses.replace(entry(outcome=Outcome.CANCELLED, elapsed_s=None), until_s=1.5)
    assert told.elapsed(cut) == "> 1.500 s"
    assert (told.elapsed(entry()), told.outcome(entry()), told.speedup(entry())) == ("2.000 s", "finished", "1.50 ×")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("", True),
        ("POOL finished", True),
        ("finished slow ★", True),
        ("squares spawn 1,000", True),
        ("before", True),
        ("pool failed", False),
    ],
)
def test_that_a_run_is_found_by_all_words_of_what_is_shown_and_set(text, is_found):
    searched = told.searched(entry("Before", "too slow", pinned=True))
    assert told.is_found(searched, told.wanted(text)) == is_found
