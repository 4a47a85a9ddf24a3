"""A run folder and its guardian come about together, whenever the program dies; and nobody else's folder is touched."""

import errno
import os
import signal
import subprocess
import sys

import pytest

from engine.inside.problem import PlanError
from engine.supervise import leftovers
from engine.supervise.handle import Handle
from tests.e2e.main_py import run_folders
from tests.waiting import wait_until

# Makes a handle, and is killed before or after the call of that name.
_DIES = """
import os, signal, sys
from engine.supervise import handle
module, name, moment = sys.argv[1:]
place = getattr(handle, module)
real = getattr(place, name)

def dies(*arguments, **more):
    if moment == "after":
        real(*arguments, **more)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(place, name, dies)
handle.Handle(None)
"""


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize(("module", "name"), [("subprocess", "Popen"), ("os", "mkdir"), ("leftovers", "sign")])
def test_that_a_program_that_is_killed_as_it_starts_a_run_leaves_nothing(module, name, moment, sandbox, pytestconfig):
    before = set(sandbox.processes())
    code = subprocess.run(
        [sys.executable, "-c", _DIES, module, name, moment], cwd=pytestconfig.rootpath, check=False, timeout=60
    ).returncode
    assert code == -signal.SIGKILL
    wait_until(lambda: set(sandbox.processes()) <= before, what="the guardian's end")
    assert run_folders(sandbox) == []


def test_that_a_folder_of_that_name_that_is_there_already_is_refused_and_left_alone(monkeypatch, tmp_path, sandbox):
    before = set(sandbox.processes())
    monkeypatch.setattr(leftovers, "new_path", lambda: str(tmp_path))
    (tmp_path / "file").touch()
    with pytest.raises(PlanError) as raised:
        Handle(None)
    assert raised.value.problem.code == "no-folder"
    assert os.listdir(tmp_path) == ["file"]
    assert set(sandbox.processes()) <= before


def test_that_a_folder_that_cannot_be_signed_is_removed(monkeypatch, sandbox):
    def fails(folder):
        raise OSError(28, "No space left on device", folder)

    monkeypatch.setattr(leftovers, "sign", fails)
    with pytest.raises(PlanError) as raised:
        Handle(None)
    assert raised.value.problem.values["why"] == "No space left on device"
    assert run_folders(sandbox) == []


def test_that_what_is_printed_before_anything_is_recorded_is_kept(tmp_path):
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho 'no such luck' >&2\nexit 3\n")
    python.chmod(0o700)
    handle = Handle(str(python))
    try:
        wait_until(lambda: handle.is_gone)
        assert (handle.last_words(), handle.exit_code) == (["no such luck"], 3)
    finally:
        handle.close()
        handle.remove_folder()
    assert not os.path.exists(handle.folder)


def test_that_where_there_is_no_folder_for_temporary_files_that_is_told(monkeypatch):
    def nowhere():
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr("tempfile.gettempdir", nowhere)
    with pytest.raises(PlanError) as raised:
        Handle(None)
    told = raised.value.problem.told()
    assert told.startswith(
        "There is no folder for temporary files (No usable temporary directory found in ['/tmp']); make"
    )
