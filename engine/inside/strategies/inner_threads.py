"""How many threads NumPy and other libraries compute with in each worker, told by the variables that they read.

They read them as they are imported. So the runner has them before it imports anything of the user's, and its workers,
forked or not, have them of it.
"""

import os
from collections.abc import Mapping
from typing import Any

from ..code import literal
from ..language import mark
from .option import Option

INNER_THREADS = Option(
    key="inner_threads",
    title=mark("Inner threads"),
    least=1,
    default=mark("all cores"),
    called="OMP_NUM_THREADS",
    explanation=mark(
        "How many threads NumPy and other libraries may compute with in each worker: 1 leaves the cores to the workers."
    ),
)

# As loky has them.
_VARIABLES = (
    "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS",
    "NUMBA_NUM_THREADS", "NUMEXPR_NUM_THREADS",
)  # fmt: skip


def limit(options: Mapping[str, Any]) -> None:
    """Set them, if the option is set. In the runner, before anything is imported that reads them."""
    if INNER_THREADS.key in options:
        os.environ.update(dict.fromkeys(_VARIABLES, str(options[INNER_THREADS.key])))


def code(options: Mapping[str, Any]) -> "tuple[str, ...]":
    """What a script does to the same end before it imports what reads them; nothing where the option is not set."""
    if INNER_THREADS.key not in options:
        return ()
    value = literal(str(options[INNER_THREADS.key]))
    return (
        "# NumPy and others read them as they are imported.",
        *(f"os.environ[{literal(name)}] = {value}" for name in _VARIABLES),
    )
