"""How long a way takes for some work: one function for all strategies."""

from dataclasses import replace

import numpy as np

from ..inside.strategies import strategies
from .batching import batched_s
from .constants import Constants
from .handing import Handing, handed
from .starting import started
from .ways import LOOP, Way
from .work import Floats, Nature, Work

_FRESH = ("joblib",)
"""Whose workers are no forks of the process that calls it, whatever the platform."""


def elapsed_s(way: Way, work: Work, nature: Nature, constants: Constants, cores: int, *, forks: bool = True) -> Floats:
    """How long ``way`` takes, for each list of jobs, in seconds.

    Args:
        way: any that ``ways`` gives.
        work: what the jobs take, alone.
        nature: what becomes of that in company.
        constants: the machine's; has the costs of the way's strategy.
        cores: how many it may use.
        forks: the workers of the standard library's strategies are forks, which have imported what their parent has.
    """
    costs = constants.costs[way.strategy]
    if way.strategy == LOOP:
        alone = (work.cpu_s + work.wait_s).sum(axis=1)
        return np.asarray(costs.start_s + alone + costs.job_s * work.jobs + nature.first_s)
    workers = min(way.workers, work.jobs) if way.strategy in ("threads", "process") else way.workers
    is_fresh = way.strategy in _FRESH or (not forks and way.strategy != "threads")
    crowd = max(workers / cores, 1.0) if way.strategy != "threads" else 1.0
    boot_s = nature.import_s * crowd if is_fresh else 0.0
    # First calls that compute share the cores, as all workers make theirs at once.
    computing = float(work.cpu_s.sum() / max(float((work.cpu_s + work.wait_s).sum()), 1e-12))
    first_s = nature.first_s * (1.0 + (crowd - 1.0) * computing)
    ready_s = costs.start_s + costs.each_s * (workers - 1) + boot_s + first_s
    chunk = strategies()[way.strategy].chunk_size(way.options, work.jobs, workers) or 1
    how = Handing(workers, chunk, ready_s, costs.message_s, costs.job_s, constants.pipe_s, apart_s=costs.apart_s)
    match way.strategy:
        case "process":
            each_s = costs.each_s + (nature.import_s if is_fresh else 0.0)
            return started(work, replace(how, start_s=costs.start_s, message_s=each_s), nature, cores).elapsed_s
        case "joblib":
            return batched_s(work, how, nature, cores)
        case "threads":
            in_turn = replace(how, carries=False, in_turn=nature.turns, turning=constants.turning)
            its = replace(nature, company=nature.threads_company)
            return handed(work, in_turn, its, cores).elapsed_s
        case _:
            return handed(work, how, nature, cores).elapsed_s
