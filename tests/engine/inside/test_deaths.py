"""What the runner notes of its children's ends."""

import subprocess
import sys

import pytest

from engine.inside.records.events import Died
from engine.inside.records.reader import FolderReader

_WATCHED = """
import multiprocessing, os, sys, warnings
sys.path.insert(0, sys.argv[1])
from engine.inside import deaths
warnings.simplefilter("ignore")  # of the tracker that was killed
if sys.argv[3] == "loky":
    from joblib.externals.loky.backend import resource_tracker
else:
    from multiprocessing import resource_tracker
resource_tracker.ensure_running()
os.kill(resource_tracker._resource_tracker._pid, 9)
deaths.watch(sys.argv[2])
resource_tracker.__name__ = None  # as it is at the interpreter's end
resource_tracker.ensure_running()  # which waits for the one that was killed; as they end, some Pythons wait as well
worker = multiprocessing.get_context("fork").Process(target=os._exit, args=(3,))
worker.start()
print(worker.pid)
worker.join()
"""


@pytest.mark.parametrize("whose", ["multiprocessing", "loky"])
def test_that_a_resource_tracker_is_no_worker_that_has_died(whose, tmp_path, pytestconfig):
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, str(pytestconfig.rootpath), str(tmp_path), whose],
        capture_output=True,
        check=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    died = [event for event in FolderReader(str(tmp_path)).events() if isinstance(event, Died)]
    assert died == [Died(int(done.stdout), 3)]
    assert done.stderr == b""
