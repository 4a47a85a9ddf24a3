"""What a run file tells of the run as a whole, as plain data, and back."""

import dataclasses
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

from ..inside.language import mark, marked, tr
from ..inside.plan import PLAN_FIELDS, SETTINGS, Plan, Watch
from ..inside.plan_field import Flag, Other, PlanField, Seconds, Text, Texts, Whole
from ..inside.plan_fields import ARGUMENTS_MOST, JOBS_MOST, SIZE_MOST, WORKERS_MOST
from ..inside.problem import Problem
from ..inside.records import evidence
from ..inside.records.events import AT_ONCE, Checked, Engine, Evidence, Found, Made, plain
from ..inside.strategies import strategies
from ..inside.trial import DIED, DONE, LONG, NOT_TRIED, RAISED
from ..inside.workloads import function as own_function
from ..inside.workloads import workloads
from ..inside.workloads.flow import STEPS_MOST
from ..model.alone import Alone
from ..model.call import Python
from ..model.cells import TASKS_MOST
from ..model.outcome import TaskError
from ..problems import problem_of
from ..trace.run import EVIDENCE_MOST, Outcome, Run
from .befallen import incidents_as_fields, incidents_of, lives_as_fields, lives_of
from .container import WrongError
from .fields import NS_MOST, WHOLE_MOST, Fields
from .short_lists import ERROR_CHARACTERS, error_as_fields

_PATH_CHARACTERS = 8_192
_Read = Callable[[Fields, str], Any]
_HOST_CHARACTERS = 1_000
_EXPERIMENT_CHARACTERS = 64
_VALUES_MOST = 1_000
_LENGTH_MOST_NS = int(Seconds.most * 2e9)


def run_as_fields(run: Run) -> dict[str, Any]:
    """All of a run but what is in columns: its trace, its samples, its items, what was lost and not sent."""
    plan = run.plan.fields()
    plan.pop("items", None)
    checked = run.checked
    return {
        "plan": plan,
        "python": run.python and dataclasses.asdict(run.python),
        "checked": checked and plain(checked),
        "outcome": run.outcome and run.outcome.value,
        "reason": _problem_as_fields(run.reason),
        "error": run.error and error_as_fields(run.error),
        "started_ns": run.started_ns,
        "ended_ns": run.ended_ns,
        "seen_ns": run.seen_ns,
        "runner_pid": min(run.runner_pid, WHOLE_MOST),
        "returned": run.returned,
        "unrecorded": min(run.unrecorded, WHOLE_MOST),
        "lost_results": min(run.lost_results, WHOLE_MOST),
        "dropped_bytes": min(run.dropped_bytes, WHOLE_MOST),
        "no_room": _problem_as_fields(run.no_room),
        "own_cpu_share": run.own_cpu_share,
        "others_cores": run.others_cores,
        "mapped_bytes": min(run.mapped_bytes, WHOLE_MOST),
        "garbled": min(run.trace.garbled, WHOLE_MOST),
        "runner_host": run.runner_host[:_HOST_CHARACTERS],
        "runner_thread": min(run.runner_thread, WHOLE_MOST),
        "unseen": [[text[:_HOST_CHARACTERS] for text in each] for each in run.unseen[:_VALUES_MOST]],
        "exit_status": run.exit_status,
        "engine": run.engine and plain(run.engine),
        "alone": run.alone and dataclasses.asdict(run.alone),
        "experiment": run.experiment[:_EXPERIMENT_CHARACTERS],
        "incidents": incidents_as_fields(run.incidents),
        "lives": lives_as_fields(run.lives),
        "evidence": [[each.kind, each.pid, dict(each.values)] for each in run.evidence],
    }


def run_of(fields: Fields, items: str | None) -> Run:
    """A run that is over, by what ``run_as_fields`` told; its columns are still to be set. Raises WrongError.

    What is not told is as in a run of which it is not known.
    """
    run = Run(Plan("sequential", 1, 0, None, None))  # no columns are made for the plan's own jobs
    run.plan = _plan(fields.inner("plan"), items)
    run.outcome = fields.optional("outcome", lambda name: Outcome(fields.choice(name, list(Outcome))))
    run.started_ns, run.ended_ns, run.seen_ns = (
        fields.whole(name, NS_MOST) for name in ("started_ns", "ended_ns", "seen_ns")
    )
    if not -_LENGTH_MOST_NS <= run.until_ns - run.started_ns <= _LENGTH_MOST_NS and run.until_ns and run.started_ns:
        raise WrongError(tr("it cannot have gone on for so long"))
    if run.ended_ns and not 0 < run.started_ns <= run.ended_ns:
        raise WrongError(tr("it cannot have ended before it began"))
    for name, read in _NOT_NEEDED.items():
        if name in fields.names():
            setattr(run, name, read(fields, name))
    run.incidents = incidents_of(fields)
    run.over = True
    return run


