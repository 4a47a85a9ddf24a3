"""Strategies that hand jobs over by messages to workers that stay: pool, executor and threads.

The sender makes one message after the other, each a chunk of jobs. A message goes to whichever worker is free first;
one that does not fit into a pipe is not sent before somebody reads it. Workers compute on ``cores``, which they share;
threads compute in turn as far as Python's lock has it. It is list scheduling (Graham 1969) with the sender as a
resource of its own, for all lists of a ``Work`` at once.
"""

import math

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from .schedule import Schedule
from .work import Floats, Nature, Work

_PIPE_BYTES = 65_536.0
_APART_S = 3e-3
"""Messages for whose jobs a core computes that long are apart; those of shorter ones in proportion."""
_OWN_THREADS = 1.3
"""Calls that use more cores than that have threads of their own."""
_MESSAGES_MOST, _MESSAGES_EACH = 400, 24
"""Beyond so many messages, and so many for each worker, several that follow each other are simulated as one."""


@dataclass(frozen=True, slots=True)
class Handing:
    """How a strategy hands over.

    Attributes:
        workers: how many there are.
        chunk: how many jobs a message has.
        start_s: when they are ready.
        message_s: what a message takes the sender; a worker takes it as long to get it.
        job_s: what each job takes beside itself.
        pipe_s: what a byte takes; 0 where nothing is carried.
        carries: jobs and results are pickled.
        in_turn: the share of computing that is done by one worker at a time.
        turning: how many times as long that takes for taking turns.
        apart_s: what a message takes more where messages are apart, as in ``Costs``.
    """

    workers: int
    chunk: int
    start_s: float
    message_s: float
    job_s: float
    pipe_s: float = 0.0
    carries: bool = True
    in_turn: float = 0.0
    turning: float = 1.0
    apart_s: float = 0.0

    def pickles(self, figures: Floats) -> Floats:
        """What carrying takes, where anything is carried."""
        return figures if self.carries else np.zeros_like(figures)


def handed(work: Work, how: Handing, nature: Nature, cores: int) -> Schedule:
    """Who does what when, a unit a message."""
    work, messages = _in_messages(work, how)
    rows, workers = np.arange(work.lists), how.workers
    free = np.full((work.lists, workers), how.start_s)
    sender = np.full(work.lists, how.start_s)
    collected, last = np.zeros(work.lists), np.zeros(work.lists)
    who, begun, ended = np.zeros(work.cpu_s.shape, np.int64), np.zeros_like(work.cpu_s), np.zeros_like(work.cpu_s)
    passing_s = messages * how.message_s
    beside_s = how.job_s * work.jobs / work.units
    send = (how.pickles(work.pickle_s), how.pickles(work.sent_bytes) * how.pipe_s)
    more_s = how.pickles(work.unpickle_s + work.pack_s) + beside_s + _apart_s(work, messages, how, cores)
    company = Company(work.with_more(more_s), nature, cores, how.in_turn, how.turning)
    back = how.pickles(work.unpack_s) + how.pickles(work.result_bytes) * how.pipe_s
    is_large = how.pickles(work.sent_bytes) > _PIPE_BYTES * max(messages, 1.0)
    for number in range(work.units):
        worker = free.argmin(axis=1)
        ready = free[rows, worker]
        made = sender + send[0][:, number] + passing_s
        # One that fits into the pipe waits in it, a larger one in the sender's hands.
        sender = np.where(is_large[:, number], np.maximum(made, ready), made) + send[1][:, number]
        begin = np.maximum(sender, ready) + passing_s
        left_s = np.maximum(free - begin[:, None], 0.0)
        at_work = np.minimum((left_s > 0).sum(axis=1) + work.units - number, workers)
        end = begin + company.takes_among_s(number, at_work, left_s.sum(axis=1))
        free[rows, worker] = end
        who[:, number], begun[:, number], ended[:, number] = worker, begin, end
        collected = np.maximum(collected, end) + back[:, number]
        last = np.maximum(last, end)
    last = np.maximum(last, how.start_s + company.least_s(workers))
    # Sending and collecting share one process.
    elapsed_s = np.maximum(np.maximum(collected, last), sender + back.sum(axis=1))
    return Schedule(elapsed_s, who, begun, ended)


