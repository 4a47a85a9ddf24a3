"""A file to whose end several processes write, each write as a whole. Any process, any thread."""

import os

_FLAGS = os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_APPEND, _SHARED_BY_ALL, _OPEN_ALWAYS, _NORMAL = 0x4, 0x7, 4, 0x80  # CreateFileW


def opened(path: str) -> int:
    """A descriptor by which what is written comes to the end, whoever else writes. Made if need be, for the person
    alone; on Windows its name may change while it is open. Raises OSError.
    """
    if os.name != "nt":
        return os.open(path, _FLAGS, 0o600)
    # There O_APPEND looks for the end first and writes then, and others may have written in between.
    import _winapi
    import msvcrt

    create = _winapi.CreateFile  # type: ignore[attr-defined,unused-ignore]
    handle = create(path, _APPEND, _SHARED_BY_ALL, 0, _OPEN_ALWAYS, _NORMAL, 0)
    return int(msvcrt.open_osfhandle(handle, os.O_WRONLY | os.O_BINARY))  # type: ignore[attr-defined,unused-ignore]
