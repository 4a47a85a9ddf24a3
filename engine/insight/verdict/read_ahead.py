"""Items that an imap has read from its source in vain, as its call was given up before they were worked on."""

import numpy as np

from ...inside.language import mark
from ...trace.lane import State
from .finding import Case, Finding, Rule

_READS_AHEAD = (".imap", ".imap_unordered")
_LEAST = 10
_IN_VAIN_FROM = 0.5


def _applies(case: Case) -> Finding | None:
    run = case.run
    belongs = run.trace.tasks.belongs_as_columns()
    if run.plan.watch is None or belongs is None:
        return None
    for number, call in run.calls():
        by, handed = call.by or "", call.handed or 0
        if handed < _LEAST or not by.endswith(_READS_AHEAD):
            continue
        its = belongs["call"][: run.trace.jobs] == number
        states = run.trace.state[its & ~belongs["is_container"][: run.trace.jobs]]
        ended = int(np.count_nonzero((states == State.DONE) | (states == State.ERROR)))
        if handed - ended >= _IN_VAIN_FROM * handed:
            return Finding(
                "memory_grows",
                0.0,
                mark("When {by} was given up, it had read {handed:,} items from its source; {ended:,} jobs had ended."),
                mark("It reads ahead as fast as it can, and keeps what it has read: submit a few at a time."),
                {"by": by.rpartition(".")[2], "handed": handed, "ended": ended},
            )
    return None


RULE = Rule("memory_grows", _applies, is_loss=False)
