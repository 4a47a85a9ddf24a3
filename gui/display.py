"""Where a window can be opened; found out before Qt is imported, because Qt aborts the program where it cannot.

What only Qt itself knows, once it is imported, is in ``qt_platforms``.
"""

import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from engine.language import tr

from . import x11


class NoWindowError(Exception):
    """No window can be opened; why, as one sentence."""


@dataclass(frozen=True, slots=True)
class Display:
    """What a window can be opened on.

    Attributes:
        platforms: Qt's platforms that have a display, in the order in which Qt would try them, each with what is set
            for it after a colon; empty where there always is one.
        is_all: Qt would try no others.
    """

    platforms: tuple[str, ...]
    is_all: bool


def find_display(environment: Mapping[str, str] = os.environ) -> Display:
    """What a window can be opened on. Raises NoWindowError.

    Only X11 and Wayland have displays that may be absent; each is tried, which takes less than a millisecond.
    """
    if sys.platform in ("darwin", "win32"):
        return Display((), is_all=True)
    wanted = _wanted(environment)
    problems = [_problem(name.partition(":")[0], environment) for name in wanted]
    there = tuple(name for name, problem in zip(wanted, problems, strict=True) if problem is None)
    if not there:
        raise NoWindowError(problems[-1] if problems else _no_display())
    return Display(there, is_all=len(there) == len(wanted))


def _wanted(environment: Mapping[str, str]) -> list[str]:
    """Which platforms Qt would try, as its ``QGuiApplicationPrivate::createPlatformIntegration`` has it."""
    chosen = [name for name in environment.get("QT_QPA_PLATFORM", "").split(";") if name]
    if chosen:
        return chosen
    is_wayland = environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland"
    return ["wayland"] * bool(is_wayland) + ["xcb"] * bool(environment.get("DISPLAY"))


def _problem(platform: str, environment: Mapping[str, str]) -> str | None:
    if platform == "xcb":
        return _problem_of_x11(environment)
    return _problem_of_wayland(environment) if platform.startswith("wayland") else None


def _no_display() -> str:
    return tr("There is no display here (DISPLAY is not set), so no window can be opened.")


def _problem_of_x11(environment: Mapping[str, str]) -> str | None:
    display = environment.get("DISPLAY", "")
    if not display:
        return _no_display()
    try:
        x11.greet(display, environment)
    except x11.NoAnswerError:
        return tr("The display {display} does not answer, so no window can be opened.").format(display=display)
    except x11.RefusedError as refusal:
        from engine import words  # which a start has no time for

        told = tr("The display {display} does not let this program in ({why}), so no window can be opened.")
        return told.format(display=display, why=words.brief(str(refusal)))
    return None


def _problem_of_wayland(environment: Mapping[str, str]) -> str | None:
    if environment.get("WAYLAND_SOCKET"):  # a connection that stands already
        return None
    display = environment.get("WAYLAND_DISPLAY") or "wayland-0"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.settimeout(x11.ANSWER_S)
        try:
            server.connect(os.path.join(environment.get("XDG_RUNTIME_DIR", ""), display))
        except OSError:
            told = tr("The Wayland display {display} does not answer, so no window can be opened.")
            return told.format(display=display)
    return None
