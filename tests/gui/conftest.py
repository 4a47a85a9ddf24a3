"""The application and windows for the tests of the window."""

import os
import threading
from pathlib import Path

import pytest

if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    # With a screen as large as that of ``tests.displays``: on Qt's own, of 800 × 800, no window has its full size.
    screen = Path(__file__).with_name("offscreen.json")
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":  # chosen by hand or not
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}" if os.name == "posix" else "offscreen"

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine.inside.language import LANGUAGES
from gui import window as window_module
from gui.application import create_application
from gui.look.appearance import appearance
from gui.session import bridge
from gui.start import speaking
from gui.window import MainWindow
from tests.gui import twice
from tests.gui.clipped import SIZE
from tests.gui.patient_bot import MOST_MS, PatientBot
from tests.gui.scenes import settle


def pytest_collection_modifyitems(items):
    if twice.IS_TWICE:
        items[:] = twice.in_turn(items)


@pytest.fixture(scope="session")
def qapp():
    """The program's own application, in place of pytest-qt's."""
    return create_application(["tests"])


@pytest.fixture
def qtbot(qapp, request):
    """pytest-qt's, but patient."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def nothing_stays_held(qapp):
    """What a test leaves held is held for every test after it: a button hides each card, a key changes what is chosen.

    A click of a key with Ctrl leaves that held in Qt, by itself.
    """
    yield
    QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    assert QGuiApplication.keyboardModifiers() == Qt.KeyboardModifier.NoModifier
    assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture(autouse=True)
def any_language(monkeypatch):
    """Every language is spoken, whatever fonts there are; in processes of their own they are as they are."""
    monkeypatch.setattr(speaking, "can_be_shown", lambda _code: True)


LONG = 300_000
"""Milliseconds that a job waits until it is stopped: what computed would take the cores from the tests beside it."""
# Nothing that the tests see comes by a clock: the history is read as soon as a window has been painted.
window_module.HISTORY_MS = 0
# Most tests run nothing, and a run is the same without: what looks at the warm runner, or at what that tells of its
# Python, asks for ``warm``.
bridge.WARMS = False


@pytest.fixture
def warm(monkeypatch):
    """Windows have a warm runner, as the program's has. To be asked for before the window."""
    monkeypatch.setattr(bridge, "WARMS", True)


@pytest.fixture
def window(qtbot):
    """A window, shown; closed after the test."""
    made = MainWindow()
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()  # where there is no window manager, nobody else does
    yield made
    let_go(made)


@pytest.fixture(scope="module")
def lasting_window(qapp):
    """One window for those tests of a file that leave nothing in it that another could see; closed after the last."""
    made = MainWindow()
    made.show()
    assert QTest.qWaitForWindowExposed(made, MOST_MS)
    made.activateWindow()
    have_begun(made)
    yield made
    let_go(made)


def have_begun(window):
    """Wait until each of a window's threads has been at work, so that none of them is new in a test."""
    bridge = window.session._bridge
    for thread in (bridge._loop, bridge._files, *bridge._others.values()):
        begun = threading.Event()
        thread.orders.put(begun.set)
        assert begun.wait(MOST_MS / 1_000)


def let_go(window):
    """Close a window, and have the next one made as a program's first is: in half the time (``Appearance.dress``)."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    appearance().undress()


@pytest.fixture(params=LANGUAGES)
def tongue(request):
    """Each language is spoken during the test, by whatever window is made in it."""
    speaking.speak(request.param)
    yield request.param
    speaking.speak("")


@pytest.fixture
def spoken(tongue, warm, window, qtbot):
    """A window in each language, at the size that all has to fit into."""
    window.resize(*SIZE)
    settle(window, qtbot)
    return window


@pytest.fixture
def choose(window):
    """Fill in the form: ``choose(strategy, jobs, size)``; a size of ``LONG`` takes minutes, and no core."""

    def fill(strategy="pool", jobs=4, size=1_000):
        window.form.strategy.choose(strategy)
        if size == LONG:
            window.form.workload.choose("waiting")
        window.form.jobs.setValue(jobs)
        window.form.size_box.setValue(size)
        return window.form

    return fill


@pytest.fixture
def finish(window, qtbot):
    """Wait until nothing runs any more, and give the run."""

    def wait():
        qtbot.waitUntil(lambda: not window.session.is_busy)
        return window.session.run

    return wait
