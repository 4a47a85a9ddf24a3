"""A question to another program: what does it print? Asked without a thread, and without waiting."""

import contextlib
import os
import signal

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from engine.inside.language import tr
from engine.inside.records import environment
from engine.supervise.starting import starting

_LIMIT_MS = 20_000
_BYTES_MOST, _LINE_BYTES = 20_000_000, 10_000
_END_MS = 3_000  # a killed process is gone in some milliseconds


class Question(QProcess):
    """One command, its standard output, and a limit of time and size. Lives in the window's thread.

    Whoever asks keeps the object and calls ``drop`` when the answer is not wanted any more; one of the two signals
    comes once, unless it is dropped before.

    Signals:
        answered(bytes): the program has ended; what it has printed, whatever its exit status.
        failed(str): it could not be started, took too long, or printed too much; why, in a few words.
        heard(str): a line that it has printed as an error meanwhile, where such are wanted.
    """

    answered = Signal(bytes)
    failed = Signal(str)
    heard = Signal(str)

    def __init__(
        self,
        command: list[str],
        python: str | None,
        parent: QObject,
        limit_ms: int = _LIMIT_MS,
        *,
        with_errors: bool = False,
        hears_errors: bool = False,
    ) -> None:
        """Ask at once.

        Args:
            command: the program and its arguments.
            python: the interpreter whose environment it gets; None: the one that runs the program.
            parent: whose child it is.
            limit_ms: after so many milliseconds it is ended.
            with_errors: what it prints as errors is of the answer as well.
            hears_errors: what it prints as errors is told by ``heard`` as it comes, and the answer is without it.
        """
        super().__init__(parent)
        self._said = self._unfinished = b""
        self._is_over = False
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(lambda: self._fail(tr("it does not answer")))
        self.readyReadStandardOutput.connect(self._read)
        self.finished.connect(self._finish)
        self.errorOccurred.connect(self._take_error)
        self.setProgram(command[0])
        self.setArguments(command[1:])
        self.setProcessEnvironment(_environment(python))
        self.setStandardInputFile(QProcess.nullDevice())
        if with_errors:
            self.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        elif hears_errors:
            self.readyReadStandardError.connect(self._hear)
        else:
            self.setStandardErrorFile(QProcess.nullDevice())
        if os.name == "posix":
            # A session of its own, so that what a wrapper script has started can be ended with it.
            self.setUnixProcessParameters(QProcess.UnixProcessFlag.CreateNewSession)
        self._limit.start(limit_ms)
        with starting():
            self.start()

    def drop(self) -> None:
        """The answer is not wanted any more: end the process, and this object. Does nothing when it is over."""
        if self._is_over:
            return
        self._is_over = True
        self._limit.stop()
        if self.state() != QProcess.ProcessState.NotRunning:
            if self.state() == QProcess.ProcessState.Starting:
                self.waitForStarted(_END_MS)
            if os.name == "posix" and self.processId():
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self.processId(), signal.SIGKILL)
            self.kill()
            self.waitForFinished(_END_MS)
        self.deleteLater()

    def _read(self) -> None:
        self._said += bytes(self.readAllStandardOutput().data())
        if len(self._said) > _BYTES_MOST:
            self._fail(tr("it prints without end"))

    def _hear(self) -> None:
        *lines, self._unfinished = (self._unfinished + bytes(self.readAllStandardError().data())).split(b"\n")
        self._unfinished = self._unfinished[:_LINE_BYTES]
        for line in lines:
            if not self._is_over:
                self.heard.emit(line.decode("utf-8", "replace"))

    def _finish(self) -> None:
        if not self._is_over:
            self._read()
        if not self._is_over:
            self._is_over = True
            self._limit.stop()
            self.answered.emit(self._said)
            self.deleteLater()

    def _take_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._fail(self.errorString())

    def _fail(self, why: str) -> None:
        if not self._is_over:
            self.drop()
            self.failed.emit(why)


def _environment(python: str | None) -> QProcessEnvironment:
    # Only what differs is set: the rest need not be text that Python could hand over.
    made = QProcessEnvironment.systemEnvironment()
    protected = environment.protected(python)
    for name in set(os.environ) - set(protected):
        made.remove(name)
    for name in protected:
        if os.environ.get(name) != protected[name]:
            made.insert(name, protected[name])
    return made
