"""What summaries tell of a run, in words: where it ran, and what went wrong. Nothing is escaped."""

from collections.abc import Iterator

import numpy as np

from .. import words
from ..inside.language import tr
from ..trace.details import Records, details, of_unsent
from ..trace.lane import State
from ..trace.run import Run
from .environment import Environment

UNKNOWN = "–"
_FAILURES_MOST = 5


def where(run: Run, environment: Environment) -> list[tuple[str, str]]:
    """Where it ran: what each line is, and what it says."""
    versions = {"Parallelogram": environment.program, **environment.packages}
    cores = words.count(environment.cores, tr("{n} core"), tr("{n} cores"))
    return [
        *([(tr("Engine"), words.engine(run))] if run.engine is not None else []),
        (tr("Python"), words.python(run.python) if run.python else UNKNOWN),
        (tr("System"), f"{environment.system} {environment.machine}"),
        (tr("Machine"), f"{cores}, {_memory(environment.memory_bytes)}"),
        (tr("Start method"), environment.start_method or UNKNOWN),
        (tr("Versions"), ", ".join(f"{name} {version}" for name, version in versions.items())),
        (tr("Own CPU share"), UNKNOWN if run.own_cpu_share is None else f"{run.own_cpu_share:.1%}"),
    ]


def failures(run: Run, records: Records) -> Iterator[str]:
    """Why it has not finished, if so, and the first tasks that failed; nothing if all is well."""
    failed = np.flatnonzero((run.trace.state == State.ERROR) | (run.trace.state == State.LOST)).tolist()
    if run.reason is not None:
        yield run.reason.told_afterwards()
    if unrecorded := run.without_record:
        yield words.count(unrecorded, tr("{n} job was not recorded"), tr("{n} jobs were not recorded"))
    if run.lost_results:
        yield words.lost_results(run.lost_results)
    if run.no_room is not None and run.reason is None:
        yield run.no_room.told_afterwards()
    for task in failed[:_FAILURES_MOST]:
        span = run.trace.span_of(task)
        known = of_unsent(run, task) if span is None else details(run, records, span)
        job = tr("job {number:,}").format(number=task + 1)
        yield f"{job}: {words.brief(words.result(known))}"
    if len(failed) > _FAILURES_MOST:
        yield tr("… and {more:,} more").format(more=len(failed) - _FAILURES_MOST)


def _memory(memory_bytes: int) -> str:
    return tr("{size} of memory").format(size=words.size(memory_bytes)) if memory_bytes else tr("memory unknown")