def _unseen(fields: Fields, name: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for each in fields.items(name, _VALUES_MOST):
        match each:
            case [str(what), str(why)] if len(what) <= _HOST_CHARACTERS and len(why) <= _HOST_CHARACTERS:
                found.append((what, why))
            case _:
                raise WrongError(tr("what could not be seen of it cannot be so"))
    return tuple(found)


def _evidence(fields: Fields, name: str) -> list[Evidence]:
    """What is right of it; a kind that a newer program knows is left out."""
    found = []
    for each in fields.items(name, EVIDENCE_MOST):
        match each:
            case [str(kind), int(pid), dict(given)] if 0 <= pid <= WHOLE_MOST:
                values = evidence.checked(kind, given)
                if values is not None:
                    found.append(Evidence(kind, pid, values))
            case _:
                raise WrongError(tr("its evidence cannot be so"))
    return found


def _alone(fields: Fields) -> Alone:
    return Alone(fields.whole("tasks", TASKS_MOST, 1), fields.number("cpu_s"), fields.number("waiting_s"))


def _engine(fields: Fields) -> Engine:
    name, version, address = (fields.text(each) for each in ("name", "version", "address"))
    return Engine(name, version, address, fields.whole("workers"))


def _error(fields: Fields) -> TaskError:
    return TaskError(*(fields.text(name, ERROR_CHARACTERS) for name in ("type", "message", "traceback")))


def _plan(fields: Fields, items: str | None) -> Plan:
    if "watch" in fields.names():
        return _watching(fields)
    strategy = fields.choice("strategy", strategies())
    own = "function" in fields.names()
    if own:  # nothing is told by them, then
        fields.any("workload"), fields.any("size")
    plan = Plan(
        strategy,
        fields.whole("workers", WORKERS_MOST),
        fields.whole("jobs", JOBS_MOST),
        None if own else fields.choice("workload", workloads()),
        None if own else fields.whole("size", SIZE_MOST),
        _options(fields.inner("options"), [option.key for option in strategies()[strategy].options]),
        fields.text("function", _PATH_CHARACTERS) if own else None,
        items,
        **{each.key: _value(fields, each) for each in _SELDOM_SET if each.key in fields.names()},
    )
    if plan.function is not None and not all(own_function.split(plan.function)):
        raise WrongError(tr("its function is not as it should be"))
    return plan


def _watching(fields: Fields) -> Plan:
    watch = fields.inner("watch")
    argv = _texts(watch, "argv", mark("its program"))
    python = fields.text("python", _PATH_CHARACTERS) if "python" in fields.names() else None
    folder = watch.text("folder", _PATH_CHARACTERS) if "folder" in watch.names() else None
    pid = watch.whole("pid", WHOLE_MOST) if "pid" in watch.names() else None
    return Plan.watching(Watch(argv, watch.optional("module", watch.text), folder, pid), python)


def _texts(fields: Fields, name: str, what: str) -> tuple[str, ...]:
    """What a program finds on its command line. Raises WrongError, with ``what`` they are, if it is none of that."""
    texts = fields.items(name, ARGUMENTS_MOST)
    if not all(isinstance(text, str) and len(text) <= _PATH_CHARACTERS for text in texts):
        raise WrongError(tr("{what} cannot be so").format(what=marked(what)))
    return tuple(texts)


def _value(fields: Fields, field: PlanField) -> Any:
    """What a plan has in a field, as its kind goes into JSON. Raises WrongError, if it is none of that."""
    match field.kind:
        case Whole(least, most):
            return fields.whole(field.key, most, least)
        case Seconds():
            fields.number(field.key, Seconds.most)
            return fields.any(field.key)  # a whole number stays one
        case Flag():
            return fields.flag(field.key)
        case Text():
            return fields.text(field.key, _PATH_CHARACTERS)
        case Texts():
            return _texts(fields, field.key, mark("its arguments"))
        case Other():
            raise WrongError(tr("{name} cannot be so").format(name=field.key))


def _options(fields: Fields, known: Collection[str]) -> dict[str, Any]:
    found = {name: fields.any(name) for name in fields.names() if name in known}
    for name, value in found.items():
        if type(value) is not int:
            fields.text(name)
        elif abs(value) >= 10**9:
            raise WrongError(tr("its options cannot be so"))
    return found


def _python(fields: Fields) -> Python:
    return Python(fields.text("version", 100), fields.flag("gil"), fields.whole("cores"))


def _checked(fields: Fields) -> Checked:
    return Checked(
        fields.whole("jobs", JOBS_MOST),
        fields.whole("workers", WORKERS_MOST),
        _found(fields.inner("found")),
        _made(fields.inner("made")) if "made" in fields.names() else AT_ONCE,
    )


def _found(fields: Fields) -> Found:
    trial = fields.choice("trial", (DONE, RAISED, DIED, LONG, NOT_TRIED))
    item_bytes, result_bytes = (fields.optional(name, fields.whole) for name in ("item_bytes", "result_bytes"))
    return Found(
        trial,
        fields.number("call_s"),
        fields.number("cpu_s"),
        item_bytes,
        result_bytes,
        fields.text("error"),
        **{name: read(fields, name) for name, read in _FOUND_LATER.items() if name in fields.names()},
    )


def _made(fields: Fields) -> Made:
    return Made(
        fields.number("items_s"),
        fields.flag("is_taken_over"),
        fields.text("made_anew"),
        fields.given("is_flow", fields.flag, default=False),
        fields.given("steps", partial(fields.numbers, most_count=3 * STEPS_MOST), default=()),
    )


def _problem_as_fields(found: Problem | None) -> dict[str, Any] | None:
    return None if found is None else {"field": found.field, "code": found.code, "values": dict(found.values)}


def _problem(fields: Fields) -> Problem:
    """A problem; one that is not known here, or not so, has a sentence that says just that."""
    values = fields.inner("values")
    if len(values.names()) > _VALUES_MOST:
        raise WrongError(tr("why it ended so cannot be told"))
    given = {name: values.any(name) for name in values.names()}
    return problem_of(fields.text("field", 100), fields.text("code", 100), given)


def _or_none(read: Callable[[Fields], Any]) -> _Read:
    """An object that ``read`` makes something of, or null."""
    return lambda fields, name: fields.optional(name, lambda name: read(fields.inner(name)))


_NOT_NEEDED: Mapping[str, _Read] = {
    "python": _or_none(_python),
    "checked": _or_none(_checked),
    "reason": _or_none(_problem),
    "error": _or_none(_error),
    "runner_pid": Fields.whole,
    "runner_host": lambda fields, name: fields.text(name, _HOST_CHARACTERS),
    "runner_thread": Fields.whole,
    "unseen": _unseen,
    "exit_status": lambda fields, name: fields.optional(name, lambda each: fields.whole(each, 2**32, -(2**32))),
    "returned": lambda fields, name: fields.optional(name, fields.whole),
    "unrecorded": Fields.whole,
    "lost_results": Fields.whole,
    "dropped_bytes": Fields.whole,
    "no_room": _or_none(_problem),
    "own_cpu_share": lambda fields, name: fields.optional(name, fields.number),
    "others_cores": lambda fields, name: fields.optional(name, fields.number),
    "mapped_bytes": Fields.whole,
    "alone": _or_none(_alone),
    "engine": _or_none(_engine),
    "experiment": lambda fields, name: fields.text(name, _EXPERIMENT_CHARACTERS),
    "evidence": _evidence,
    "lives": lives_of,
}
"""How each attribute of a run is read that a run has without being told."""

_SELDOM_SET = (PLAN_FIELDS["python"], PLAN_FIELDS["arguments"], *SETTINGS)
"""The fields of a plan that have a value without being told, and need no other to be read."""

_FOUND_LATER: Mapping[str, _Read] = {
    "lazy": Fields.text,
    "calls": Fields.whole,
    "first_s": Fields.number,
    "first_cpu_s": Fields.number,
    "function_bytes": lambda fields, name: fields.optional(name, fields.whole),
}
"""How each field of what a trial has found is read that has a value without being told."""
