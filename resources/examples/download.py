"""Waits for a server. Nothing is computed, so threads are enough, and there can be more of them than cores.

    .venv/bin/python main.py compare --function resources/examples/download.py:fetch --items range:0:8 --workers 8

See: eight threads need hardly more than the time of one download. Eight processes also need the time to start.
"""

import time


def fetch(number: int) -> str:
    """A page. The pause is the time that a server takes to answer; this example asks none."""
    time.sleep(0.2)
    return f"page {number}"
