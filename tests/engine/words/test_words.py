"""Codes become sentences, in this one place."""

import dataclasses
import math
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import words
from engine.inside import language
from engine.inside.plan import WATCHING, Plan, make_plan
from engine.inside.records.events import Checked, Found
from engine.inside.strategies import strategies
from engine.inside.trial import DIED, DONE, LONG, NOT_TRIED, RAISED
from engine.inside.workloads import workloads
from engine.insight.comparison import Measured, compare
from engine.insight.excerpt import Excerpt
from engine.insight.sweep import curves
from engine.insight.what_if.gains import Bound
from engine.model.call import Python
from engine.model.death import Death
from engine.model.outcome import TaskError
from engine.problems.endings import StrategyRaised, TasksFailed
from engine.problems.stalled import Stalled
from engine.supervise.helpers import KINDS
from engine.trace.details import Details
from engine.trace.lane import State
from engine.trace.run import Outcome
from engine.trace.traffic import Message, Totals


@given(st.text(), st.text())
def test_that_what_a_task_raised_cannot_break_the_line(name, message):
    assert StrategyRaised(type=name, message=message).told().isprintable()


@pytest.mark.parametrize(("message", "line"), [("", "KeyboardInterrupt"), ("by hand", "KeyboardInterrupt: by hand")])
def test_that_of_an_error_without_a_message_nothing_but_its_type_is_told(message, line):
    error = TaskError("KeyboardInterrupt", message, "")
    assert words.result(Details(None, error, None)) == line
    assert StrategyRaised(type=error.type, message=message).told() == f"The strategy raised {line}"


def test_that_of_a_message_of_a_megabyte_the_beginning_is_told():
    sentence = StrategyRaised(type="E", message="<b>" * 400_000).told()
    assert len(sentence) < 300
    assert sentence.endswith("…")


@pytest.mark.parametrize(
    ("took_s", "cpu_s", "told"),
    [
        (1.5, 0.82, "1.50 s, a core for 0.82 s"),
        (1.5, 1.47, "1.50 s"),
        (1.5, 1.6, "1.50 s"),
        (1.0, 3.0, "1.00 s, on 3.0 cores"),
        (0.0, 0.0, "0 s"),
        (0.104, 0.101, "0.10 s"),  # one figure twice would tell nothing
    ],
)
def test_that_a_task_without_a_core_of_its_own_all_the_time_is_told_so(took_s, cpu_s, told):
    assert words.on_cores(took_s, cpu_s) == told


def test_that_a_stalled_run_that_is_over_is_not_told_to_be_stopped():
    values = {"strategy": "pool", "task": 2, "pid": 4_711, "signal": "SIGKILL", "exit_code": None}
    during = Stalled(**values).told()
    assert during == (
        "Pool is waiting for a result that will never come: worker PID 4711 was killed by SIGKILL during job 3; "
        "stop the run"
    )
    after = Stalled(**values).told_afterwards()
    assert after.startswith("Pool was waiting for a result that would never come")
    assert "stop" not in after
    assert Stalled(strategy="pool").told_afterwards().endswith("did not return")
    assert Stalled(**values).told_afterwards() == after


def test_that_a_watched_program_that_is_stalled_is_called_the_program():
    of_nobody = Stalled(strategy=WATCHING)
    assert "the program d" in of_nobody.told()
    assert "the program d" in of_nobody.told_afterwards()
    of_a_worker = Stalled(strategy=WATCHING, task=2, pid=4_711, signal="SIGKILL")
    assert of_a_worker.told().startswith("The program ")
    assert of_a_worker.told_afterwards().startswith("The program ")


@pytest.mark.parametrize(
    ("how", "told"),
    [
        (Death("SIGKILL"), "killed by SIGKILL"),
        (Death("SIGKILL", reason="by-hand"), "killed by you"),
        (Death("SIGKILL", reason="time-limit"), "time was up"),
        (Death("SIGKILL", reason="out-of-memory"), "out of memory"),
        (Death(exit_code=3), "exit code 3"),
        (Death(), "died"),
    ],
)
def test_that_there_are_few_words_for_how_a_worker_ended(how, told):
    assert words.death_in_brief(how) == told


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0 s"), (5.4, "5 s"), (89, "89 s"), (90, "2 minutes"), (720, "12 minutes"), (10_800, "3 hours"),
     (1e6, "12 days"), (1e9, "32 years")],
)  # fmt: skip
def test_that_a_duration_is_told_roughly(seconds, shown):
    assert words.duration(seconds) == shown


