"""The run file, ``*.pgram``: all that is known of a run that is over, to be kept, shared and opened again.

- ``container``: the bytes; ``whole_file``: how they come to the disk
- ``run_head``: what is told of the run as a whole; ``environment``: where it was made
- ``spans``, ``saved_facts``: the trace; ``items``, ``results``: what the tasks worked on, and what came of them
- ``sampled``, ``short_lists``: the rest that is many
- ``packing``: numbers in few bytes; ``fields``: plain data that is not trusted

Opening a file imports nothing that it names and runs nothing; what it says is checked before a run is made of it.
"""

import time
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.language import tr
from ..inside.phrases import refusal
from ..inside.problem import Problem
from ..inside.records.events import AT_ONCE
from ..insight.comparison import Measured
from ..insight.machine import cores_of
from ..model.death import Death
from ..problems.run_files import MoreInRunFile, NotSaved
from ..supervise.sources import Source
from ..trace.hosts import is_spread
from ..trace.run import Run
from .attempts import attempt_deaths_of, attempts_as_parts
from .befallen import death
from .calls import calls_as_parts
from .container import Container, RunFileError, WrongError, opened, write
from .environment import Environment
from .fields import Fields
from .imported import imports_as_parts, imports_of
from .items import items_as_parts
from .results import SavedRecords, collected, results_as_parts, results_of
from .run_head import run_as_fields, run_of
from .sampled import samples_as_parts, samples_of
from .short_lists import (
    PIECES_MOST,
    PRINTED_MOST_BYTES,
    Printed,
    as_bytes,
    deaths_of,
    helpers_of,
    lists_as_parts,
    printed_of,
    unsent_of,
)
from .spans import LANES_MOST, hosts_of, measured_as_parts, trace_as_parts, trace_of
from .whole_file import whole_file

_ITEMS_MOST_BYTES = 64 << 20
_DEATHS_MOST = 100_000
_AT_MOST_S = 32_000_000_000.0
"""In the year 2984; every system can tell that as a date."""


