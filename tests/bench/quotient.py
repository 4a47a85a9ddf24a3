"""How many times as long one way takes as another, by runs that took turns."""

import statistics
from dataclasses import dataclass

import numpy as np

_RESAMPLES = 2_000


@dataclass(frozen=True, slots=True)
class Quotient:
    """The median of the quotients of runs that followed each other; and from where to where it is, by chance, in nine
    cases of ten, by a bootstrap.
    """

    middle: float
    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether it may be so much."""
        return self.low <= value <= self.high

    def is_known_to(self, share: float) -> bool:
        """Whether its interval reaches no further than that share to either side."""
        return self.middle / self.low <= 1 + share and self.high / self.middle <= 1 + share

    def __str__(self) -> str:
        return f"{self.middle:5.3f} ({self.low:5.3f} to {self.high:5.3f})"


def compared(one_s: list, other_s: list) -> Quotient:
    """One held against the other, run by run. Pure; the same way held against itself is 1."""
    quotients = np.array(one_s) / np.array(other_s)
    drawn = np.random.default_rng(1).choice(quotients, (_RESAMPLES, len(quotients)))
    low, high = np.percentile(np.median(drawn, axis=1), (5, 95))
    return Quotient(statistics.median(quotients.tolist()), float(low), float(high))
