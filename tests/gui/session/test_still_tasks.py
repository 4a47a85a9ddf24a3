"""What the window asks by itself of a run that does not begin: a real one, whose file is never read to its end."""

from engine.inside.plan import make_plan
from engine.insight.stillness import Preparing

HANGS = """
import threading
LOCK = threading.Lock()
LOCK.acquire()

def work(item):
    return item

LOCK.acquire()
"""


def test_that_an_import_that_does_not_end_is_told_with_its_line(window, finish, tmp_path, qtbot):
    path = tmp_path / "hangs.py"
    path.write_text(HANGS)
    window.session.start(make_plan(function=f"{path}:work", jobs=2), False)

    def is_told():
        window.contents.still_tasks._preparing = Preparing(0)  # it may not have come so far yet
        return "it waits in `LOCK.acquire()`, hangs.py:9." in window.log.text.toPlainText()

    qtbot.waitUntil(is_told, timeout=60_000)
    assert "hangs.py has been read, and its items made, for " in window.log.text.toPlainText()
    window.session.stop()
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=30_000)
