"""NumPy, imported without the threads of its linear algebra, of which the program uses nothing."""

import os

_BLAS_THREADS = "OPENBLAS_NUM_THREADS"


def import_numpy() -> None:
    """Import it; called before anything else that does. Main thread, once, at the program's start.

    Its linear algebra would start a thread a core, each of which spins for a while: a third of what a command takes.
    """
    before = os.environ.get(_BLAS_THREADS)
    os.environ[_BLAS_THREADS] = "1"
    import numpy  # noqa: F401 - for what it does when it is imported

    # The tasks inherit the environment, and are to have as many threads as without us.
    if before is None:
        del os.environ[_BLAS_THREADS]
    else:
        os.environ[_BLAS_THREADS] = before