@pytest.mark.parametrize(
    ("value_s", "text"),
    [(1.2345678, "1.234568 s"), (0.0123456, "12.346 ms"), (7e-6, "7 µs"), (0.0, "0 µs"), (0.99999972, "1.000000 s"),
     (0.9999994, "999.999 ms"), (999.6e-6, "1.000 ms"), (999.4e-6, "999 µs")],
)  # fmt: skip
def test_that_times_are_told_to_the_microsecond(value_s, text):
    assert words.exact(value_s) == text


@pytest.mark.parametrize(
    ("value_s", "text"),
    [(12e-6, "12 µs"), (3.4e-3, "3.4 ms"), (1.2, "1.2 s"), (720.0, "12 minutes"), (0.99999, "1.0 s"),
     (0.9994, "999 ms"), (0.99999e-3, "1.0 ms"), (0.9994e-3, "999 µs")],
)  # fmt: skip
def test_that_a_rough_time_that_is_nearly_the_next_unit_is_told_in_that(value_s, text):
    assert words.short_duration(value_s) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0 s"), (35e-6, "35 µs"), (0.0123, "12.3 ms"), (1.694, "1.69 s"), (12_345.678, "12,345.68 s")],
)
def test_that_a_time_has_the_figures_that_can_be_read(value, text):
    assert words.at_a_glance(value) == text


@given(st.text(max_size=300), st.integers(1, 100))
def test_that_a_text_is_cut_only_where_it_is_too_long_and_says_so(text, most):
    for shown in (words.cut(text, most), words.readable(text, most)):
        assert len(shown) <= most + 1
        assert shown.endswith("…") or len(shown) <= most
    assert words.cut(text, most) == text or len(text) > most
    assert "\n" not in words.readable(text, most)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0 s"), (4e-8, "0.04 µs"), (3.3e-6, "3.3 µs"), (331.4e-6, "331 µs"), (0.99949e-3, "999 µs"),
     (0.9996e-3, "1.000 ms"), (0.0123456, "12.35 ms"), (-0.002, "-2.000 ms"), (0.123456, "0.123 s"),
     (1.9316, "1.932 s"), (4_321.5, "4,321.500 s")],
)  # fmt: skip
def test_that_a_measured_time_is_told_in_the_unit_that_reads_best(seconds, shown):
    assert words.elapsed(seconds) == words.elapsed_if_known(seconds) == shown


def test_that_a_time_that_is_not_known_is_told_as_it_is_asked_for():
    assert (words.elapsed_if_known(None), words.elapsed_if_known(None, "–")) == ("", "–")


@given(st.floats(1e-9, 1e6))
def test_that_no_time_that_something_took_is_told_as_none(seconds):
    figure, unit = words.elapsed(seconds).split()
    told = float(figure.replace(",", "")) * {"s": 1.0, "ms": 1e-3, "µs": 1e-6}[unit]
    assert told == pytest.approx(seconds, rel=0.006)


@pytest.mark.parametrize(
    ("death", "shown"),
    [
        (Death(signal="SIGKILL"), "its worker was killed by SIGKILL"),
        (Death(exit_code=3), "its worker ended with exit code 3"),
        (Death(exit_code=0), "its worker ended with exit code 0"),
        (Death(), "its worker ended, and nobody saw how"),
    ],
)
def test_that_a_death_is_told(death, shown):
    assert words.death(death) == shown


