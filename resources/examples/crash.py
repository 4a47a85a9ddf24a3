"""Ends its own process at one item, as a fault in a library written in C does. A pool then waits for ever.

    .venv/bin/python main.py run --function resources/examples/crash.py:convert --items range:0:8
    .venv/bin/python main.py run --function resources/examples/crash.py:convert --items range:0:8 --keep-going

See: first it says that the pool waits for a result that never comes, and which job took its process down. Then all the
others are done, and that one is lost. Both times the exit status is 1.
"""

import os
import time


def convert(number: int) -> int:
    """Takes a moment; number 5 takes its process with it."""
    time.sleep(0.05)
    if number == 5:
        os._exit(3)
    return number * number
