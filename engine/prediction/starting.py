"""A process for each job: so many at a time, each started when another has ended."""

import numpy as np

from .handing import Company, Handing
from .work import Floats, Nature, Work


def started_s(work: Work, how: Handing, nature: Nature, cores: int) -> Floats:
    """How long it takes, for each list of jobs, of which none may be joined to a unit. A message is a start."""
    rows = np.arange(work.lists)
    company = Company(work, nature, cores, 0.0)
    sender = np.full(work.lists, how.start_s)
    free = np.zeros((work.lists, min(how.workers, work.units)))
    last = np.zeros(work.lists)
    for number in range(work.units):
        slot = free.argmin(axis=1)
        sender = np.maximum(sender, free[rows, slot]) + how.message_s
        at_work = np.minimum((free > sender[:, None]).sum(axis=1) + work.units - number, free.shape[1])
        end = sender + company.takes_s(number, at_work) + nature.first_s
        free[rows, slot] = end
        last = np.maximum(last, end)
    return last