def test_that_one_is_not_many():
    assert TasksFailed(error=1, lost=0).told() == "1 job raised an error"
    assert TasksFailed(error=0, lost=1_000).told() == ("1,000 jobs were lost with their workers")
    assert words.load(make_plan(jobs=1, size=1_000)) == "Sum of squares · 1 job of size 1,000"
    assert words.load(make_plan(jobs=4, size=5)) == "Sum of squares · 4 jobs of size 5"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"strategy": "sequential"}, "Plain loop"),
        ({"strategy": "pool"}, "Pool · 2 workers"),
        (
            {"strategy": "pool", "options": {"start_method": "spawn", "chunksize": 8}},
            "Pool · 2 workers · spawn · jobs per chunk 8",
        ),
        (
            {"strategy": "joblib", "options": {"batch_size": "auto", "pre_dispatch": "all"}},
            "joblib Parallel · 4 workers · jobs per batch auto · sent in advance all",
        ),
        (
            {"strategy": "threads", "workers": 1, "keep_going": True, "task_timeout_s": 2.5},
            "Threads · 1 worker · keeps going · at most 2.5 s per job",
        ),
    ],
)
def test_that_a_way_is_told_in_brief(fields, told):
    assert words.way(make_plan(**fields)) == told


def test_that_the_python_of_a_way_is_told_by_its_path():
    plan = dataclasses.replace(make_plan(strategy="pool"), python="/a/\x1bvenv/bin/python")
    assert words.way(plan) == "Pool · 2 workers · /a/·venv/bin/python"


def test_that_a_python_that_all_ways_have_tells_none_from_another():
    pool, threads = (
        dataclasses.replace(make_plan(strategy=name), python="/a/venv/bin/python") for name in ("pool", "threads")
    )
    assert [told for told in words.way_names([pool, threads]) if "/a/" in told] == []
    other = dataclasses.replace(threads, python=None)
    assert words.way_names([pool, other])[0] == words.way(pool) == "Pool · 2 workers · /a/venv/bin/python"


def test_that_other_results_are_told_with_the_first_job_that_has_them():
    assert words.results_differ("pool", "threads", 1_600) == (
        "The results of pool differ from those of threads, first at job 1,601: their times do not compare"
    )
    assert words.results_differ("pool", "pool", 0).startswith("The results of pool differ from one run to the next")


def test_that_different_work_is_told_by_what_it_is_and_not_without_end():
    one, *more = [make_plan(size=size) for size in range(10)]
    assert words.different_work([one, one, more[0]]) == (
        "These runs do not do the same work (Sum of squares · 4 jobs of size 0; Sum of squares · 4 jobs of size 1): "
        "their times do not compare"
    )
    assert "and 7 more)" in words.different_work([one, *more])
    own = Plan("pool", 2, 4, None, None, function="/w.py:f", items="range:0:4")
    told = words.different_work([own, dataclasses.replace(own, items="range:4:8")])
    assert "(f of w.py · 4 jobs, but of other items or another file)" in told


def test_that_every_field_of_a_plan_has_a_name_for_people():
    fields = {field.name for field in dataclasses.fields(Plan)} - {"options", "skip_trial"}
    assert {field for field in fields if words.field_name(field) == field} == set()
    assert words.field_name("chunksize") == "Jobs per chunk"
    assert words.field_name("numpy") == "numpy"


HANGUL = re.compile("[가-힣]")
# Three words of English in a row are a sentence that nobody has translated.
ENGLISH = re.compile(r"\b[a-z]+ [a-z]+ [a-z]+\b")


def in_korean(sentence):
    return HANGUL.search(sentence) and not ENGLISH.search(sentence)


DEATHS = [
    Death(),
    Death("SIGKILL"),
    Death(exit_code=3),
    Death("SIGKILL", reason="by-hand"),
    Death(reason="by-hand"),
    Death("SIGKILL", reason="time-limit"),
    Death("SIGKILL", reason="out-of-memory"),
]


