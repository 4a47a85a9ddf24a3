"""A run as a page for a browser, to be opened from a file by whoever has no such program."""

import time
from collections.abc import Iterator, Sequence

from .. import words
from ..inside.language import tr
from ..inside.strategies import START_METHOD
from ..insight.breakdown import Breakdown
from ..insight.machine import taken_cores
from ..insight.speedup import speedup, utilisation
from ..insight.verdict import why
from ..long_work import part
from ..trace.hosts import hosts_of, is_spread
from ..trace.lane import Lane, State
from ..trace.run import Outcome, Run
from .environment import Environment
from .page import Cell, bytes_of, card, element, page, table, tag
from .page_data import PageData, page_data
from .results import RunRecords
from .told_run import UNKNOWN, failures, where

PAGE_MOST_BYTES = 2_000_000
_TEXTS_MOST_BYTES = 900_000
_BASE64 = 4 / 3
_ROWS_MOST = 1_000
_LEGEND_LEAST = 0.005
_FINDINGS_MOST = 6


def run_as_page(
    run: Run, records: RunRecords, environment: Environment, sequential_s: float | None, *, title: str = ""
) -> str:
    """The page, in the language that is spoken. Any thread; reads all records, and takes a second for 100,000 tasks.

    Args:
        run: a run that is over.
        records: its own.
        environment: where it ran.
        sequential_s: the plain loop's time, if it was run as well.
        title: the person's own name for it; empty: none.
    """
    found = why(run, records, sequential_s)
    with part(0.1, 0.5):
        bare = page_data(run, records)
    room = PAGE_MOST_BYTES * 0.94 - 60_000 - bytes_of(bare.fields)
    with part(0.5, 1.0):
        data = page_data(run, records, texts_most=int(min(max(room, 0) / _BASE64, _TEXTS_MOST_BYTES)))
    name = title or words.title(run.plan)
    body = [
        element("header", [tag("h1", name), tag("p", rest(run)), *busy_mark(run)]) + "\n",
        card_of_figures(run, sequential_s, found.breakdown, list(words.sentences(found)), list(failures(run, records))),
        card(
            tr("Which process ran what"),
            [element("div", [], id="timeline", tabindex="0", role="img", aria_label=tr("The timeline of the run"))],
            hint(data),
        ),
        _tables(run, environment, data),
    ]
    until_s = max(run.since_start_s(run.until_ns), 0.0) if run.started_ns else 0.0
    fields = {"words": script_words(), "until_s": until_s, "runs": [data.fields]}
    return page(f"{name} · {words.load(run.plan)}", body, fields)


def rest(run: Run, *, with_load: bool = True) -> str:
    """What a run had to do, unless that is told elsewhere, by which start method, and when."""
    parts = [tr("watched") if run.plan.watch is not None else words.load(run.plan)] if with_load else []
    if START_METHOD.key in run.plan.options:
        parts.append(str(run.plan.options[START_METHOD.key]))
    if run.at_s:
        parts.append(time.strftime("%Y-%m-%d %H:%M", time.localtime(run.at_s)))
    return words.plain(" · ".join(parts))


def busy_mark(run: Run) -> list[str]:
    """A mark where other programs had so much of the machine that its times do not tell of a quiet one."""
    taken = taken_cores(run)
    return [] if taken is None else [tag("p", words.busy_machine(taken), class_="busy")]


def hint(*data: PageData) -> str:
    """How to look around, and what is drawn, where not all is."""
    told = [tr("wheel: zoom · drag: move · double click: all")]
    if any(each.lanes and not each.bars for each in data):
        told.insert(0, tr("so many jobs are drawn by how busy each worker was"))
    return " · ".join(told)


def card_of_figures(
    run: Run, sequential_s: float | None, breakdown: Breakdown, sentences: Sequence[str], wrong: Sequence[str]
) -> str:
    """The figures, where the time went, and what is to be said of it."""
    is_good = run.outcome is Outcome.FINISHED
    outcome = words.outcome(run.outcome, run.exit_status) if run.outcome is not None else UNKNOWN
    elapsed = [
        words.at_a_glance(run.elapsed_s) if run.elapsed_s is not None else UNKNOWN,
        tag("span", outcome, class_="outcome good" if is_good else "outcome"),
    ]
    figures = element(
        "dl", [element("div", [tag("dt", name), tag("dd", told)]) for name, told in _figures(run, sequential_s)]
    )
    verdict, *more = sentences or [""]
    inner = [
        element("div", [element("div", elapsed, class_="elapsed"), element("dl", figures)], class_="figures"),
        *_loss_bar(breakdown),
        tag("p", verdict, class_="verdict"),
    ]
    if more:
        inner.append(element("ul", [tag("li", each) for each in more[:_FINDINGS_MOST]], class_="more"))
    if wrong:
        inner.append(element("ul", [tag("li", words.plain(each)) for each in wrong], class_="wrong"))
    return element("section", inner, class_="card") + "\n"


