"""Tries the application out: a line a check; exits with 1 if one fails."""

import sys

from tests.left_behind import Sandbox, Traces, what_is_left

from .checks import CHECKS, Application


def main(folder):
    sandbox = Sandbox()
    is_well = True
    try:
        application = Application(folder, sandbox)
        for check in CHECKS:
            before = Traces.of(sandbox)
            try:
                found = check(application)
                left = what_is_left(before, sandbox)
                assert not left, f"left behind: {'; '.join(left)}"
            except AssertionError as error:
                is_well, found = False, f"WRONG: {error}"
            print(f"{check.__name__.replace('_', ' ')}: {found}", flush=True)
    finally:
        sandbox.close()
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
