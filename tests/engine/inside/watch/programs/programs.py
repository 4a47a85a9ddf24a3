"""Threads whose tasks are to start programs, and to wait for them."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor


def convert(seconds):
    return subprocess.run([sys.executable, "-c", f"import time; time.sleep({seconds})"], check=True).returncode


if __name__ == "__main__":
    beside = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)  # which is no task's
    with ThreadPoolExecutor(2) as executor:
        print(sum(executor.map(convert, [1.2] * 3)))
    beside.communicate(b"\n")
