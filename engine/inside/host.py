"""What this host is called, as records have it, and no more imported than that takes (see ``ticks``)."""

import os

BYTES_MOST = 64
"""A record file's header has no room for more of it."""


def host_bytes() -> bytes:
    """This host's name in UTF-8, cut. Any process, any thread."""
    return _name().encode("utf-8", "replace")[:BYTES_MOST]


def _name() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename
    import socket

    return socket.gethostname()
