"""What is shown on standard error while a run goes on: a bar on a terminal, plain lines otherwise."""

import contextlib
import time
from types import TracebackType
from typing import TYPE_CHECKING

import rich.console
import rich.text

from ..inside.language import tr
from ..streams import say
from ..trace.run import Run
from ..words import count, short_duration

if TYPE_CHECKING:
    import rich.progress

_LINE_EVERY_S = 1.0


class Progress:
    """A context manager; ``show`` after every batch."""

    def __init__(self, run: Run, quiet: bool, name: str) -> None:
        """Show the progress of ``run``, which is called ``name``, or nothing at all if ``quiet``."""
        self._run = run
        self._name = name
        self._quiet = quiet
        self._console = rich.console.Console(stderr=True, highlight=False)
        self._bar: rich.progress.Progress | None = None
        self._said_at_s = time.monotonic()
        self._said = -1
        if self._console.is_terminal and not quiet:
            from rich import progress  # which only a terminal has time for

            self._bar = progress.Progress(
                progress.TextColumn("{task.description}"),
                progress.BarColumn(),
                progress.MofNCompleteColumn(),
                progress.TextColumn("{task.fields[rate]}"),
                progress.TimeElapsedColumn(),
                progress.TimeRemainingColumn(compact=True),
                console=self._console,
                transient=True,
                auto_refresh=False,
            )
            self._task = self._bar.add_task(self._name, total=run.expected, rate="")

    def __enter__(self) -> "Progress":
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def print(self, line: str) -> None:
        """One line above the bar, as plain text."""
        # Who cannot be shown the progress shall have the result all the same.
        with contextlib.suppress(OSError):
            if self._bar is not None:
                self._console.print(rich.text.Text(line), soft_wrap=True)
            else:
                say(line)

    def show(self) -> None:
        """Bring what is shown up to date."""
        done, total = self._run.trace.ended_count(), self._run.expected
        spent_s = self._run.since_start_s(self._run.seen_ns) if self._run.started_ns else 0.0
        rate = f"{done / spent_s:,.1f}/s" if done and spent_s > 0 else ""
        if self._bar is not None:
            self._bar.update(self._task, completed=done, rate=rate)
            self._bar.refresh()
            return
        now_s = time.monotonic()
        due = now_s - self._said_at_s >= _LINE_EVERY_S or self._run.over
        if self._quiet or done == self._said or not due or not self._run.started_ns:
            return
        self._said, self._said_at_s = done, now_s
        if total is None:
            told = count(done, tr("{n} job"), tr("{n} jobs"))
            parts = [f"{self._name}: {told}"]
        else:
            parts = [tr("{name}: {done:,}/{total:,} jobs").format(name=self._name, done=done, total=total)]
        if rate:
            parts.append(rate)
        if total is not None and 0 < done < total:
            parts.append(tr("about {time} left").format(time=short_duration((total - done) * spent_s / done)))
        self.print(", ".join(parts))