def script_words() -> dict[str, object]:
    """What the page's script says, in the language that is spoken."""
    return {
        "job": tr("job {number}"),
        "job_column": tr("Job"),
        "item": tr("Item"),
        "state": tr("State"),
        "worker": tr("Worker"),
        "started": tr("Started"),
        "took_column": tr("Took"),
        "cpu": tr("On a core"),
        "result": tr("Result"),
        "took": tr("took {time}"),
        "took_cpu": tr("took {time}, of which {cpu} on a core"),
        "ran": tr("from {start} to {end}"),
        "clock": tr("Clock"),
        "attempt": tr("attempt {number} of {count}"),
        "many": tr("{jobs} jobs, busy {busy} %"),
        "began": tr("began at {time}"),
        "no_job": tr("got no job"),
        "started_by": tr("Started by a job"),
        "states": [words.state(state) for state in State],
    }


def _figures(run: Run, sequential_s: float | None) -> Iterator[tuple[str, str]]:
    gain = speedup(sequential_s, run.finished_s)
    if gain is not None and run.plan.strategy != "sequential":
        yield tr("Speed-up"), words.times(gain)
    if sequential_s is not None:
        yield tr("Plain loop"), words.at_a_glance(sequential_s)
    counts = [(State(state), int(count)) for state, count in enumerate(run.trace.counts) if count]
    yield tr("Jobs"), ", ".join(f"{count:,} {words.state(state)}" for state, count in counts) or "0"
    yield tr("Workers", "how many"), _busy_workers(run)
    yield tr("PIDs"), f"{run.process_count():,}"
    if run.others_cores is not None and run.others_cores >= 0.05:
        yield tr("Other programs"), tr("{cores:.1f} cores").format(cores=run.others_cores)


def _busy_workers(run: Run) -> str:
    """How many had a job, and of how many, if others had none."""
    busy = len(run.trace.workers)
    idle = len(run.lives.idle(run.trace.lanes)) if run.plan.watch is None else 0
    return tr("{n:,} of {all:,}").format(n=busy, all=busy + idle) if idle else f"{busy:,}"


def _loss_bar(breakdown: Breakdown) -> list[str]:
    """The parts of workers × elapsed side by side, and what they are."""
    parts = {**breakdown.parts, "unexplained": breakdown.unexplained_s}
    whole = sum(parts.values())
    if not whole:
        return []
    bars, left = [], 0.0
    for name, seconds in parts.items():
        wide = 100 * seconds / whole
        if wide > 0:
            told = f"{words.part(name)} {seconds / whole:.0%}"
            bars.append(
                element("rect", [tag("title", told)], class_=name, x=f"{left:.3f}", width=f"{wide:.3f}", height="10")
            )
        left += wide
    largest = sorted((name for name in parts if parts[name] >= _LEGEND_LEAST * whole), key=lambda name: -parts[name])
    legend = [
        element("li", [_swatch(name), tag("span", f"{words.part(name)} {parts[name] / whole:.0%}")]) for name in largest
    ]
    about = tr("Where the workers' time went")
    return [
        element(
            "svg", bars, class_="loss", viewBox="0 0 100 10", preserveAspectRatio="none", role="img", aria_label=about
        ),
        element("ul", legend, class_="legend"),
    ]


def _swatch(name: str) -> str:
    return element("svg", [element("rect", [], class_=name, width="9", height="9", rx="2")], viewBox="0 0 9 9")


