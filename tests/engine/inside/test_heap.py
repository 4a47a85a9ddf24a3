"""What imports leave free in the heap is no longer handed out; a real Python each, with the C library's own heap."""

import platform
import subprocess
import sys

import pytest

_HOLES = """
import sys
sys.path.insert(0, sys.argv[1])
from engine.inside import heap
sizes = [24_000, 30_000, 42_000, 60_000, 84_000, 106_000] * 4
blocks = [(bytes(size), bytes(600)) for size in sizes]
holes = {id(block) for block, _ in blocks}
pins = [pin for _, pin in blocks]
del blocks
if sys.argv[2] == "filled":
    heap.fill_holes()
    heap.fill_holes()
again = [bytes(size) for size in sizes]
print(sum(id(block) in holes for block in again))
"""


def _found(root, how):
    command = [sys.executable, "-c", _HOLES, str(root), how]
    return int(subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another heap")
def test_that_what_was_freed_is_handed_out_no_more(pytestconfig):
    """Without it, new blocks of the same sizes come to lie where the freed ones lay."""
    assert _found(pytestconfig.rootpath, "left") > 0
    assert _found(pytestconfig.rootpath, "filled") == 0
