"""Whether there is a display, found out without Qt."""

import socket
import sys

import pytest

from gui.display import display_problem

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only X11 and Wayland have displays that may be absent")


def test_that_no_display_is_said():
    assert "DISPLAY is not set" in display_problem({})


@pytest.mark.parametrize("environment", [{"QT_QPA_PLATFORM": "offscreen"}, {"WAYLAND_DISPLAY": "wayland-0"}])
def test_that_another_platform_needs_no_x_display(environment):
    assert display_problem(environment) is None


@pytest.mark.parametrize("display", [":54321", "nonsense", "127.0.0.1:59999", ":x", "/nowhere:0"])
def test_that_a_display_that_does_not_answer_is_said(display):
    assert display in display_problem({"DISPLAY": display})


def test_that_a_display_that_answers_is_taken():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        number = server.getsockname()[1] - 6000
        assert display_problem({"DISPLAY": f"127.0.0.1:{number}.0"}) is None
