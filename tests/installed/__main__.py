"""Installs by each way and tries each out: a line a check; exits with 1 if one fails."""

import sys
import time
from pathlib import Path

from tests.left_behind import Sandbox, Traces, what_is_left

from .checks import CHECKS
from .ways import WAYS

ROOT = Path(__file__).parents[2]


def main(tools):
    sandbox = Sandbox()
    is_well = True
    begun = time.monotonic()
    before = listing(ROOT)
    try:
        for way in WAYS:
            started = time.monotonic()
            installed = way(ROOT, Path(tools).resolve(), sandbox)
            print(f"{installed.name}: installed in {time.monotonic() - started:.0f} s", flush=True)
            for check in CHECKS:
                if check.__name__ in installed.checks:
                    is_well &= told(check, installed, sandbox)
            installed.remove()
        assert listing(ROOT) == before, f"the checkout has other files now: {listing(ROOT) ^ before}"
    finally:
        sandbox.close()
    print(f"{len(WAYS)} ways in {time.monotonic() - begun:.0f} s")
    return 0 if is_well else 1


def told(check, installed, sandbox):
    traces = Traces.of(sandbox)
    try:
        found = check(installed)
        left = what_is_left(traces, sandbox)
        assert not left, f"left behind: {'; '.join(left)}"
    except AssertionError as error:
        print(f"  {check.__name__.replace('_', ' ')}: WRONG: {error}", flush=True)
        return False
    print(f"  {check.__name__.replace('_', ' ')}: {found}", flush=True)
    return True


def listing(folder):
    """What is in the top folder of the checkout: nothing is to be built there."""
    return {path.name for path in folder.iterdir()}


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