@pytest.mark.parametrize(
    "tell",
    [
        *(lambda how=how: words.death(how) for how in DEATHS),
        *(lambda how=how: words.death_in_brief(how) for how in DEATHS),
        *(lambda kind=kind: words.helper(kind) for kind in KINDS),
        *(lambda kind=kind: words.helper_purpose(kind) for kind in KINDS),
        *(lambda state=state: words.state(state) for state in State),
        *(lambda outcome=outcome: words.outcome(outcome) for outcome in Outcome),
        *(lambda s=s: words.duration(s) for s in (90, 9_000, 1e6, 1e9)),
        lambda: words.cores(0.5),
        lambda: words.process_load(4_711, None, 5),
        lambda: words.workers(2),
        lambda: words.load(make_plan()),
        lambda: words.load(Plan("pool", 2, 4, None, None, function="/w.py:f", items="range:0:4")),
        lambda: words.way(make_plan(strategy="pool", keep_going=True, task_timeout_s=2.5)),
        lambda: words.results_differ("pool", "threads", 1),
        lambda: words.results_differ("pool", "pool", 1),
        lambda: words.different_work([make_plan(size=size) for size in range(10)]),
        lambda: words.different_work([make_plan(), make_plan()]),
        lambda: words.close_ranks("pool", "threads"),
        lambda: words.unfinished(1, 2),
        lambda: words.python(Python("3.12.1", gil=False, cores=2)),
        *(
            lambda trial=trial: words.checked(Checked(4, 2, Found(trial, 1.0, 1.0, 5, 6, "E")), 3.0)
            for trial in (DONE, RAISED, DIED, LONG, NOT_TRIED)
        ),
        lambda: words.excerpt(Excerpt(10**9, 2, 5, 4, 1, 1, 10**9, 10**8, 10**7)),
        lambda: words.message(Message(2, 100, 5, 6)),
        lambda: words.carried(Totals(5, 100, 5, 100, 7, 8)),
    ],
)
def test_that_whatever_else_is_told_is_told_in_korean(tell, korean):
    assert in_korean(tell()), tell()


def test_that_every_name_of_a_field_is_told_in_korean(korean):
    fields = {field.name for field in dataclasses.fields(Plan)} - {"options", "skip_trial"}
    assert {field for field in fields if not HANGUL.search(words.field_name(field))} == set()


def test_that_what_is_said_about_strategies_and_workloads_is_told_in_korean(korean):
    for strategy in strategies().values():
        texts = [strategy.title, strategy.summary, *(option.explanation for option in strategy.options)]
        assert all(in_korean(language.marked(text)) for text in texts), strategy.identifier
    for workload in workloads().values():
        texts = (workload.title, workload.lesson, workload.size_meaning)
        assert all(in_korean(language.marked(text)) for text in texts), workload.identifier


def test_that_ranks_by_one_run_each_are_told_to_be_so():
    once = compare([measured("sequential", 2.0), measured("pool", 1.0)], ())
    assert "repeats would tell" in words.run_once(once)
    again = compare([measured("sequential", 2.0), measured("pool", 1.0), measured("pool", 1.1)], ())
    assert words.run_once(again) == ""
    assert words.run_once(compare([measured("pool", 1.0)], ())) == ""


def measured(strategy, elapsed_s):
    return Measured(make_plan(strategy=strategy), Outcome.FINISHED, elapsed_s, None, 1, None)


def compared(*runs):
    """A comparison of runs: the strategy, the workers, and what each of its runs took, in seconds; None: it failed."""
    return compare(
        [
            Measured(make_plan(strategy=name, workers=workers), Outcome.FAILED if took_s is None else Outcome.FINISHED,
                     took_s, None, 1, None)
            for name, workers, times in runs
            for took_s in times
        ],
        (),
    )  # fmt: skip


