"""Ends its own process at one item, as a fault in a library written in C does. The pool then waits for ever.

    main.py run --function resources/examples/crash.py:convert --items range:0:8 --strategy pool
    main.py run --function resources/examples/crash.py:convert --items range:0:8 --strategy pool --keep-going

See: first it says that the pool is stalled, and which job took its process down. Then all the other jobs get done.
"""

import os
import time


def convert(number: int) -> int:
    """Takes a moment; number 5 takes its process with it."""
    time.sleep(0.05)
    if number == 5:
        os._exit(3)
    return number * number
