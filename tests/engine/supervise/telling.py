"""A run that is told of what was seen as a supervisor does it: counted and judged, but without a process."""

import dataclasses

from engine.model.batch import Batch, Lost
from engine.model.death import Death
from engine.supervise import seen
from engine.supervise.judging import Judge
from engine.supervise.tally import Tally
from engine.trace.run import Run


@dataclasses.dataclass
class Reading:
    """What a supervisor sees in one reading; ``lost``: ``(header, death, is taken down)``; ``stopped``: just before."""

    blocks: tuple = ()
    call: object = None
    lost: tuple = ()
    unsent: tuple = ()
    still_s: float = 0.0
    idle_deaths: object = None
    dead_thread: str | None = None
    odd: tuple = ()
    refused: object = None
    stopped: str | None = None
    gone: object = None
    at_ns: int = 0
    samples: tuple = ()


class Told:
    """A run, its tally and its judge. What is asked of the run may be asked of this; ``orders`` are those given."""

    def __init__(self, plan, **begun):
        self.run = Run(plan)
        self.tally, self.judge, self.orders, self.given_up = Tally(plan.jobs, reruns=plan.reruns), Judge(), [], {}
        self.tell(seen.Begun(plan, **begun))

    def __getattr__(self, name):
        return getattr(self.run, name)

    def tell(self, what):
        self.orders += self.judge.handle(what)

    def apply(self, reading):
        """Tell of all of it, and have the run take it in."""
        self.run.apply(self.batch(reading))

    def batch(self, reading):
        """What a supervisor would hand on of it."""
        if reading.stopped is not None:
            self.tell(seen.StopAsked(reading.stopped))
        if reading.refused is not None:
            self.tell(seen.Refused(reading.refused))
        if reading.dead_thread is not None:
            self.tell(seen.ThreadDied(reading.dead_thread))
        for why in reading.odd:
            self.tell(seen.Odd(why))
        for block in sorted(reading.blocks, key=lambda block: block.first_start_s):
            self.tally.take(block)
        if reading.call is not None:
            self.tell(seen.Called(reading.call))
        lost = []
        for header, death, is_taken_down in reading.lost:
            found = self.tally.lose(
                header.name,
                is_taken_down=is_taken_down,
                may_go_on=self.judge.may_go_on,
                is_interrupted=self.judge.is_interrupted,
            )
            lost += [] if found is None else [Lost(header.name, death, found[1])]
            self.tell(seen.WorkerLost(header.pid, death, *(found or ())))
        self.given_up |= dict(reading.unsent)
        unsent = [(task, self.given_up[task]) for task in self.given_up if self.tally.fail(task)]
        for task, _ in unsent:
            del self.given_up[task]
        self.tell(seen.Counts(self.tally.counted()))
        self.tell(seen.Looked(reading.at_ns, reading.still_s, reading.idle_deaths))
        if reading.gone is not None:
            if not self.judge.is_stopped:
                self.tally.give_up()
                self.tell(seen.Counts(self.tally.counted()))
            self.tell(reading.gone)
        return Batch(
            reading.at_ns, call=reading.call, blocks=tuple(reading.blocks), lost=tuple(lost), unsent=tuple(unsent),
            samples=tuple(reading.samples), verdict=self.judge.verdict, end=self.judge.end,
        )  # fmt: skip


def killed(header, name="SIGKILL"):
    """A worker that was killed by a signal."""
    return header, Death(signal=name), False
