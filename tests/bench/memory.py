"""How much memory a span takes in the program, once there are ten million of them.

In a window of Qt's ``offscreen`` platform, in a process of its own; the spans are made up (``synthetic``) and come in
batches of 100,000, each of which is shown, as they would in a run.
"""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from .figure import Figure

_ROOT = Path(__file__).parent.parent.parent
_SPANS = 10_000_000
_FIRST_SPANS = 300_000


def figures() -> Iterator[Figure]:
    """What the process has grown by, for each span."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.memory"],
        cwd=_ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE, check=True, timeout=300,
    )  # fmt: skip
    seen = json.loads(done.stdout)
    print(f"  {_SPANS:,} spans: {seen['at_most']:.1f} bytes a span at the most, meanwhile", file=sys.stderr)
    yield Figure("memory_per_span", seen["settled"], "bytes", "at most 40")


def main() -> None:
    """In the process: let the window show all batches, and print what it has grown by, in bytes a span, as JSON."""
    import psutil

    from engine.trace.run import Run
    from gui.application import create_application
    from gui.start.garbage import settle
    from gui.window import MainWindow

    from . import synthetic

    application = create_application(["bench"])
    window = MainWindow()
    window.show()
    settle()
    process = psutil.Process()

    def show(spans: int) -> int:
        """Returns the most memory that was in use after a batch, in bytes."""
        run = window.session.run = Run(synthetic.plan(spans))
        window.session.began.emit()
        at_most = 0
        for batch in synthetic.batches(spans):
            run.apply(batch)
            window.session.grew.emit()
            application.processEvents()
            at_most = max(at_most, process.memory_info().rss)
        window.session.ended.emit()
        application.processEvents()
        assert window.timeline.span_count() == spans
        return at_most

    show(_FIRST_SPANS)  # whatever is made once is made
    window.session.run = None
    gc.collect()
    before = process.memory_info().rss
    at_most = show(_SPANS)
    gc.collect()
    settled = process.memory_info().rss
    print(json.dumps({"settled": (settled - before) / _SPANS, "at_most": (at_most - before) / _SPANS}))
    window.close()


if __name__ == "__main__":
    main()
