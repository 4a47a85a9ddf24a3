"""A sandbox for the session, and a check after every test that it has left nothing behind."""

import signal

import pytest

from engine import language
from tests.left_behind import Sandbox, Traces, clear_away, what_is_left

_SANDBOX = pytest.StashKey[Sandbox]()


def pytest_configure(config):
    # Started in the background (``nohup make test &``), the session ignores Ctrl-C, and so would all that it starts.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.stash[_SANDBOX] = Sandbox()


def pytest_unconfigure(config):
    config.stash[_SANDBOX].close()


@pytest.fixture(scope="session")
def sandbox(pytestconfig):
    """The session's own folder for temporary files, and the processes that descend from the session."""
    return pytestconfig.stash[_SANDBOX]


@pytest.fixture(autouse=True)
def nothing_is_left_behind(sandbox):
    """Fail a test that leaves a process, a thread, a temporary file or shared memory behind."""
    sandbox.new_history()
    before = Traces.of(sandbox)
    yield
    left = what_is_left(before, sandbox)
    if left:
        clear_away(before, sandbox)
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)


@pytest.fixture
def korean():
    """Korean is spoken during the test."""
    language.choose("ko")
    yield
    language.choose("en")
