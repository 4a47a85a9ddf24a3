"""Whether there is a display, found out without Qt."""

import socket
import sys

import pytest

from gui.start.display import NoWindowError, find_display
from tests.gui.start.test_x11 import guarded, here, server

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only X11 and Wayland have displays that may be absent")


@pytest.fixture
def wayland(tmp_path):
    """The environment of somebody with a Wayland display that answers."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as compositor:
        compositor.bind(str(tmp_path / "wayland-7"))
        compositor.listen()
        yield {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}


@pytest.fixture
def x(tmp_path):
    """The environment of somebody with an X display that answers."""
    with server(guarded) as display:
        (tmp_path / "authority").write_bytes(here(display))
        yield {"DISPLAY": display, "XAUTHORITY": str(tmp_path / "authority")}


STALE = {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nowhere"}


def found(environment):
    display = find_display(environment)
    display.let_go()
    return display.platforms, display.is_all


def problem(environment):
    with pytest.raises(NoWindowError) as raised:
        find_display(environment)
    return str(raised.value)


def test_that_no_display_is_said():
    assert "DISPLAY is not set" in problem({})
    assert "DISPLAY is not set" in problem({"QT_QPA_PLATFORM": "xcb"})


def test_that_a_display_that_does_not_answer_is_said():
    assert problem({"DISPLAY": ":54321"}) == "The display :54321 does not answer, so no window can be opened."
    assert problem(STALE) == "The Wayland display wayland-9 does not answer, so no window can be opened."
    assert "wayland-0" in problem({"XDG_SESSION_TYPE": "wayland", "XDG_RUNTIME_DIR": "/nowhere"})


def test_that_a_display_that_does_not_let_the_program_in_is_said_in_one_plain_line():
    with server(guarded) as display:
        told = problem({"DISPLAY": display})
    assert told.startswith(f"The display {display} does not let this program in (No protocol specified")
    assert told.isprintable()


def test_that_displays_that_answer_are_taken(x, wayland):
    assert found(wayland) == (("wayland",), True)
    assert found({**x, **wayland}) == (("wayland", "xcb"), True)


def test_that_x_is_taken_where_wayland_is_stale(x):
    assert found({**x, **STALE}) == (("xcb",), False)


def test_that_wayland_is_taken_where_x_is_dead(wayland):
    assert found({"DISPLAY": ":54321", **wayland}) == (("wayland",), False)


def test_that_what_the_person_chooses_is_taken_unless_it_has_no_display():
    assert found({"QT_QPA_PLATFORM": "offscreen:size=9x9"}) == (("offscreen:size=9x9",), True)
    chosen = {"QT_QPA_PLATFORM": "xcb;nonsense", "DISPLAY": ":54321"}
    assert found(chosen) == (("nonsense",), False)


def test_that_a_connection_that_stands_already_is_not_made_again():
    assert found({**STALE, "WAYLAND_SOCKET": "9"}) == (("wayland",), True)


def test_that_other_systems_always_have_a_display(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert found({}) == ((), True)
