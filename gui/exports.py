"""Writing the run that is shown in other forms: the menu, the dialogs, and what is said of it."""

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from engine.formats.exports import FORMS, Told, export
from engine.inside.language import mark, marked, tr
from engine.inside.phrases import refusal
from engine.inside.problem import PlanError, Problem
from engine.problems.exports import NotExported, NothingToExport

from .session.session import Session

if TYPE_CHECKING:
    from engine.formats.run_file import Saved

    from .picture import Sheet

_PICTURES = mark("Pictures (*.png);;Drawings (*.svg)")


class Exports(QObject):
    """Has the session's thread for files write texts; pictures are painted here. Main thread.

    Signals:
        said(str): what has gone well, for a moment.
        failed(Problem): what has not.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self, session: Session, seen: "Callable[[], Sheet]", compared: Callable[[], QImage | None], window: QWidget
    ) -> None:
        """Write what ``session`` shows.

        Args:
            session: with the run.
            seen: what the chart shows of it.
            compared: a picture of the comparison, where one is seen in place of the run; else None.
            window: over which dialogs are shown.
        """
        super().__init__(window)
        self._session = session
        self._seen = seen
        self._compared = compared
        self._window = window
        self._folder = ""
        self.dialog: QFileDialog | None = None

    def fill(self, menu: QMenu) -> None:
        """Put all that can be done into a menu."""
        for name, form in FORMS.items():
            write = partial(self._write_text, name)
            menu.addAction(marked(form.menu)).triggered.connect(
                partial(self._ask, marked(form.files), form.suffix, write)
            )
        menu.addSeparator()
        for title, what in (
            (tr("Picture of &what is seen …"), self._write_seen),
            (tr("Picture of the w&hole run …"), self._write_whole),
        ):
            menu.addAction(title).triggered.connect(partial(self._ask, marked(_PICTURES), ".png", what))
        menu.addSeparator()
        menu.addAction(tr("Copy the pict&ure")).triggered.connect(lambda _checked: self.copy_picture())
        summary = menu.addAction(tr("&Copy the summary"))
        summary.setShortcut(QKeySequence("Ctrl+Shift+C"))
        summary.triggered.connect(lambda _checked: self.copy("markdown", tr("The summary is copied")))
        script = menu.addAction(tr("Copy the sc&ript"))
        script.triggered.connect(lambda _checked: self.copy("snippet", tr("The script is copied")))

    def copy(self, form: str, said: str) -> None:
        """Copy a text of the run to the clipboard, and say so."""
        contents = self._contents()
        if contents is not None:
            self._session.work(partial(_text, contents, form), partial(self._take_text, said))

    def copy_picture(self) -> None:
        """Copy a picture of what is seen to the clipboard, and say so."""
        image = self._compared()
        if image is None:
            if self._contents() is None:
                return
            from .picture import painted

            image = QImage.fromData(painted(self._seen(), "png"))
        QGuiApplication.clipboard().setImage(image)
        self.said.emit(tr("The picture is copied"))

    def _contents(self) -> "Callable[[], Saved] | None":
        contents = self._session.contents()
        if contents is None:
            self.failed.emit(NothingToExport())
        return contents

    def _ask(self, files: str, suffix: str, write: Callable[[str], None], _checked: bool = False) -> None:
        """Have a place chosen, and written to."""
        is_of_comparison = write == self._write_seen and self._compared() is not None
        if not is_of_comparison and self._contents() is None:
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        dialog = self.dialog = QFileDialog(self._window, tr("Export"), self._folder, files)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(chosen.rpartition("*.")[2].rstrip(")")))
        dialog.selectFile(f"run{suffix}")
        dialog.fileSelected.connect(write)
        dialog.open()

    def _write_text(self, form: str, path: str) -> None:
        contents = self._contents()
        if contents is not None:
            self._folder = os.path.dirname(path)
            self._session.work(contents, partial(self._write, form, path))

    def _write(self, form: str, path: str, saved: "Saved") -> None:
        """Write a text of what has just been read, beside everything else."""
        title = tr("Exporting {name}").format(name=os.path.basename(path))
        self._session.long.write(title, partial(_exported, saved, form, path), partial(self._take_exported, path))

    def _write_seen(self, path: str) -> None:
        from .picture import in_png, painted

        image = self._compared()
        if image is not None:
            self._write_picture(lambda: in_png(image), path)
        elif self._contents() is not None:
            sheet = self._seen()
            self._write_picture(lambda: painted(sheet, _form(path)), path)

    def _write_whole(self, path: str) -> None:
        from .picture import painted, whole  # which a start has no time for

        run = self._session.run
        if self._contents() is not None and run is not None:
            seen = self._seen()
            sheet = whole(run, seen.sequential_s)
            sheet = replace(sheet, colour_by=seen.colour_by, theme=seen.theme)
            self._write_picture(lambda: painted(sheet, _form(path)), path)

    def _write_picture(self, data: Callable[[], bytes], path: str) -> None:
        from engine.formats.whole_file import whole_file

        self._folder = os.path.dirname(path)
        try:
            picture = data()
            with whole_file(path) as file:
                file.write(picture)
        except OSError as error:
            self._take_exported(path, NotExported(path=path, **refusal(error)))
        else:
            self._take_exported(path, None)

    def _take_exported(self, path: str, problem: Problem | None) -> None:
        if problem is not None:
            self.failed.emit(problem)
        else:
            self.said.emit(tr("Exported as {name}").format(name=os.path.basename(path)))

    def _take_text(self, said: str, answer: str | Problem) -> None:
        if isinstance(answer, Problem):
            self.failed.emit(answer)
        else:
            QGuiApplication.clipboard().setText(answer)
            self.said.emit(said)


def _exported(saved: "Saved", form: str, path: str) -> Problem | None:
    """Write a text; what was wrong, if anything. In the thread that writes."""
    from engine.formats.container import RunFileError

    try:
        export(_told(saved), form, path)
    except (RunFileError, PlanError) as error:
        return error.problem
    return None


def _text(contents: "Callable[[], Saved]", form: str) -> str | Problem:
    """A text, or why there is none. In the thread for files."""
    try:
        return "".join(FORMS[form].pieces(_told(contents())))
    except PlanError as error:
        return error.problem


def _told(saved: "Saved") -> Told:
    return Told(saved.run, saved.records, saved.environment, saved.sequential_s)


def _form(path: str) -> str:
    return "svg" if path.lower().endswith(".svg") else "png"
