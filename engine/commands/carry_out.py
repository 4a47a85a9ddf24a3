"""Carries an experiment out in the terminal: its runs in their turns, each kept, and held against the others."""

import contextlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import field

from ..formats.result_differences import HeldResults, Returned
from ..formats.run_file import saved
from ..inside.data_class import dataclass
from ..inside.plan import Plan
from ..inside.problem import PlanError, Problem
from ..inside.problems.sending import NotCarried
from ..insight.comparison import SEQUENTIAL, Comparison, Measured, compare
from ..insight.machine import taken_cores
from ..insight.own_time import alone_of
from ..insight.verdict import Why, why
from ..model.alone import Alone
from ..model.experiment import Experiment, Turn
from ..supervise.items_once import ItemsOnce
from ..trace.run import Outcome
from .execute import executed, refusal
from .kept import keep


@dataclass(slots=True)
class CarriedOut:
    """What came of an experiment.

    Attributes:
        experiment: with all its turns done.
        runs: what was measured, in the order in which they were run.
        results: of those that finished, held against those of the first.
        whys: why each of the runs took as long as it did.
        refused: why a plan could not be run, by its number.
        taken: how many cores other programs had in those runs in which that was a lot.
    """

    experiment: Experiment
    runs: list[Measured] = field(default_factory=list)
    results: HeldResults = field(default_factory=HeldResults)
    whys: list[Why] = field(default_factory=list)
    refused: dict[int, Problem] = field(default_factory=dict)
    taken: list[float] = field(default_factory=list)

    def comparison(self) -> Comparison:
        """What comes of comparing the runs."""
        return compare(self.runs, self.results.others)

    @property
    def all_finished(self) -> bool:
        """Whether no run failed."""
        return all(run.outcome is Outcome.FINISHED for run in self.runs)


def carried_out(
    experiment: Experiment,
    name: Callable[[Turn, Plan], str],
    *,
    timeout_s: float | None,
    quiet: bool,
    enough: Callable[[Experiment], Collection[int]] = lambda _experiment: (),
) -> CarriedOut:
    """Run all plans in their turns, with their progress on standard error, and keep each run.

    Args:
        experiment: what to run.
        name: what a run is called in the progress.
        timeout_s: how long each may take; None: as long as it takes.
        quiet: show no progress.
        enough: the plans of which more runs would tell nothing new.

    Raises:
        PlanError: a plan is wrong, for whatever way of doing the jobs, or a run could not be started.
        KeyboardInterrupt: Ctrl-C.
    """
    found = CarriedOut(experiment)
    alone: Alone | None = None
    with contextlib.closing(ItemsOnce()) as items:
        while (turn := found.experiment.next(enough(found.experiment))) is not None:
            plan = found.experiment.plan(turn)
            with executed(plan, timeout_s, quiet, name(turn, plan), items) as (run, supervisor):
                problem = refusal(run)
                if problem is not None:
                    found.experiment = found.experiment.without(turn.plan)
                    cannot = problem.field == "workers" or isinstance(problem, NotCarried)
                    if cannot and plan.strategy != SEQUENTIAL:
                        found.refused[turn.plan] = problem
                        continue
                    if problem.field != "strategy":
                        raise PlanError(problem)
                if plan.strategy == SEQUENTIAL:
                    alone = alone or alone_of(run)
                run.alone, run.experiment = alone, experiment.identifier
                what = saved(run, supervisor.reader)
                keep(what)
                found.whys.append(why(run, supervisor.reader, _sequential_s(found.runs)))
                if run.finished_s is not None:
                    found.results.take(len(found.runs), Returned.of(run.trace, what.records.results))
                found.runs.append(what.measured())
                found.taken += [cores for cores in (taken_cores(run),) if cores is not None]
                found.experiment = found.experiment.with_run(turn, run.finished_s)
    return found


def _sequential_s(runs: Sequence[Measured]) -> float | None:
    """What the plain loop took, if it was run already."""
    return next((run.elapsed_s for run in runs if run.plan.strategy == SEQUENTIAL), None)