@dataclass(frozen=True, slots=True, eq=False)
class Saved:
    """A run from a file.

    Attributes:
        run: it is over.
        records: what came of its tasks.
        environment: where it was made.
        printed: the last of what its tasks printed, by PID.
        sequential_s: the plain loop's time, if it was run as well.
        at_s: when its call began, in seconds since the epoch; 0: nobody knows.
        unknown: the names of what the file holds beside that, which this program does not know and can do without.
    """

    run: Run
    records: SavedRecords
    environment: Environment
    printed: Printed = field(default_factory=list)
    sequential_s: float | None = None
    at_s: float = 0.0
    unknown: tuple[str, ...] = ()

    def not_shown(self, path: str) -> Problem | None:
        """What is to be told of the file ``path``, which it was read from: that there is more in it than is shown."""
        return MoreInRunFile(path=path, names=list(self.unknown)) if self.unknown else None

    def measured(self) -> Measured:
        """The run as a comparison sees it."""
        run, waiting = self.run, self.run.trace.waiting_share()
        cores = cores_of(run) if is_spread(run) else self.environment.cores
        made = run.checked.made if run.checked is not None else AT_ONCE
        return Measured(
            run.plan, run.outcome, run.finished_s, self.sequential_s, run.process_count(), run.reason, cores, waiting,
            made,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Glance:
    """What the head of a run file tells, which is read in no time.

    Attributes:
        run: it is over, and has neither a trace nor the items of a function of one's own.
        environment, sequential_s, at_s: as in ``Saved``.
    """

    run: Run
    environment: Environment
    sequential_s: float | None
    at_s: float


def saved(run: Run, source: Source, sequential_s: float | None = None) -> Saved:
    """What is to be saved of a run that is over, from its folder. Any thread; reads all of its records."""
    records = SavedRecords(run.trace, collected(run.trace, source))
    return Saved(run, records, Environment.here(run.plan), _printed(source), sequential_s, _began_s(run))


def save(what: Saved, path: str) -> None:
    """Write a run file; the same bytes for the same run. Any thread.

    Raises:
        RunFileError: it cannot be written; what was there before is there still.
    """
    run = what.run
    if len(run.trace.lanes) > LANES_MOST:
        raise RunFileError(NotSaved(path=path, why=tr("it has more than {most:,} workers").format(most=LANES_MOST)))
    head = {
        **run_as_fields(run),
        "environment": what.environment.fields(),
        "sequential_s": what.sequential_s,
        "at_s": what.at_s,
        "hosts": _hosts(run),
        "deaths": [[each.signal, each.exit_code, each.reason] for each in _hows(run)],
        "most_bytes": run.samples.most_bytes,
        "most_threads": run.samples.most_threads,
        "pickle_ns": run.trace.runner_traffic.pickle_ns,
        "unpickle_ns": run.trace.runner_traffic.unpickle_ns,
    }
    try:
        needed, optional = dict(_needed(what)), dict(_optional(what))
        with whole_file(path) as file:
            write(file, head, needed, optional)
    except (OSError, ValueError, TypeError, OverflowError) as error:
        raise RunFileError(NotSaved(path=path, **refusal(error))) from error


def open_run(path: str) -> Saved:
    """Read a run file. Any thread.

    Raises:
        RunFileError: it is none, is damaged, needs a newer program, or cannot be read.
    """
    with opened(path) as file:
        fields = Fields(file.head)
        items = _text(file, "items", _ITEMS_MOST_BYTES) if "function" in fields.inner("plan").names() else None
        run = run_of(fields, items)
        hosts = fields.items("hosts", LANES_MOST)
        if not all(isinstance(host, str) and len(host) <= 1_000 for host in hosts):
            raise WrongError(tr("its hosts cannot be so"))
        sums = (fields.given(name, fields.whole, 0) for name in ("pickle_ns", "unpickle_ns"))
        planned = None if run.plan.watch else run.plan.jobs
        run.trace = trace_of(file, planned, hosts, *sums, reruns=run.plan.reruns)
        run.trace.garbled = fields.given("garbled", fields.whole, 0)
        hows = [death(each) for each in fields.items("deaths", _DEATHS_MOST)]
        run.deaths = deaths_of(file, hows, run.trace.jobs)
        run.attempt_deaths = attempt_deaths_of(file, hows, run.trace)
        run.unsent = unsent_of(file, run.trace.jobs)
        run.helpers = helpers_of(file)
        run.samples = samples_of(file, fields.given("most_bytes", fields.whole, 0), hosts, run.trace.lanes)
        run.samples.most_threads = fields.given("most_threads", fields.whole, 0)
        run.imports = imports_of(file, hosts)
        results = results_of(file, run.trace)
        printed = printed_of(file)
        told = _told(fields)
        unknown = (*file.end(), *fields.unread())
    return Saved(run, SavedRecords(run.trace, results), told[0], printed, *told[1:], unknown)


def glance(path: str) -> Glance:
    """Read no more than the head of a run file, so that a damaged column goes unseen. Any thread.

    Raises:
        RunFileError: it is none, is damaged, needs a newer program, or cannot be read.
    """
    with opened(path) as file:
        fields = Fields(file.head)
        return Glance(run_of(fields, None), *_told(fields))


def _told(fields: Fields) -> tuple[Environment, float | None, float]:
    """What a head tells beside the run: environment, the plain loop's time, and when it was."""
    environment = Environment.of_fields(fields.inner("environment"))
    sequential_s = fields.given("sequential_s", lambda name: fields.optional(name, fields.number), None)
    return environment, sequential_s, fields.given("at_s", lambda name: fields.number(name, _AT_MOST_S), 0.0)


def _began_s(run: Run) -> float:
    """When the call began, by this process's own clocks where no worker tells."""
    if run.at_s or not run.started_ns:
        return run.at_s
    return time.time() - (time.perf_counter_ns() - run.started_ns) / 1e9


def _printed(source: Source) -> Printed:
    """The last of what was printed, 4 MiB in all at most."""
    again = source.again()
    found: Printed = []
    while news := again.output():
        found += news
        while sum(len(data) for _, data in found) > PRINTED_MOST_BYTES:
            del found[0]
    return found[-PIECES_MOST:]


def _needed(what: Saved) -> Iterator[tuple[str, NDArray[Any]]]:
    """The parts without which a file is no run."""
    run = what.run
    if run.plan.function is not None:
        items = (run.plan.items or "").encode("utf-8", "surrogatepass")
        if len(items) > _ITEMS_MOST_BYTES:
            raise WrongError(tr("its items are more than 64 MB of text"))
        yield "items", as_bytes(items)
    yield from trace_as_parts(run.trace)
    yield from lists_as_parts(run, what.printed)
    yield from results_as_parts(what.records.results)


def _optional(what: Saved) -> Iterator[tuple[str, NDArray[Any]]]:
    """The parts that were measured; of what is not there, a reader says that it was not."""
    yield from calls_as_parts(what.run.trace)
    yield from attempts_as_parts(what.run, _hows(what.run))
    yield from measured_as_parts(what.run.trace)
    yield from samples_as_parts(what.run.samples, _hosts(what.run))
    yield from imports_as_parts(what.run.imports, _hosts(what.run))
    yield from items_as_parts(what.records.results.items)


def _hows(run: Run) -> list[Death]:
    """The different ways in which its workers ended; first of those that have lost a task for good."""
    return list(dict.fromkeys([*run.deaths.values(), *run.attempt_deaths.values()]))


def _hosts(run: Run) -> list[str]:
    """The different hosts of its lanes, and then of whatever else was sampled, or has imported."""
    others = (*run.samples.processes, *run.imports)
    return list(dict.fromkeys([*hosts_of(run.trace), *(process.host for process in others)]))


def _text(file: Container, name: str, most: int) -> str:
    try:
        return file.part(name, "u1", most).tobytes().decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise WrongError(tr("its items are no text")) from error