FAST, NEAR, FAR = ("pool", 2, [1.0, 1.2, 1.1]), ("threads", 2, [1.05, 1.15, 1.25]), ("sequential", 1, [9.0, 9.1, 9.2])
APART = ("pool", 2, [1.0, 1.01, 1.02, 1.03]), ("threads", 2, [2.0, 2.01, 2.02, 2.03])
WON = "Pool · 2 workers is the fastest, with a median of 1.015 s; the next, Threads · 2 workers, takes 99% longer"
BOTH = "Pool · 2 workers and Threads · 2 workers"
TIE = f"{BOTH} cannot be told apart, though Pool · 2 workers had the shortest median, 1.100 s; more repeats might tell"
FEW = (
    "Pool · 2 workers had the shortest median, 1.160 s, and Threads · 2 workers the next, 2.250 s, but so few runs "
    "cannot prove which is the fastest; run each {least} times or more"
)
LEAD = f"The fastest is one of {BOTH}, which cannot be told apart, with a median of 1.100 s; all others are slower"
ONCE = "Pool · 2 workers was the fastest, 1.000 s; each was run only once, so repeat them to rule out chance"
ONE = "Pool · 2 workers is the only one that finished, in 1.000 s"
NONE = "No way has given a result that can be compared"


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        (APART, WON),
        ((FAST, NEAR), TIE),
        ((("pool", 2, [1.1, 1.16, 1.3]), ("threads", 2, [2.2, 2.3])), FEW.format(least=3)),
        ((("pool", 2, [1.1, 1.16, 2.1]), ("threads", 2, [2.2, 2.3])), FEW.format(least=4)),
        (
            (("pool", 2, [1.12, 1.2]), ("threads", 2, [1.1, 2.2, 2.3, 2.4]), ("process", 4, [8.0, 8.0])),
            FEW.format(least=4),
        ),
        ((FAST, NEAR, FAR), LEAD),
        ((("pool", 2, [1.0]), ("threads", 2, [2.0])), ONCE),
        ((("pool", 2, [1.0]), ("threads", 2, [None])), ONE),
        ((("pool", 2, [None]), ("threads", 2, [None])), NONE),
        ((("pool", 2, [1.0, 1.0]),), ""),
        ((), ""),
    ],
)
def test_that_the_winner_is_named_or_that_nobody_can_tell(runs, told):
    assert words.winner(compared(*runs)) == told


def test_that_other_numbers_of_workers_are_told_but_not_of_the_loop_and_of_one_strategy():
    plans = [make_plan(strategy="sequential"), make_plan(strategy="pool", workers=2)]
    assert words.unequal_workers([*plans, make_plan(strategy="threads", workers=2)]) == ""
    assert words.unequal_workers([*plans, make_plan(strategy="pool", workers=4)]) == ""
    told = words.unequal_workers([*plans, make_plan(strategy="process", jobs=4)])
    assert told == "Not all have as many workers: Pool 2, Process per job 4"


def test_that_ways_of_other_work_are_told_by_what_they_do():
    pool = make_plan(strategy="pool", workers=2)
    assert words.way_names([pool, pool.sequential()]) == ["Pool · 2 workers", "Plain loop"]
    own = [dataclasses.replace(pool, workload=None, size=None, function=f"/a/work.py:{name}") for name in ("f", "g")]
    assert words.way_names([pool, *own]) == [
        "Sum of squares · Pool · 2 workers",
        "f · Pool · 2 workers",
        "g · Pool · 2 workers",
    ]
    larger = dataclasses.replace(pool, size=5)
    assert words.way_names([larger, dataclasses.replace(pool, size=6)])[0] == f"{words.load(larger)} · Pool · 2 workers"


def test_that_it_is_told_during_how_many_runs_other_programs_were_at_work():
    assert words.others_meanwhile([], 4) == ""
    told = "Other programs were at work during 2 of 4 runs, and had 1.20 cores at most: "
    assert words.others_meanwhile([0.5, 1.2], 4) == f"{told}without them, the order may be another"


def test_that_a_loop_that_was_run_once_for_all_is_no_contender():
    loop = ("sequential", 1, [9.0])
    assert words.winner(compared(*APART, loop)) == WON
    assert words.winner(compared(FAST, NEAR, loop)) == TIE
    quick = ("process", 4, [0.5])
    assert (
        words.winner(compared(quick, FAST, NEAR)) == f"{TIE} (Process per job · 4 workers took less, but ran only once)"
    )
    alone = "Pool · 2 workers takes a median of 1.100 s; nothing else was repeated, so chance cannot be ruled out"
    assert words.winner(compared(FAST, loop)).startswith(alone)


