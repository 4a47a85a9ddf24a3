"""A run whose program and guardian were both killed in its midst."""

import signal
import struct

from engine.inside.records.layout import INDEX, ROLE_WORKER, WORD_BYTES
from engine.inside.records.reader import FolderReader
from tests.e2e.main_py import descendants, run_folders, started
from tests.waiting import kill, wait_until


def left_run(sandbox, *arguments, job=0):
    """Start ``main.py run`` with these arguments and kill both while a task runs, the one of number ``job`` or a later.

    Returns the run folder, and the PIDs of the tree, part of which may still run for a moment.
    """
    with started("run", *arguments, "--quiet") as process:
        (folder,) = wait_until(lambda: run_folders(sandbox), what="the run folder")
        reader = FolderReader(folder)
        wait_until(lambda: any(_runs(block, job) for block in reader.blocks() if block.header.role == ROLE_WORKER))
        tree = [child.pid for child in descendants(process)]
        guardian = next(child.pid for child in descendants(process) if child.ppid() == process.pid)
        kill(guardian, signal.SIGKILL)
        kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
    return folder, tree


def _runs(block, job):
    return bool(block.running) and struct.unpack_from("=Q", block.running, INDEX * WORD_BYTES)[0] >= job
