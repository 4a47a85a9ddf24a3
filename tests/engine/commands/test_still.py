"""A file whose import does not end, told with its line: a real run."""

from engine.commands.still import StillTold
from engine.inside.plan import make_plan
from engine.insight.stillness import Preparing
from engine.supervise.supervisor import Supervisor
from engine.trace.run import Run
from tests.waiting import wait_until

HANGS = """
import threading
LOCK = threading.Lock()
LOCK.acquire()

def work(item):
    return item

LOCK.acquire()
"""
WAITS = "it waits in `LOCK.acquire()`, hangs.py:9"


def test_that_the_line_is_told_at_which_an_import_does_not_go_on(tmp_path):
    path = tmp_path / "hangs.py"
    path.write_text(HANGS)
    plan = make_plan(function=f"{path}:work", jobs=2)
    supervisor, run = Supervisor(), Run(plan)
    still = StillTold(preparing=Preparing(0))
    try:
        supervisor.start(plan)

        def is_told():
            run.apply(supervisor.poll())
            if not still.look(run) and still.told and not still.told[-1].endswith(WAITS):
                still._preparing = Preparing(0)  # it had not come so far yet, or was just about to wait
            return still.told and still.told[-1].endswith(WAITS)

        wait_until(is_told, what="the line")
    finally:
        supervisor.close()
    assert still.told[-1].startswith("hangs.py has been read, and its items made, for ")
