"""The strategy's call, as its record tells it: once a run, or several times where the strategy is started anew."""

import dataclasses

from ..inside.records.layout import ENDED, KIND, KIND_ERROR, KIND_INT, STARTED, VALUE, word_as_ns
from ..inside.records.reader import Block
from ..model.call import StrategyCall
from .sources import Source


class Calls:
    """What is known of the call. Told of the records that the runners make of it, in the supervising thread.

    ``call`` is the whole: from the first start on, ended when the last one has; None before that. ``has_begun`` says
    whether the runner that was started last has come so far as to call the strategy; ``old_runners`` has the PIDs of
    those before it.
    """

    def __init__(self, reader: Source) -> None:
        """``reader`` reads what the strategy raised."""
        self._reader = reader
        self._over: set[str] = set()
        self._name = ""
        self.call: StrategyCall | None = None
        self.has_begun = False
        self.old_runners: set[int] = set()

    @property
    def is_open(self) -> bool:
        """Whether the call has begun, and has not ended."""
        return self.call is not None and not self.call.ended_ns

    @property
    def runner_pid(self) -> int:
        """The PID of the runner that calls; 0 before the call."""
        return self.call.runner_pid if self.call is not None else 0

    def read(self, block: Block) -> bool:
        """Take in what is new. Returns whether the run's call was now seen for the first time, and goes on."""
        cell = memoryview(block.ended or block.running).cast("Q")
        if not len(cell) or block.header.name in self._over:
            return False
        error = returned = None
        if cell[ENDED] and cell[KIND] & 0xFF == KIND_ERROR:
            error = self._reader.text(block.header.name, cell[VALUE], cell[KIND] >> 8)
        elif cell[ENDED] and cell[KIND] & 0xFF == KIND_INT:
            returned = cell[VALUE]
        is_first = self.call is None
        started_ns = self.call.started_ns if self.call is not None else word_as_ns(cell[STARTED])
        header = block.header
        times_ns = started_ns, word_as_ns(cell[ENDED])
        self.call = StrategyCall(header.pid, *times_ns, error, returned, header.host, header.thread)
        self._name = block.header.name
        self.has_begun = True
        return is_first and not cell[ENDED]

    def begin_anew(self) -> None:
        """The strategy is being started anew: the call goes on."""
        if self.call is not None:
            self._over.add(self._name)
            self.old_runners.add(self.call.runner_pid)
            self.call = dataclasses.replace(self.call, ended_ns=0, error=None, returned=None)
        self.has_begun = False
