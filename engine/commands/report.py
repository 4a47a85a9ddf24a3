"""A run that is over, on standard output: its tasks, its workers, and what is told of it as a whole."""

from collections.abc import Iterator

from .. import words
from ..inside.language import marked, tr
from ..inside.records.facts import SHOWN
from ..insight.memory import Memory, memory_by_process
from ..insight.speedup import speedup, utilisation
from ..insight.verdict import why
from ..trace.details import Records, details, of_unsent
from ..trace.lane import State
from ..trace.run import Outcome, Run
from .table import print_facts, print_lines, print_table

_ROWS_MOST = 40
_RESULT_CHARACTERS = 60
_ITEM_CHARACTERS = 24


def print_run(run: Run, records: Records, sequential_s: float | None, wanted_baseline: bool = False) -> None:
    """Print a run that is over.

    Args:
        run, records: what was recorded of it.
        sequential_s: the plain loop's time, if it was run as well.
        wanted_baseline: it was to be, so that it is told where it did not finish.
    """
    plan = run.plan
    python = words.python(run.python) if run.python is not None else ""
    print_lines(
        [f"{words.strategy_name(plan.strategy)} · {words.load(plan)} · {words.workers(plan.workers)} · {python}", ""]
    )
    rows = [_task_row(run, records, task) for task in range(min(run.trace.jobs, _ROWS_MOST))]
    facts = [marked(fact.title) for fact in SHOWN]
    columns = [tr("Job"), tr("State"), tr("PID"), tr("Start"), tr("Duration"), *facts, tr("Item"), tr("Result")]
    # Where there is no room, the last facts go first, then the start, and the item at last.
    left_out = (*range(len(columns) - 3, 4, -1), 3, len(columns) - 2)
    print_table(columns, rows, "  >>>" + ">" * len(facts), left_out)
    if run.trace.jobs > _ROWS_MOST:
        print(tr("… and {more:,} more jobs (--json writes them all)").format(more=run.trace.jobs - _ROWS_MOST))
    print()
    elapsed_s = run.elapsed_s or 0.0
    memory = memory_by_process(run)
    busy = []
    for lanes in run.trace.workers:
        lane, tasks = lanes[0], sum(map(run.trace.task_count, lanes))
        busy_s = lane.busy_until(run.until_ns) / 1e9
        share = utilisation(busy_s, 1, elapsed_s)
        name = words.lane(lane.worker, 0)
        busy.append([
            name, words.pid(run, lane), f"{tasks:,}", words.elapsed(busy_s),
            "–" if share is None else f"{share:.0%}", *_memory(memory.get(lane.header.process)),
        ])  # fmt: skip
    columns = [
        tr("Worker"), tr("PID"), tr("Jobs", "how many"), tr("Busy time"), tr("Busy", "the share of the time"),
        tr("Memory"), tr("Growth per job"),
    ]  # fmt: skip
    print_table(columns, busy[:_ROWS_MOST], " >>>>>>", left_out=(6, 5))
    print()
    print_facts(_facts(run, sequential_s, wanted_baseline))
    print_lines(["", *words.sentences(why(run, records, sequential_s))])


def _facts(run: Run, sequential_s: float | None, wanted_baseline: bool) -> Iterator[tuple[str, str]]:
    """What is told of the run as a whole: what it is called, and what it is."""
    if run.elapsed_s is not None:
        yield tr("Total runtime"), words.elapsed(run.elapsed_s)
    if run.checked is not None and run.checked.made.items_s >= words.ITEMS_TOLD_S:
        yield tr("Items"), words.items_made(run.checked.made)
    gain = speedup(sequential_s, run.finished_s)
    if gain is not None and sequential_s is not None:
        yield tr("Plain loop"), words.elapsed(sequential_s)
        yield tr("Speed-up"), words.times(gain)
    elif wanted_baseline and run.outcome is Outcome.FINISHED and run.reason is not None:
        yield tr("Plain loop"), tr("nothing was computed, so there is no speed-up to tell")
    elif wanted_baseline:
        yield tr("Plain loop"), tr("did not finish, so there is no speed-up to tell")
    if run.engine is not None:
        yield tr("Engine"), words.engine(run)
    if told := words.clock_of_hosts(run):
        yield tr("Clock"), told
    totals = run.trace.totals()
    carried = words.carried(totals, run.mapped_bytes)
    if carried:
        yield tr("Carried"), carried
    function_bytes = run.checked.found.function_bytes if run.checked is not None else None
    if function_bytes is not None and function_bytes >= words.FUNCTION_TOLD_BYTES and totals.arguments:
        yield tr("Function"), words.function_carries(function_bytes, totals.arguments)
    if run.imports:
        yield tr("Importing"), words.importing(run.imports)
    outcome = words.outcome(run.outcome) if run.outcome else ""
    yield tr("Outcome"), f"{outcome}{f': {run.reason.told_afterwards()}' if run.reason else ''}"
    if run.own_cpu_share is not None:
        text = tr("{share:.1%} of the machine, taken by this program during the run")
        yield tr("Own CPU share"), text.format(share=run.own_cpu_share)
    if run.others_cores is not None and run.python is not None:
        text = tr("other programs used {used:.1f} of {cores} during the run")
        cores = words.count(run.python.cores, tr("{n} core"), tr("{n} cores"))
        yield tr("Machine"), text.format(used=run.others_cores, cores=cores)
    yield from not_kept(run)


def not_kept(run: Run) -> Iterator[tuple[str, str]]:
    """What of the run could not be recorded, and why; nothing where all could."""
    if run.dropped_bytes:
        text = tr("{size} of what the jobs printed, which came too fast or found no room")
        yield tr("Not kept"), text.format(size=words.size(run.dropped_bytes))
    if run.no_room is not None and run.reason is None:
        yield tr("No room"), run.no_room.told_afterwards()
    if run.without_record:
        yield tr("Not recorded"), tr("{n:,} jobs").format(n=run.without_record)
    if run.lost_results:
        yield tr("Results not kept"), tr("{n:,} jobs").format(n=run.lost_results)


def _memory(found: Memory | None) -> tuple[str, str]:
    """The most that a worker took, and by how much that grew with each job; a dash where nobody knows."""
    if found is None:
        return "–", "–"
    return words.size(found.most_bytes), "–" if found.grew_bytes is None else words.size(found.grew_bytes)


def _task_row(run: Run, records: Records, task: int) -> list[str]:
    span = run.trace.span_of(task)
    name = tr("job {number}").format(number=task + 1)
    state = words.state(State(run.trace.state[task]))
    if span is None:
        return [
            name,
            state,
            *[""] * (len(SHOWN) + 4),
            words.cut(words.result(of_unsent(run, task)), _RESULT_CHARACTERS),
        ]
    known = details(run, records, span)
    return [
        name,
        state,
        words.pid(run, run.trace.lanes[span.lane]),
        words.elapsed(run.since_start_s(span.started_ns)),
        words.elapsed((span.ended_ns - span.started_ns) / 1e9) if span.ended_ns else "",
        *(words.value(fact, span.fact(fact.key)) for fact in SHOWN),
        words.cut(words.item(known), _ITEM_CHARACTERS),
        words.cut(words.result(known), _RESULT_CHARACTERS),
    ]
