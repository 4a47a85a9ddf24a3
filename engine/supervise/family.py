"""The processes that descend from another. In the supervising thread."""

import psutil

UNTOLD = (psutil.Error, OSError)
"""What psutil raises of a process that is gone, or somebody else's. On Windows it may be the system's own error, which
psutil knows no name for (seen of one that was just starting).
"""


def descendants(root: int) -> list[psutil.Process]:
    """All that there are of the process ``root``, parents before their children, without itself; none if it is gone.

    Goes through all processes of the system, a millisecond for every 70 of them.
    """
    try:
        return list(psutil.Process(root).children(recursive=True))
    except UNTOLD:
        return []
