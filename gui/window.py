"""The main window: a frame around the contents, with menus and a status bar; and what is remembered of it."""

import dataclasses
from functools import partial

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStatusBar

from engine import own_faults
from engine.formats import RUN_FILE_SUFFIX
from engine.history.place import is_kept_path
from engine.inside import language
from engine.inside.language import tr
from engine.inside.phrases import refusal
from engine.inside.problem import Problem
from engine.problems.settings import DamagedSettings, SettingsNotSaved
from engine.streams import complain

from .contents import Contents
from .look.appearance import appearance
from .look.theme import DARK, LIGHT
from .menus import menu_bar
from .panels.drop_sign import DropSign
from .panels.filling import fill, filled
from .session.history import RunHistory
from .session.session import Session
from .start.faults import FaultNews
from .start.first_painting import FirstPainting
from .start.settings import Settings, load, save, with_recent
from .start.speaking import speak
from .start.within_screen import WithinScreen

_SIZE = QSize(1280, 800)
_TITLE = "Parallelogram"
_SAID_MS = 8_000
HISTORY_MS = 1_500
"""After the first painting: the first runner is made ready before the history is read."""
_THEMES = {"light": LIGHT, "dark": DARK}


class MainWindow(QMainWindow):
    """The window. Made, shown and used in the main thread; closing it ends every process of a run.

    Attributes:
        session: what is shown; ``history``: the runs that are kept.
        contents: the panels; another object once another language is spoken, as are all of its parts, which are
            here by their own names as well.
        settings: what is remembered.
    """

    def __init__(self, settings_file: str | None = None, spoken: str = "") -> None:
        """A window as ``settings_file`` has it, which is written when it is closed; None: nothing is remembered.

        ``spoken`` is the code of a language that is spoken whatever the settings say.
        """
        super().__init__()
        self._settings_file = settings_file
        self.settings, damaged = load(settings_file) if settings_file is not None else (Settings(), "")
        self.setWindowTitle(_TITLE)
        self._fault_news = FaultNews(self)
        self.session = Session(self)
        self.history = RunHistory(self.session, self)
        unreadable = None
        if settings_file is not None:
            unreadable = speak(spoken or self.settings.language)
            appearance().choose(_THEMES.get(self.settings.theme))
        self.setAcceptDrops(True)
        self._drop_sign = DropSign(self)
        self._fill()
        self._fault_news.told.connect(self._tell_fault)
        appearance().dress()
        self.resize(_SIZE.boundedTo(QGuiApplication.primaryScreen().availableSize()))
        if settings_file is not None:
            self._remember()
        if damaged:
            self.files.bar.say(DamagedSettings(path=damaged))
        if unreadable is not None:
            self.files.bar.say(unreadable)
        self.session.began.connect(self._note_form)
        for used in (self.session.opened, self.session.saved):
            used.connect(self._note_recent)
        self._within: WithinScreen | None = None
        FirstPainting(self, self._get_ready)

    def closeEvent(self, event: QCloseEvent) -> None:
        """End every process of the run, out of sight. Qt's."""
        self.hide()
        self._fault_news.close()
        event.accept()
        try:
            self._save_settings()
            self.contents.close_questions()
        finally:
            self.session.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's."""
        super().showEvent(event)
        self._within = self._within or WithinScreen(self)
        self.form.run_button.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere. Qt's."""
        path = _dropped_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            self._drop_sign.show_for(path)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt's."""
        self._drop_sign.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it if it is a run; else take it for the file of one's own function. Qt's."""
        path = _dropped_file(event.mimeData())
        self._drop_sign.hide()
        if path:
            event.acceptProposedAction()
            take = self.open_run if path.endswith(RUN_FILE_SUFFIX) else self.contents.beginnings.function_of
            take(path)

    def open_run(self, path: str) -> None:
        """Show the run that was saved in ``path``. Returns at once; what is wrong with it is said above the chart."""
        self.files.open_run(path)

    def speak(self, code: str) -> None:
        """Speak another language from now on, by its code; empty: the system's. All panels are made anew."""
        self.settings = dataclasses.replace(self.settings, language=code)
        before = language.chosen()
        unreadable = speak(code)
        if unreadable is not None:
            self.files.bar.say(unreadable)
        if language.chosen() == before:
            return
        old, filling = self.contents, filled(self.form)
        old.close_questions()
        appearance().undress()
        self._fill()
        appearance().dress()
        fill(self.form, filling)
        self.contents.take_over(old)
        if self.isVisible():
            self.form.run_button.setFocus()
        self.session.warm(self.form.python.path())

    def show_about(self) -> None:
        """Say what this is."""
        from .about import about_text  # which a start has no time for

        box = QMessageBox(QMessageBox.Icon.NoIcon, tr("About Parallelogram"), about_text(), parent=self)
        box.setIconPixmap(self.windowIcon().pixmap(64))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _get_ready(self) -> None:
        """What a start has no time for, once the window has been painted."""
        if self._within is not None:
            self._within.look()
        self.session.get_ready()
        QTimer.singleShot(HISTORY_MS, self, self.history.watch_when_free)  # once the first runner has had its time

    def _fill(self) -> None:
        """Make all that is in the window, in the language that is spoken."""
        contents = Contents(self.session, self.history)
        self.contents = contents
        self.form, self.summary, self.log = contents.form, contents.summary, contents.log
        self.timeline, self.tasks, self.control = contents.timeline, contents.tasks, contents.control
        self.task_model, self.worker_model = contents.task_model, contents.worker_model
        self.files, self.exports, self.runs = contents.files, contents.exports, contents.runs
        self.comparing, self.leftover_bar, self.lesson_bar = (
            contents.comparing, contents.leftover_bar, contents.lesson_bar,
        )  # fmt: skip
        contents.titled.connect(self._show_title)
        contents.said.connect(self._say)
        self.setCentralWidget(contents)
        self.setMenuBar(menu_bar(self))
        contents.notices.stand_beside(self.menuBar())
        bar = QStatusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(contents.python)
        bar.addWidget(contents.what)
        bar.addPermanentWidget(contents.work_bar)
        bar.addPermanentWidget(contents.own_share)
        self.setStatusBar(bar)

    def _tell_fault(self, fault: own_faults.Fault) -> None:
        self.files.bar.say(fault.problem)

    def _show_title(self, file_name: str) -> None:
        self.setWindowTitle(file_name or _TITLE)

    def _say(self, text: str) -> None:
        self.statusBar().showMessage(text, _SAID_MS)

    def _remember(self) -> None:
        """The window is as it was left."""
        fill(self.form, self.settings.form)
        if self.settings.geometry:
            self.restoreGeometry(self.settings.geometry)
        if len(self.settings.split) == self.contents.split.count():
            # Once the window has its size, by which the parts share it out.
            QTimer.singleShot(0, self.contents, partial(self.contents.split.setSizes, list(self.settings.split)))
        self.contents.tabs.setCurrentIndex(min(self.settings.tab, self.contents.tabs.count() - 1))

    def _note_form(self) -> None:
        """A run begins: whatever becomes of the program, the form is remembered."""
        if self._settings_file is not None:
            self._note_window()
            self.session.work(partial(_saved, self._settings_file, self.settings), self._take_saved)

    def _note_recent(self, path: str) -> None:
        if not is_kept_path(path):  # the history has those
            self.settings = dataclasses.replace(self.settings, recent=with_recent(self.settings.recent, path))

    def _note_window(self) -> None:
        chosen = appearance().chosen
        self.settings = dataclasses.replace(
            self.settings,
            theme=next((name for name, theme in _THEMES.items() if theme is chosen), ""),
            geometry=bytes(self.saveGeometry().data()),
            split=tuple(self.contents.split.sizes()),
            tab=self.contents.tabs.currentIndex(),
            form=self.contents.beginnings.course.filling(),
        )

    def _save_settings(self) -> None:
        if self._settings_file is not None:
            self._note_window()
            problem = _saved(self._settings_file, self.settings)
            if problem is not None:  # nobody looks at the window any more
                complain(f"{problem.told()}.")

    def _take_saved(self, problem: Problem | None) -> None:
        if problem is not None:
            self.files.bar.say(problem)


def _saved(path: str, settings: Settings) -> Problem | None:
    """Write the settings; why that failed, if it did. Any thread."""
    try:
        save(path, settings)
    except OSError as error:
        return SettingsNotSaved(path=path, **refusal(error))
    return None


def _dropped_file(data: QMimeData) -> str:
    """The first of the local files that are dropped; empty if there is none."""
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