def _tables(run: Run, environment: Environment, data: PageData) -> str:
    parts: list[tuple[str, str, list[str]]] = []
    if data.bars:
        note = []
        if data.told_texts < run.trace.jobs:
            told = tr("Items and results are of the first {count:,} of {jobs:,} jobs.")
            note = [tag("p", told.format(count=data.told_texts, jobs=run.trace.jobs), class_="caption")]
        parts.append(("part-jobs", tr("Jobs", "what ran"), [element("div", [], id="jobs", class_="scroll"), *note]))
    parts.append(("part-workers", tr("Workers"), [_scrolled(_workers(run))]))
    if run.has_calls:
        parts.append(("part-calls", tr("Calls"), [_scrolled(_calls(run))]))
    if is_spread(run):
        parts.append(("part-hosts", tr("Hosts"), [_scrolled(_hosts(run))]))
    rows = [[name, told] for name, told in where(run, environment)]
    parts.append(("part-where", tr("Environment"), [_scrolled(table(["", ""], rows, [False, False]))]))
    find = element("input", [], id="find", type="search", placeholder=tr("find a job"), aria_label=tr("find a job"))
    find = find.removesuffix("</input>")
    inner = [element("nav", [find] if data.bars else [], id="tabs", hidden="")]
    inner += [element("section", part, class_="part", id=key, data_title=title) for key, title, part in parts]
    return element("section", inner, class_="card") + "\n"


def _scrolled(inner: str) -> str:
    return element("div", [inner], class_="scroll")


def _workers(run: Run) -> str:
    head = [tr("Worker"), tr("PID"), tr("Host"), tr("Jobs"), tr("Busy time"), tr("Busy", "the share of the time")]
    rows = [_worker(run, lanes) for lanes in run.trace.workers[:_ROWS_MOST]]
    return table(head, rows, [True, True, False, True, True, True])


def _worker(run: Run, lanes: Sequence[Lane]) -> list[Cell]:
    lane = lanes[0]
    busy_s = lane.busy_until(run.until_ns) / 1e9
    share = None if run.elapsed_s is None else utilisation(busy_s, 1, run.elapsed_s)
    tasks = sum(map(run.trace.task_count, lanes))
    return [
        (f"{lane.worker + 1}", lane.worker),
        (str(lane.header.pid), lane.header.pid),
        words.plain(lane.header.host),
        (f"{tasks:,}", tasks),
        (words.elapsed(busy_s), busy_s),
        (UNKNOWN if share is None else f"{share:.0%}", share or 0.0),
    ]


def _calls(run: Run) -> str:
    head = [tr("Call"), tr("Function"), tr("Line"), tr("Workers", "how many"), tr("Jobs"), tr("Started"), tr("Took")]
    counts = run.trace.tasks.counts_by_call()
    rows: list[list[Cell]] = []
    for number, call in run.calls()[:_ROWS_MOST]:
        started_s = run.since_start_s(call.started_ns) if call.started_ns else 0.0
        took_s = (call.ended_ns - call.started_ns) / 1e9 if call.ended_ns else 0.0
        rows.append([
            (words.call(number, call), number), words.function(call), words.place(call),
            (UNKNOWN if call.workers is None else f"{call.workers:,}", call.workers or 0),
            (f"{int(counts[number]):,}", int(counts[number])), (words.elapsed(started_s), started_s),
            (words.elapsed(took_s) if call.ended_ns else UNKNOWN, took_s),
        ])  # fmt: skip
    return table(head, rows, [False, False, False, True, True, True, True])


def _hosts(run: Run) -> str:
    rows: list[list[Cell]] = []
    for host in hosts_of(run):
        workers = host.workers
        busy_s = sum(lanes[0].busy_until(run.until_ns) for lanes in workers) / 1e9
        tasks = sum(run.trace.task_count(lane) for lanes in workers for lane in lanes)
        share = None if run.elapsed_s is None else utilisation(busy_s, len(workers), run.elapsed_s)
        clock = tr("this host's") if host.is_here else words.clock(host.clock_error_ns)
        rows.append([
            words.plain(host.name), (f"{len(workers):,}", len(workers)), (f"{tasks:,}", tasks),
            (words.elapsed(busy_s), busy_s), (UNKNOWN if share is None else f"{share:.0%}", share or 0.0),
            (clock, host.clock_error_ns),
        ])  # fmt: skip
    head = [
        tr("Host"), tr("Workers", "how many"), tr("Jobs"), tr("Busy time"), tr("Busy", "the share of the time"),
        tr("Clock"),
    ]  # fmt: skip
    return table(head, rows, [False, True, True, True, True, True])
