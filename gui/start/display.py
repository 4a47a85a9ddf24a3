"""Where a window can be opened; found out before Qt is imported, because Qt aborts the program where it cannot.

What only Qt itself knows, once it is imported, is in ``qt_platforms``.
"""

import os
import socket
import sys
from collections.abc import Mapping

from engine.inside.data_class import dataclass
from engine.inside.language import tr

from . import x11

_STANDING = "WAYLAND_SOCKET"  # a connection that whoever has started the program has made


class NoWindowError(Exception):
    """No window can be opened; why, as one sentence."""


@dataclass(frozen=True, slots=True)
class Display:
    """What a window can be opened on.

    Attributes:
        platforms: Qt's platforms that have a display, in the order in which Qt would try them, each with what is set
            for it after a colon; empty where there always is one.
        is_all: Qt would try no others.
        connections: to be closed once Qt has its own.
    """

    platforms: tuple[str, ...]
    is_all: bool
    connections: tuple[socket.socket, ...] = ()

    def let_go(self) -> None:
        """Close the connections."""
        for connection in self.connections:
            connection.close()


def find_display(environment: Mapping[str, str] = os.environ) -> Display:
    """What a window can be opened on. Raises NoWindowError.

    Only X11 and Wayland have displays that may be absent; each is tried, which takes less than a millisecond.
    """
    if sys.platform in ("darwin", "win32"):
        return Display((), is_all=True)
    wanted = _wanted(environment)
    tried = {name: _tried(name.partition(":")[0], environment) for name in wanted}
    there = {name: found for name, found in tried.items() if not isinstance(found, NoWindowError)}
    if not there:
        raise next(reversed([found for found in tried.values() if isinstance(found, NoWindowError)]), _no_display())
    connections = tuple(connection for found in there.values() for connection in found)
    return Display(tuple(there), len(there) == len(tried), connections)


def _wanted(environment: Mapping[str, str]) -> list[str]:
    """Which platforms Qt would try, as its ``QGuiApplicationPrivate::createPlatformIntegration`` has it."""
    chosen = [name for name in environment.get("QT_QPA_PLATFORM", "").split(";") if name]
    if chosen:
        return chosen
    is_wayland = environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland"
    return ["wayland"] * bool(is_wayland) + ["xcb"] * bool(environment.get("DISPLAY"))


def _tried(platform: str, environment: Mapping[str, str]) -> list[socket.socket] | NoWindowError:
    """What has been opened to see that a platform has a display, or why it has none."""
    try:
        if platform == "xcb":
            return [_to_x11(environment)]
        return [_to_wayland(environment)] if platform.startswith("wayland") and not environment.get(_STANDING) else []
    except NoWindowError as error:
        return error


def _no_display() -> NoWindowError:
    return NoWindowError(tr("There is no display here (DISPLAY is not set), so no window can be opened."))


def _to_x11(environment: Mapping[str, str]) -> socket.socket:
    display = environment.get("DISPLAY", "")
    if not display:
        raise _no_display()
    try:
        return x11.greet(display, environment)
    except x11.NoAnswerError:
        told = tr("The display {display} does not answer, so no window can be opened.")
        raise NoWindowError(told.format(display=display)) from None
    except x11.RefusedError as refusal:
        from engine import words  # which a start has no time for

        told = tr("The display {display} does not let this program in ({why}), so no window can be opened.")
        raise NoWindowError(told.format(display=display, why=words.brief(str(refusal)))) from None


def _to_wayland(environment: Mapping[str, str]) -> socket.socket:
    display = environment.get("WAYLAND_DISPLAY") or "wayland-0"
    server = x11.connected(socket.AF_UNIX, os.path.join(environment.get("XDG_RUNTIME_DIR", ""), display))
    if server is None:
        told = tr("The Wayland display {display} does not answer, so no window can be opened.")
        raise NoWindowError(told.format(display=display))
    return server
