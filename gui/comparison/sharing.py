"""Giving a comparison to others: as a file, or on the clipboard."""

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QObject, QPoint, Signal
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QRegion
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from engine.inside.language import mark, marked, tr
from engine.inside.phrases import refusal
from engine.inside.problem import Problem
from engine.problems.exports import NotExported

from ..look.appearance import appearance
from ..session.session import Session

if TYPE_CHECKING:
    from engine.formats.compared import Loaded

    from .page import ComparePage

_PICTURES = mark("Pictures (*.png)")
_PAGES = mark("Web pages (*.html)")
_JSON = mark("JSON (*.json)")
_MARKDOWN = mark("Markdown (*.md)")
_MARGIN = 16
_GAP = 10
_HIGHEST = 12_000
"""In points; a picture that is higher few programs open."""


class Sharing(QObject):
    """What the button *Share* of a page of compared runs does. Main thread.

    Signals:
        said(str): what has gone well, for a moment.
        failed(Problem): what has not.
    """

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, page: "ComparePage", session: Session) -> None:
        """Share what ``page`` shows; files are written in the thread of ``session`` that is for them."""
        super().__init__(page)
        self._page = page
        self._session = session
        self.dialog: QFileDialog | None = None
        self.button = QToolButton()
        self.button.setText(tr("Share", "to give to others") + " ▾")
        self.button.setObjectName("shareComparison")
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.button)
        for text, files, suffix, data in (
            (tr("&Web page …"), _PAGES, ".html", _as_page),
            (tr("&JSON …"), _JSON, ".json", _as_json),
            (tr("&Markdown …"), _MARKDOWN, ".md", _as_markdown),
        ):
            write = partial(self._write_text, data)
            self.menu.addAction(text).triggered.connect(partial(self._ask, files, suffix, write))
        self.menu.addAction(tr("&Picture …")).triggered.connect(
            partial(self._ask, _PICTURES, ".png", self._write_picture)
        )
        self.menu.addSeparator()
        self.menu.addAction(tr("&Copy the summary")).triggered.connect(lambda _checked: self.copy_summary())
        self.menu.addAction(tr("Copy the p&icture")).triggered.connect(lambda _checked: self.copy_picture())
        self.button.setMenu(self.menu)

    def copy_summary(self) -> None:
        """The ranking, as Markdown, is on the clipboard."""
        if self._page.loaded is not None:
            QGuiApplication.clipboard().setText(_as_markdown(self._page.loaded))
            self.said.emit(tr("The summary is copied"))

    def copy_picture(self) -> None:
        """The ranking and the timelines are on the clipboard."""
        if self._page.loaded is not None:
            QGuiApplication.clipboard().setImage(self.picture())
            self.said.emit(tr("The picture is copied"))

    def picture(self) -> QImage:
        """The ranking, what is said of it, and the timelines, all of them, below one another."""
        page = self._page
        labels = [label for label in (page.title, page.notice, page.verdict, page.close_notes) if not label.isHidden()]
        scaling = [page.scaling] if page.loaded is not None and page.loaded.curves else []
        parts = [*labels, page.bars, *scaling, page.stack.times, *page.stack.rows]
        width = max(part.width() for part in parts) + 2 * _MARGIN
        height = min(sum(part.height() + _GAP for part in parts) + 2 * _MARGIN, _HIGHEST)
        ratio = page.devicePixelRatioF()
        image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor(appearance().theme.panel))
        painter = QPainter(image)
        top = _MARGIN
        for part in parts:
            if top + part.height() <= height:
                part.render(painter, QPoint(_MARGIN, top), QRegion(), QWidget.RenderFlag.DrawChildren)
            top += part.height() + _GAP
        painter.end()
        return image

    def _ask(self, files: str, suffix: str, write: Callable[[str], None], _checked: bool = False) -> None:
        """Have a place chosen, and written to."""
        if self._page.loaded is None:
            return
        if self.dialog is not None:
            self.dialog.deleteLater()
        dialog = self.dialog = QFileDialog(self._page.window(), tr("Export"), "", marked(files))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(f"comparison{suffix}")
        dialog.fileSelected.connect(write)
        dialog.open()

    def _write_text(self, data: "Callable[[Loaded], str]", path: str) -> None:
        loaded = self._page.loaded
        if loaded is not None:
            self._write(lambda: data(loaded).encode("utf-8", "surrogatepass"), path)

    def _write_picture(self, path: str) -> None:
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        self.picture().save(buffer, "PNG")  # type: ignore[call-overload]
        data = bytes(buffer.data().data())
        self._write(lambda: data, path)

    def _write(self, data: Callable[[], bytes], path: str) -> None:
        title = tr("Exporting {name}").format(name=os.path.basename(path))
        self._session.long.write(title, partial(_written, data, path), partial(self._take, path))

    def _take(self, path: str, problem: Problem | None) -> None:
        if problem is not None:
            self.failed.emit(problem)
        else:
            self.said.emit(tr("Exported as {name}").format(name=os.path.basename(path)))


def _written(data: Callable[[], bytes], path: str) -> Problem | None:
    """Write a file; what was wrong, if anything. In the thread for files."""
    from engine.formats.whole_file import whole_file

    try:
        with whole_file(path) as file:
            file.write(data())
    except OSError as error:
        return NotExported(path=path, **refusal(error))
    return None


def _as_page(loaded: "Loaded") -> str:
    from engine.formats.comparison_page import comparison_as_page

    return comparison_as_page(loaded)


def _as_json(loaded: "Loaded") -> str:
    from engine.formats.comparison_json import comparison_as_json

    measured = [saved.measured() for saved in loaded.runs]
    return "".join(comparison_as_json(loaded.comparison, measured, loaded.others, loaded.unfit, loaded.whys))


def _as_markdown(loaded: "Loaded") -> str:
    from engine.formats.comparison_markdown import comparison_as_markdown

    return "".join(comparison_as_markdown(loaded.comparison, loaded.way_names, loaded.notices))
