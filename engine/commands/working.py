"""What is shown on standard error while something takes long that is no run: how much of it is done, in per cent."""

import contextlib
import time
from collections.abc import Iterator

import rich.console

from ..inside.language import tr
from ..long_work import LongWork
from ..streams import say

_FROM_S = 0.5
_LINE_EVERY_S = 1.0


@contextlib.contextmanager
def shown(text: str) -> Iterator[None]:
    """Show how far what the block does has got: a bar on a terminal, plain lines otherwise; nothing if it is quick.

    Ctrl-C gives it up, as anywhere.

    Args:
        text: what is being done: ``"exporting"``.
    """
    console = rich.console.Console(stderr=True, highlight=False)
    teller = _Bar(text, console) if console.is_terminal else _Lines(text)
    try:
        with LongWork(teller.tell).going_on():
            yield
    finally:
        teller.end()


class _Lines:
    """A line a second."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._due_s = time.monotonic() + max(_FROM_S, _LINE_EVERY_S)

    def tell(self, share: float) -> None:
        now_s = time.monotonic()
        if now_s >= self._due_s:
            self._due_s = now_s + _LINE_EVERY_S
            with contextlib.suppress(OSError):  # who cannot be shown the progress shall have the result all the same
                say(tr("{what}: {share:.0%}").format(what=self._text, share=share))

    def end(self) -> None:
        return


class _Bar:
    """A bar, which is gone at the end."""

    def __init__(self, text: str, console: rich.console.Console) -> None:
        from rich import progress  # which only a terminal has time for

        columns = (progress.TextColumn("{task.description}"), progress.BarColumn())
        self._bar = progress.Progress(
            *columns, progress.TaskProgressColumn(), progress.TimeRemainingColumn(compact=True),
            console=console, transient=True, auto_refresh=False,
        )  # fmt: skip
        self._task = self._bar.add_task(text, total=1.0)
        self._from_s = time.monotonic() + _FROM_S
        self._is_there = False

    def tell(self, share: float) -> None:
        if time.monotonic() < self._from_s:
            return
        with contextlib.suppress(OSError):
            if not self._is_there:
                self._is_there = True
                self._bar.start()
            self._bar.update(self._task, completed=share)
            self._bar.refresh()

    def end(self) -> None:
        if self._is_there:
            with contextlib.suppress(OSError):
                self._bar.stop()
