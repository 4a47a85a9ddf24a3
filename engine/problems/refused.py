"""That the system refused something, where it is not known what it was for."""

import errno
import os

from ..inside.language import tr
from ..inside.phrases import DENIED, cause, refusal, way_out
from ..inside.problem import Problem

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))
_USED_UP = (*_FULL, errno.EFBIG, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN)


class Refused(Problem):
    code = "refused"
    field = "system"
    why: str
    number: int = 0  # the error's

    def told(self) -> str:
        if self.number in _FULL:
            usual = tr("make room on that disk, or write to another one")
        else:
            usual = tr("write to another place")
        return tr("The system refused to go on ({why}); {remedy}").format(
            why=cause(self.why), remedy=way_out(self.number, usual, tr("see that you may write there"))
        )


def refused(error: BaseException) -> Refused | None:
    """What to say of an error of the system that a person can do something about; None of any other.

    That is: the disk, the open files, the memory or the processes are used up, a device does not answer, or something
    is not allowed.
    """
    if isinstance(error, MemoryError):
        return Refused(why=os.strerror(errno.ENOMEM), number=errno.ENOMEM)
    if isinstance(error, RuntimeError) and str(error) == "can't start new thread":
        return Refused(why=str(error), number=errno.EAGAIN)
    if isinstance(error, OSError) and error.errno in (*_USED_UP, *DENIED, errno.EIO):
        return of_system(error)
    return None


def of_system(error: OSError) -> Refused:
    """What to say of any error of the system."""
    known = refusal(error)
    if error.filename is not None:
        known["why"] += f": {error.filename}"
    return Refused(**known)
