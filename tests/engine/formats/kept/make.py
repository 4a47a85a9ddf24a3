"""Makes the run file of the version that this checkout is: a small real run with all that a file can hold.

    python -m tests.engine.formats.kept.make

It is named after this version of the program and its version of the format; once released, it is never made anew.
Of the machine nothing is told but its figures.
"""

import dataclasses
import os
import tempfile

from engine import __version__
from engine.formats.container import VERSION
from engine.formats.run_file import save, saved
from tests.engine.supervise.driving import driver

KEPT = os.path.dirname(os.path.abspath(__file__))
ITEMS = '[0, 1, 2, 3, 4, "five"]'
_OWN = """
import os, signal, time
def work(item):
    print("working on", item)
    time.sleep(0.4)
    if item == 2:
        raise ValueError(f"no {item}")
    if item == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * 7 if item != 4 else [item]
"""


def main() -> None:
    """Run six tasks, one of which raises an error and one of which is lost, and save that."""
    with tempfile.TemporaryDirectory() as folder, driver() as drive:
        with open(os.path.join(folder, "own.py"), "w", encoding="utf-8") as file:
            file.write(_OWN)
        function = os.path.join(folder, "own.py:work")
        drive.start(strategy="pool", function=function, items=ITEMS, workers=2, keep_going=True)
        drive.to_the_end()
        what = saved(drive.run, drive.supervisor.reader, 2.5)
        environment = dataclasses.replace(what.environment, system="Linux")
        for lane in drive.run.trace.lanes:
            lane.header = dataclasses.replace(lane.header, host="example")
        what = dataclasses.replace(what, environment=environment)
        save(what, os.path.join(KEPT, f"{__version__}-format-{VERSION}.pgram"))


if __name__ == "__main__":
    main()