def test_that_of_many_that_cannot_be_told_apart_some_are_named():
    ways = [("pool", workers, [1.0, 1.2, 1.1]) for workers in range(1, 7)]
    told = words.winner(compared(*ways))
    assert told.startswith("Pool · 1 worker, Pool · 2 workers, Pool · 3 workers and 3 others cannot be told apart")


def curve(law, counts=(1, 2, 4, 8), noise=0.01, runs=4):
    draw = random.Random(5)
    measured = [
        Measured(make_plan(strategy="pool", workers=count, jobs=100, options={"chunksize": 8}), Outcome.FINISHED,
                 law(count) * math.exp(draw.gauss(0, noise)), None, 1, None, 64)
        for count in counts
        for _ in range(runs)
    ]  # fmt: skip
    (found,) = curves(compare(measured, ()), measured, ())
    return found


def test_that_a_curve_is_told_by_its_law_and_what_that_bounds():
    told = words.curve_told(curve(lambda count: 10 * (0.2 + 0.8 / count)))
    assert re.fullmatch(
        r"Pool · jobs per chunk 8: Amdahl’s law, \d\.\d% off: (19|20)\.\d% of it is serial \(.*\), so that no number "
        r"of workers makes it more than [45]\.\d\d × as fast",
        told,
    )
    assert "Gustafson’s law" in words.curve_told(curve(lambda count: 10 / (0.4 + 0.6 * count)))
    told = words.curve_told(curve(lambda count: 10 * (1 + 0.01 * count * (count - 1)) / count, (1, 2, 4, 8, 16, 32)))
    assert "Gunther’s universal law" in told
    assert "fastest with about 10 workers" in told


def test_that_a_curve_without_a_law_says_why():
    assert "no law can be fitted to 2 numbers of workers" in words.curve_told(curve(lambda count: 1 / count, (1, 2)))
    alike = [curve(lambda count: 1 / count, (1, 2))] * 2
    (told,) = words.curves_told(alike)
    assert told == f"{words.curve_name(alike[0])}, {words.curve_told(alike[1])}"
    few = words.curve_told(curve(lambda count: 1 / count, (1, 2, 4), runs=1))
    assert "too few runs" in few
    assert "the laws fit alike" in words.curve_told(curve(lambda count: 1 / count))


def test_that_how_far_a_comparison_is_is_told_in_brief():
    assert words.comparison_progress("pool", 1, 1, "2 of 4 jobs", 0) == "pool, 2 of 4 jobs"
    told = words.comparison_progress("pool", 2, 3, "2 of 4 jobs", 5)
    assert told == "Round 2 of 3: pool, 2 of 4 jobs; 5 more runs to come"


def test_that_pickling_of_which_nothing_is_known_is_not_told_to_have_taken_no_time():
    assert words.carried(Totals(5, 100, 0, 0, 0, 8_000)) == "100 B to the workers in 5 messages; unpickling took 8.0 µs"
    assert words.carried(Totals(5, 100, 0, 0, 0, None)) == "100 B to the workers in 5 messages"


@pytest.mark.parametrize(
    ("start_s", "end_s", "told"),
    [
        (0.026, 1.604, "0.026 s to 1.604 s"),
        (0.0, 0.0123, "0.00 ms to 12.30 ms"),
        (1e-5, 2e-5, "10.0 µs to 20.0 µs"),
        (1.2, 1.200005, "1.200000 s to 1.200005 s"),
        (4_711.0, 4_712.5, "4,711.000 s to 4,712.500 s"),
        (1.2, 1.2, "1.200 s to 1.200 s"),
        (0.0, 0.0, "0.0 µs to 0.0 µs"),
    ],
)
def test_that_two_moments_have_one_unit_and_are_told_apart(start_s, end_s, told):
    assert words.from_to(start_s, end_s) == told


def test_that_it_is_told_what_a_program_would_still_take_on_many_cores():
    told = words.bounded(Bound(all_s=2.5, serial_s=0.355, shared_s=0.8))
    outside = "355 ms of its 2.5 s are outside of its parallel parts, which take 800 ms even then."
    assert told == f"Even with 64 cores it would be at most 2.16 × as fast: {outside}"
