"""Whether a window can be opened here; asked before Qt is imported, because Qt aborts where there is no display."""

import os
import socket
import sys
from collections.abc import Mapping

from engine.language import tr

_CONNECT_S = 2.0


def display_problem(environment: Mapping[str, str] = os.environ) -> str | None:
    """Why no window can be opened, as one sentence; None if one can, as far as can be told.

    Only X11 and Wayland have displays that may be absent; for an X11 display a connection is tried.
    """
    if sys.platform in ("darwin", "win32") or environment.get("QT_QPA_PLATFORM") or environment.get("WAYLAND_DISPLAY"):
        return None
    display = environment.get("DISPLAY", "")
    if not display:
        return tr("There is no display here (DISPLAY is not set), so no window can be opened.")
    if not _answers(display):
        return tr("The display {display} does not answer, so no window can be opened.").format(display=display)
    return None


def _answers(display: str) -> bool:
    """Whether an X server listens; ``display`` is ``[host]:number[.screen]`` (X(7), "Display names")."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers have their sockets
        return _connects(socket.AF_UNIX, "\0" + path) or _connects(socket.AF_UNIX, path)
    if host.startswith("/"):
        return _connects(socket.AF_UNIX, host)
    return _connects(socket.AF_INET, (host, 6000 + int(number)))


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(_CONNECT_S)
        try:
            probe.connect(address)
        except (OSError, OverflowError):
            return False
    return True
