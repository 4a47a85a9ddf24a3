"""A process for each job: so many at a time, each started when another has ended."""

import numpy as np

from .handing import Company, Handing
from .schedule import Schedule
from .work import Nature, Work


def started(work: Work, how: Handing, nature: Nature, cores: int) -> Schedule:
    """Who does what when; no jobs may be joined to a unit. A message is a start."""
    rows = np.arange(work.lists)
    company = Company(work, nature, cores, 0.0)
    sender = np.full(work.lists, how.start_s)
    free = np.zeros((work.lists, min(how.workers, work.units)))
    who, begun, ended = np.zeros(work.cpu_s.shape, np.int64), np.zeros_like(work.cpu_s), np.zeros_like(work.cpu_s)
    for number in range(work.units):
        slot = free.argmin(axis=1)
        sender = np.maximum(sender, free[rows, slot]) + how.message_s
        at_work = np.minimum((free > sender[:, None]).sum(axis=1) + work.units - number, free.shape[1])
        end = sender + company.takes_s(number, at_work) + nature.first_s
        free[rows, slot] = end
        who[:, number], begun[:, number], ended[:, number] = slot, sender, end
    return Schedule(ended.max(axis=1), who, begun, ended)
