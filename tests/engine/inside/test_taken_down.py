"""That the runner notes whom a library ends itself: each by its own means, which on Windows are others."""

import os
import shutil
import subprocess
import sys

import pytest

from engine.inside.records.events import TakenDown
from engine.inside.records.reader import FolderReader

_ENDS_LOKYS_WORKERS = """
import os, sys, time
sys.path.insert(0, sys.argv[1])
if sys.argv[3] != "psutil":
    sys.modules["psutil"] = None
from engine.inside import deaths
from joblib.externals import loky
executor = loky.get_reusable_executor(max_workers=2)
workers = {executor.submit(os.getpid).result()}
deaths.watch(sys.argv[2])
executor.submit(time.sleep, 600)
executor.submit(time.sleep, 600)
workers.update(executor._processes)
executor.shutdown(kill_workers=True)
print(*sorted(workers))
"""


@pytest.mark.parametrize("by", ["psutil", "the system"])
def test_that_each_worker_is_noted_that_loky_ends(by, tmp_path, pytestconfig):
    if by != "psutil" and os.name == "posix" and shutil.which("pgrep") is None:
        pytest.skip("loky can end no worker here without psutil: there is no pgrep")
    done = subprocess.run(
        [sys.executable, "-c", _ENDS_LOKYS_WORKERS, str(pytestconfig.rootpath), str(tmp_path), by],
        capture_output=True,
        check=True,
        timeout=120,
        stdin=subprocess.DEVNULL,
    )
    noted = {event.pid for event in FolderReader(str(tmp_path)).events() if isinstance(event, TakenDown)}
    assert noted == {int(pid) for pid in done.stdout.split()}
    assert len(noted) == 2
