"""What befell the workers of a run, and the processes that have run no task: in a run file's head and in JSON."""

from typing import Any

from ..inside.language import tr
from ..inside.worker import Process
from ..model.death import Death
from ..model.incident import Incident, What
from ..model.measured import Life
from ..trace.incidents import INCIDENTS_MOST, Incidents
from ..trace.lives import LIVES_MOST, Lives
from ..trace.run import Run
from .container import WrongError
from .fields import NS_MOST, WHOLE_MOST, Fields

_HOST_CHARACTERS = 1_000
_NAME_CHARACTERS = 100


def incidents_as_fields(incidents: Incidents) -> list[list[Any]]:
    """Each as a list of plain values."""
    return [
        [each.process.host, each.process.pid, each.process.start, each.what.value, each.at_ns, each.by_you,
         *([each.death.signal, each.death.exit_code, each.death.reason] if each.death is not None else [])]
        for each in incidents
    ]  # fmt: skip


def incidents_of(fields: Fields) -> Incidents:
    """What befell the workers, as far as a run file tells; some tell of suspensions apart. Raises WrongError."""
    names = fields.names()
    suspended = _suspended(fields, "suspensions") if "suspensions" in names else []
    return Incidents(_incidents(fields, "incidents") if "incidents" in names else suspended)


def _suspended(fields: Fields, name: str) -> list[Incident]:
    """Those of whom it is told when they were found stopped, and when they were found to have gone on."""
    found = []
    for each in fields.items(name, INCIDENTS_MOST):
        match each:
            case [str(host), int(pid), int(start), int(from_ns), int(to_ns)] if from_ns <= to_ns <= NS_MOST:
                if _is_right([host, pid, start, "", from_ns]):
                    process = Process(host, pid, start)
                    found += [Incident(process, What.SUSPENDED, from_ns), Incident(process, What.CONTINUED, to_ns)]
                    continue
        raise WrongError(tr("what befell its workers cannot be so"))
    return found


def _incidents(fields: Fields, name: str) -> list[Incident]:
    """What ``incidents_as_fields`` has told; kinds that a newer program knows are left out."""
    found = []
    for each in fields.items(name, INCIDENTS_MOST):
        match each:
            case [str(host), int(pid), int(start), str(what), int(at_ns), bool(by_you), *how] if _is_right(each[:5]):
                if what in list(What):
                    found.append(
                        Incident(Process(host, pid, start), What(what), at_ns, by_you, death(how) if how else None)
                    )
            case _:
                raise WrongError(tr("what befell its workers cannot be so"))
    return found


def lives_as_fields(lives: Lives) -> list[list[Any]]:
    """Each as a list of plain values."""
    return [
        [each.process.host, each.process.pid, each.process.start, each.kind, each.worker, each.name, each.born_ns,
         each.gone_ns, *([each.thread] if each.thread else [])]
        for each in lives
    ]  # fmt: skip


def lives_of(fields: Fields, name: str) -> Lives:
    """What ``lives_as_fields`` has told. Raises WrongError."""
    found = []
    for each in fields.items(name, LIVES_MOST):
        match each:
            case [
                str(host),
                int(pid),
                int(start),
                str(kind),
                int(worker),
                str(called),
                int(born_ns),
                int(gone_ns),
                *thread,
            ]:
                are_times = 0 <= born_ns <= NS_MOST and (gone_ns == 0 or born_ns <= gone_ns <= NS_MOST)
                are_names = len(called) <= _NAME_CHARACTERS and 0 <= worker <= WHOLE_MOST
                is_thread = len(thread) <= 1 and all(type(it) is int and 0 <= it <= WHOLE_MOST for it in thread)
                if are_times and are_names and is_thread and _is_right([host, pid, start, kind, born_ns]):
                    found.append(Life(Process(host, pid, start), kind, worker, called, born_ns, gone_ns, *thread))
                    continue
        raise WrongError(tr("its other processes cannot be so"))
    return Lives(found)


def incidents_as_json(run: Run) -> list[dict[str, Any]]:
    """What befell its workers, for programs; ``by_you``: this program has sent the signal."""
    return [
        {
            "host": each.process.host,
            "pid": each.process.pid,
            "what": each.what.value,
            "at_s": run.since_start_s(each.at_ns),
            "by_you": each.by_you,
            "signal": each.death and each.death.signal,
            "exit_code": each.death and each.death.exit_code,
        }
        for each in run.incidents
    ]


def lives_as_json(run: Run) -> list[dict[str, Any]]:
    """The workers that have run no task, and what tasks have started (``worker``: in which process), for programs."""
    idle = run.lives.idle(run.trace.lanes)
    inner = [life for lives in run.lives.inner().values() for life in lives]
    return [
        {
            "host": life.process.host,
            "pid": life.process.pid,
            "kind": life.kind,
            "worker": life.worker or None,
            "thread": life.thread or None,
            "name": life.name,
            "began_s": run.since_start_s(life.born_ns),
            "ended_s": run.since_start_s(run.life_end_ns(life)),
        }
        for life in (*idle, *inner)
    ]


def _is_right(begins: list[Any]) -> bool:
    host, pid, start, kind, at_ns = begins
    return (
        len(host) <= _HOST_CHARACTERS
        and len(kind) <= _NAME_CHARACTERS
        and all(0 <= number <= WHOLE_MOST for number in (pid, start))
        and 0 <= at_ns <= NS_MOST
    )


def death(fields: list[Any]) -> Death:
    """How a worker ended, from its three fields. Raises WrongError."""
    match fields:
        case [str() | None as signal, int() | None as code, str() | None as reason]:
            if len(signal or "") <= 100 and len(reason or "") <= 100 and abs(code or 0) < 2**63:
                return Death(signal, code, reason)
    raise WrongError(tr("how its workers died cannot be so"))
