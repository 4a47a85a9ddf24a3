"""Saving the run that is shown, and opening one that was saved: the dialogs, and what is said of it."""

import logging
import os

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from engine import words
from engine.formats import RUN_FILE_SUFFIX
from engine.history.place import is_kept_path
from engine.inside.language import tr
from engine.problems.run_files import NothingToSave

from .panels.notice_bar import NoticeBar
from .session.session import Session

_log = logging.getLogger(f"parallelogram.{__name__}")


class RunFiles(QObject):
    """Has a session open and save run files; ``bar`` says what goes wrong, and what of a file is not shown.

    Signals:
        said(str): what has gone well, for a moment.
        shown(str): the run of the file of this name is shown now.
    """

    said = Signal(str)
    shown = Signal(str)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._path = ""
        self._titles: dict[str, str] = {}
        self.dialog: QFileDialog | None = None
        self.bar = NoticeBar()
        session.opened.connect(self._opened)
        session.saved.connect(self._saved)
        session.file_failed.connect(self.bar.say)
        session.held_more.connect(self.bar.say)

    def open_run(self, path: str, title: str = "") -> None:
        """Show the run that was saved in ``path``; returns at once. ``title`` is the person's own name for it."""
        self.bar.hide()
        self._titles = {os.path.abspath(path): title}
        self._session.open_run(os.path.abspath(path))

    def take_over(self, before: "RunFiles") -> None:
        """Know and say what ``before`` does, in whose place this is put."""
        self._path = before._path
        self.bar.take_over(before.bar)

    def ask_what_to_open(self) -> None:
        """Have a file chosen, and open it."""
        dialog = self._ask(tr("Open run"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_run)
        dialog.open()

    def ask_where_to_save(self) -> None:
        """Have a place chosen, and save the run that is shown there."""
        if not self._session.can_save:
            self.bar.say(NothingToSave())
            return
        dialog = self._ask(tr("Save run"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(RUN_FILE_SUFFIX.removeprefix("."))
        dialog.selectFile(self._path or f"run{RUN_FILE_SUFFIX}")
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _ask(self, title: str) -> QFileDialog:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.bar.hide()
        kinds = tr("Runs (*{suffix})").format(suffix=RUN_FILE_SUFFIX)
        self.dialog = QFileDialog(self._window, title, os.path.dirname(self._path), kinds)
        return self.dialog

    def _save(self, path: str) -> None:
        self._path = path
        self._session.save_run(path)

    def _saved(self, path: str) -> None:
        self.said.emit(tr("Saved as {name}").format(name=os.path.basename(path)))

    def _opened(self, path: str) -> None:
        run = self._session.run
        _log.info("a run file is opened: %d jobs", run.plan.jobs if run is not None else 0)
        if is_kept_path(path) and run is not None:  # its file has a name that nobody has chosen
            self._path = ""
            self.shown.emit(self._titles.get(path) or f"{words.title(run.plan)} · {words.load(run.plan)}")
        else:
            self._path = path
            self.shown.emit(os.path.basename(path))