def _apart_s(work: Work, messages: float, how: Handing, cores: int) -> Floats:
    """What each unit's messages take more for being apart; the first of each worker do not. A core that no worker wants
    has the sender's half of it.
    """
    further = max(1.0 - how.workers / (messages * work.units), 0.0)
    of_cores = 1.0 if how.workers >= cores else 0.5
    apart = np.minimum(work.cpu_s / messages / _APART_S, 1.0)
    return np.asarray(how.apart_s * of_cores * further * messages * apart)


def _in_messages(work: Work, how: Handing) -> tuple[Work, float]:
    """The same work with a message, or some, for each unit; and how many messages a unit is."""
    units = max(round(how.chunk / work.each), 1)
    messages = max(work.each / how.chunk, 1.0)
    count = math.ceil(work.units / units)
    several = math.ceil(count / max(_MESSAGES_MOST, _MESSAGES_EACH * how.workers))
    return work.joined(units * several), messages * several


class Company:
    """What jobs take where others of their kind are at work beside them."""

    def __init__(self, work: Work, nature: Nature, cores: int, in_turn: float, turning: float = 1.0) -> None:
        alone_s = np.maximum(work.cpu_s + work.wait_s, 1e-12)
        self._work, self._nature, self._cores, self._in_turn, self._turning = work, nature, cores, in_turn, turning
        self._wants = work.cpu_s / alone_s
        self._mean = work.cpu_s.sum(axis=1) / alone_s.sum(axis=1)
        self._alone_s = alone_s
        # What is left to do after each unit.
        self._after_s = np.cumsum(alone_s[:, ::-1], axis=1)[:, ::-1] - alone_s

    def takes_s(self, number: int, at_work: "Floats | NDArray[np.int64]") -> Floats:
        """What unit ``number`` takes with so many workers at work, itself among them."""
        return self._takes_s(number, at_work, self._mean)

    def takes_among_s(self, number: int, at_work: "NDArray[np.int64]", left_s: Floats) -> Floats:
        """The same where the others, who have ``left_s`` to go with what they do now, are gone before it is done: once
        all units are given out, who has a long one is alone with it.
        """
        with_all_s = self.takes_s(number, at_work)
        slowed = with_all_s / self._alone_s[:, number]
        others_s = (left_s + self._after_s[:, number] * slowed) / np.maximum(at_work - 1, 1)
        if (others_s >= with_all_s).all():
            return with_all_s
        alone_s = self.takes_s(number, np.ones_like(at_work))
        return np.where(others_s < with_all_s, others_s + (1.0 - others_s / with_all_s) * alone_s, with_all_s)

    def least_s(self, workers: int) -> Floats:
        """What all units take at the least: where so many workers are never idle, or one is."""
        busy_s = self.all_take_s(workers).sum(axis=1) / workers
        return np.asarray(np.minimum(busy_s, self.all_take_s(1).sum(axis=1)))

    def all_take_s(self, workers: int) -> Floats:
        """What each unit takes while so many workers are at work."""
        return self._takes_s(slice(None), np.full((self._work.lists, 1), float(workers)), self._mean[:, None])

    def _takes_s(self, number: "int | slice", at_work: "Floats | NDArray[np.int64]", mean: Floats) -> Floats:
        nature, cores, in_turn = self._nature, self._cores, self._in_turn
        cpu_s = self._work.cpu_s[:, number]
        computing = (self._wants[:, number] + (at_work - 1) * mean) * nature.cores_each
        beside = np.minimum(computing, cores) - nature.cores_each
        if nature.cores_each > _OWN_THREADS:  # which wait for each other, whoever else is on their cores
            beside = computing / nature.cores_each - 1.0
        slower = 1.0 + (nature.company - 1.0) * np.maximum(beside, 0.0)
        # Who waits for a core, or for his turn, does not wait for anything else meanwhile: all of them want it then.
        waits = (1.0 - mean) / np.maximum(mean, 1e-6)
        shared = np.maximum(at_work * nature.cores_each / max(cores, nature.cores_each) - waits, 1.0) * slower
        turning = np.where(at_work > 1, self._turning, 1.0)
        turns = np.maximum(at_work * in_turn - waits, 1.0) * turning
        taken_s = cpu_s * (in_turn * np.maximum(turns, shared) + (1 - in_turn) * shared)
        held_s = at_work * nature.exclusive * self._alone_s[:, number]
        return np.asarray(np.maximum(taken_s + self._work.wait_s[:, number], held_s))
