"""How many files and processes the system lets a run have."""

import os
import resource
import subprocess
import sys

import pytest

from engine.inside import limits
from engine.inside.limits import Limit

_ASK = """
import os, resource, sys
sys.path.insert(0, sys.argv[1])
from engine.inside import limits
limits.processes(1 << 29)  # so that all it imports is there: the other user may not be able to read it
os.setuid(int(sys.argv[2]))
print(limits.processes(int(sys.argv[3])))
"""


def asked(folder, user, wanted, most):
    """What a process of ``user`` is told that may have ``most`` processes."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", _ASK, str(folder), str(user), str(wanted)],
        capture_output=True, check=True, text=True, timeout=30,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NPROC, (most, most)),
    )  # fmt: skip
    return done.stdout.strip()


@pytest.fixture
def soft_limit():
    """Of this process and what it starts: 64 open files, though the system lets it have more."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, before[1]))
    yield 64
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_that_open_files_are_limited_by_what_a_process_can_be_allowed(soft_limit):
    assert limits.open_files() == resource.getrlimit(resource.RLIMIT_NOFILE)[1] > soft_limit


def test_that_no_more_open_files_are_allowed_than_are_needed(soft_limit):
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    for count, allowed in ((10, 64), (64, 64), (100, 100), (90, 100), (hard + 1, hard)):
        limits.allow_open_files(count)
        assert resource.getrlimit(resource.RLIMIT_NOFILE) == (allowed, hard)


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser can become another user")
def test_that_another_users_processes_are_counted_against_its_limit(pytestconfig):
    assert asked(pytestconfig.rootpath, 54_321, 5, 50) == "None"
    assert asked(pytestconfig.rootpath, 54_321, 60, 50) == "Limit(most=50, used=1)"


@pytest.mark.skipif(os.geteuid() != 0, reason="only the superuser is not limited")
def test_that_the_superuser_is_not_limited_by_a_users_limit(pytestconfig):
    assert asked(pytestconfig.rootpath, 0, 60, 50) == "None"


def test_that_the_tightest_control_group_counts(monkeypatch):
    monkeypatch.setattr(limits, "control_groups", lambda *_names: [(100, 90), (40, 35), (1_000, 90)])
    monkeypatch.setattr(limits, "_limits", lambda _name: (None, None))
    assert limits.processes(5) is None
    assert limits.processes(6) == Limit(40, 35)
    assert limits.processes(11).left == 5
    assert Limit(4, 9).left == 0


def test_that_where_nothing_limits_there_is_no_limit(monkeypatch):
    monkeypatch.setattr(limits, "control_groups", lambda *_names: [])
    monkeypatch.setattr(limits, "_limits", lambda _name: (None, None))
    assert limits.processes(10**6) is None
