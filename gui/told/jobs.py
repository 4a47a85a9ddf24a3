"""What is known of a job: briefly beside the pointer, and all of it where it is selected."""

from engine import words
from engine.inside.language import marked, tr
from engine.inside.records.facts import CPU, FACTS
from engine.trace import attempts
from engine.trace.details import Details
from engine.trace.lane import Lane, Span, State
from engine.trace.output import printable
from engine.trace.run import Run

from ..look.badges import SUSPENDED_SIGN
from .told import Rows, Told
from .workers import clock_rows

_CARD_CHARACTERS = 120
_ITEM_CHARACTERS = 2_000


def job_name(run: Run, task: int) -> str:
    """What a job is called: ``"job 1,234"``; of a program that is watched by its function."""
    if run.plan.watch is not None:
        return words.task_name(run, task)
    return tr("job {number}").format(number=f"{task + 1:,}")


def task_rows(run: Run, known: Details, span: Span) -> Rows:
    """What is known of a task, in one line each."""
    lane = run.trace.lanes[span.lane]
    rows = [
        (tr("State"), _state(run, lane, span)),
        (tr("Worker"), _worker(run, lane)),
        *_belonging(run, span.task),
        (tr("Started"), words.exact(run.since_start_s(span.started_ns))),
    ]
    if span.ended_ns:
        rows.append((tr("Ended"), words.exact(run.since_start_s(span.ended_ns))))
        rows.append((tr("Took"), words.exact((span.ended_ns - span.started_ns) / 1e9)))
    elif span.state is State.RUNNING:
        rows.append((tr("Took so far"), words.exact((run.span_end_ns(span) - span.started_ns) / 1e9)))
    if span.ended_ns:
        rows += _fact_rows(span)
    rows += [*_thread(lane), *clock_rows(lane), *_attempts(run, span), *_messages(run, span)]
    if known.item is not None:
        rows.append((tr("Item"), words.readable(known.item, _CARD_CHARACTERS)))
    if known.result is not None:
        rows.append((tr("Result"), words.readable(known.result, _CARD_CHARACTERS)))
    if known.error is not None:
        rows.append((tr("Error"), words.readable(known.error.line, _CARD_CHARACTERS)))
    if known.death is not None:
        rows.append((tr("Lost"), words.death(known.death)))
    return rows


def job(run: Run, known: Details, task: int) -> Told:
    """All that is known of a job, whether it has begun or not."""
    span = run.trace.span_of(task)
    rows: Rows = []
    if known.item is not None:
        rows.append((tr("Item"), _whole(known.item)))
    if span is None:
        rows += [(tr("State"), words.state(State(run.trace.state[task]))), *_belonging(run, task)]
    else:
        lane = run.trace.lanes[span.lane]
        rows += [
            (tr("State"), _state(run, lane, span)),
            (tr("Worker"), _worker(run, lane)),
            *_thread(lane),
            *_belonging(run, task),
            *_times(run, span),
            *clock_rows(lane),
            *_attempts(run, span),
        ]
    if known.result is not None:
        rows.append((tr("Result"), _whole(known.result)))
    if known.death is not None:
        rows.append((tr("Lost"), words.death(known.death)))
    block = ""
    if known.error is not None:
        rows.append((tr("Error"), _whole(known.error.line)))
        block = "\n".join(map(printable, known.error.traceback.splitlines()))
    if span is not None:
        rows += [*_messages(run, span), *(_fact_rows(span, without=CPU.key) if span.ended_ns else ())]
    name = job_name(run, task)
    return Told(name[:1].upper() + name[1:], tr("selected"), tuple(rows), block, is_code=bool(block))


def _times(run: Run, span: Span) -> Rows:
    """When it waited and ran, and how much of that it was on a core."""
    rows = []
    submitted_ns = run.trace.tasks.submitted_ns_of(span.task)
    if submitted_ns is not None and submitted_ns <= span.started_ns:
        rows.append((tr("Waited"), words.elapsed((span.started_ns - submitted_ns) / 1e9)))
    from_s, to_s = run.span_s(span)
    took = words.elapsed(max(to_s - from_s, 0.0))
    if not span.ended_ns:
        began = tr("from {start}").format(start=words.elapsed(from_s))
        return [*rows, (tr("Ran"), began), (tr("Took so far") if span.state is State.RUNNING else tr("Took"), took)]
    ran = words.from_to(from_s, to_s)
    cpu_ns = span.fact(CPU.key)
    if cpu_ns is not None:
        took = tr("{time}, of which {cpu} on a core").format(time=took, cpu=words.elapsed(cpu_ns / 1e9))
    return [*rows, (tr("Ran"), ran), (tr("Took"), took)]


def _worker(run: Run, lane: Lane) -> str:
    return f"{lane.worker + 1} · PID {words.pid(run, lane)}"


def _thread(lane: Lane) -> Rows:
    return [(tr("Thread"), str(lane.header.thread))] if lane.header.thread != lane.header.pid else []


def _attempts(run: Run, span: Span) -> Rows:
    """Which of several attempts at its task a span is, and what became of each."""
    spans = attempts.of(run.trace, span.task)
    if len(spans) < 2:
        return []
    which = next(number for number, each in enumerate(spans, 1) if each == span)
    lines = [tr("{number} of {count}").format(number=which, count=len(spans))]
    for number, each in enumerate(spans, 1):
        header = run.trace.lanes[each.lane].header
        death = run.attempt_deaths.get(each.lane) if each.state is State.LOST else None
        told = words.state(each.state) if death is None else words.death(death)
        where = f"{words.readable(header.host, _CARD_CHARACTERS)}, PID {header.pid}"
        lines.append(tr("{number}: {where}: {told}").format(number=number, where=where, told=told))
    return [(tr("Attempt"), "\n".join(lines))]


def _messages(run: Run, span: Span) -> Rows:
    messages = (tr("Argument"), run.trace.argument(span)), (tr("Result sent"), run.trace.result(span))
    return [(name, words.message(message)) for name, message in messages if message is not None]


def _belonging(run: Run, task: int) -> Rows:
    """The call of a task where the run has several, and the task that it is within, if any."""
    rows = []
    if run.has_calls:
        number = run.trace.tasks.call_of(task)
        rows = [(tr("Call"), words.call(number, run.call(number))), (tr("Function"), words.function(run.call(number)))]
    parent = run.trace.parent_of(task)
    if parent is not None:
        rows.append((tr("Within"), tr("job {number}").format(number=f"{parent + 1:,}")))
    return rows


def _fact_rows(span: Span, without: str = "") -> Rows:
    """What was measured of a task that has ended, and what was not that is measured of others."""
    rows = []
    for fact in FACTS:
        number = span.fact(fact.key)
        if fact.key == without:
            continue
        if number is None and fact.shown:
            rows.append((marked(fact.title), tr("not measured (under 50 µs)")))
        elif number is not None and (number or fact.shown):
            rows.append((marked(fact.title), words.value(fact, number)))
    busy = words.cores_used(span)
    return [*rows, (tr("Computes in"), busy)] if busy else rows


def _state(run: Run, lane: Lane, span: Span) -> str:
    is_suspended = span.state is State.RUNNING and lane.header.process in run.suspended
    return SUSPENDED_SIGN + " " + tr("its worker is suspended") if is_suspended else words.state(span.state)


def _whole(text: str) -> str:
    """Several lines as they are; what does not print is an escape."""
    return words.cut("\n".join(map(printable, text.splitlines())), _ITEM_CHARACTERS)
