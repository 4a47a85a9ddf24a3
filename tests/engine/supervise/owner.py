"""A program that supervises a run, to be killed: prints the run folder and the tree, then waits."""

import json
import sys
import time


def main(order):
    """``order``: the plan's fields as JSON; empty for a run that stays warm."""
    from tests.engine.supervise.driving import Driver, Supervisor
    from tests.waiting import family, wait_until

    supervisor = Supervisor()
    drive = Driver(supervisor)
    fields = json.loads(order)
    if fields:
        drive.start(**fields)
        drive.until(lambda: len(drive.running_pids()) >= 2, "two running tasks")
    else:
        wait_until(lambda: supervisor.poll().python)
    print(json.dumps({"folder": supervisor.folder, "tree": family(supervisor.guardian_pid)}), flush=True)
    while True:
        drive.poll()
        time.sleep(0.05)  # until killed


if __name__ == "__main__":
    main(sys.argv[1])
