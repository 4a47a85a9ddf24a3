"""Who would do what when: what a simulation gives."""

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from .work import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Schedule:
    """What becomes of the units of a ``Work``, or of several that follow each other, for each list of jobs.

    Attributes:
        elapsed_s: how long all takes; of shape (lists).
        worker: who has each, counted from 0; of shape (lists, units), as the others.
        begin_s, end_s: from when to when, after the start.
    """

    elapsed_s: Floats
    worker: "NDArray[np.int64]"
    begin_s: Floats
    end_s: Floats
