"""Keeps apart what processes of one number print on several hosts, as lines are put together by the number."""

from .output import ERRORS_END


class Apart:
    """Told of all pieces, in the order in which they are handed on."""

    def __init__(self) -> None:
        self._within: dict[int, str] = {}

    def piece(self, pid: int, name: str, data: bytes) -> bytes:
        """A piece of the file ``name``; on a line of its own if another file's last one of this PID has no end yet."""
        before = self._within.get(pid, name)
        if data.endswith((b"\n", b"\n" + ERRORS_END)):
            self._within.pop(pid, None)
        else:
            self._within[pid] = name
        return data if before == name else b"\n" + data
