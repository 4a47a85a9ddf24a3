"""The menus of the window."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from engine.history.place import is_kept_path
from engine.inside.language import IN_ENGLISH, LANGUAGES, marked, tr

from .contents import Contents
from .examples import EXAMPLES
from .look.appearance import appearance
from .look.theme import DARK, LIGHT
from .panels.lessons import LESSONS
from .start.settings import Settings
from .start.speaking import can_be_shown

_Key = QKeySequence | QKeySequence.StandardKey | str


class _Window(Protocol):
    """What the menus need of the window."""

    contents: Contents
    settings: Settings

    def close(self) -> bool: ...

    def open_run(self, path: str) -> None: ...

    def speak(self, code: str) -> None: ...

    def show_about(self) -> None: ...


def menu_bar(window: _Window) -> QMenuBar:
    """All menus, for what the window shows now; made anew with that."""
    bar = QMenuBar()
    for title, fill in (
        (tr("&File"), _fill_file),
        (tr("&View"), _fill_view),
        (tr("&Run"), _fill_run),
        (tr("&Lessons"), _fill_lessons),
        (tr("&Help"), _fill_help),
    ):
        fill(bar.addMenu(title), window)
    return bar


def _fill_file(menu: QMenu, window: _Window) -> None:
    files = window.contents.files
    _add(menu, tr("Open &function …"), window.contents.beginnings.function, "Ctrl+Shift+O")
    _add(menu, tr("&Open run …"), files.ask_what_to_open, QKeySequence.StandardKey.Open)
    recent = menu.addMenu(tr("Open &recent"))
    recent.aboutToShow.connect(partial(_fill_recent, recent, window))
    examples = menu.addMenu(tr("Open e&xample"))
    for name in EXAMPLES:
        _add(examples, name, partial(window.contents.beginnings.example, name))
    save = _add(menu, tr("&Save run …"), files.ask_where_to_save, QKeySequence.StandardKey.Save)
    for action in (save, menu.addMenu(window.contents.share_menu)):
        action.setEnabled(window.contents.title.can_share)
        window.contents.title.shareable.connect(action.setEnabled)
    menu.addSeparator()
    quit_ = _add(menu, tr("&Quit"), window.close, QKeySequence.StandardKey.Quit)
    quit_.setMenuRole(QAction.MenuRole.QuitRole)


def _fill_recent(menu: QMenu, window: _Window) -> None:
    menu.clear()
    recent = [path for path in window.settings.recent if not is_kept_path(path)]
    for path in recent:
        # An ampersand in a path is no mnemonic.
        _add(menu, path.replace("&", "&&"), partial(window.open_run, path))
    if not recent:
        menu.addAction(tr("none yet")).setEnabled(False)


def _fill_view(menu: QMenu, window: _Window) -> None:
    timeline = window.contents.timeline
    whole = _add(menu, tr("&Whole run, live"), timeline.fit, QKeySequence(Qt.Key.Key_Home))
    # Elsewhere the key means something else, such as a table's first row.
    whole.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    timeline.addAction(whole)
    _add(menu, tr("&Find jobs"), window.contents.find_tasks, QKeySequence.StandardKey.Find)
    for inner in (timeline.heading.sort_menu, timeline.heading.colour_menu):
        menu.addMenu(inner)
    menu.addSeparator()
    for index, name in enumerate((tr("&Jobs"), tr("Wor&kers"), tr("&Durations"), tr("&Output"), tr("&History"))):
        _add(menu, name, partial(window.contents.show_tab, index), f"Ctrl+{index + 1}")
    menu.addSeparator()
    form = _add(menu, tr("For&m", "that a run is set by"), window.contents.beginnings.fold_form, "Ctrl+B")
    form.setCheckable(True)
    menu.aboutToShow.connect(lambda: form.setChecked(not window.contents.form.isHidden()))
    menu.addSeparator()
    themes = QActionGroup(menu)
    for name, theme in ((tr("&Light"), LIGHT), (tr("&Dark"), DARK), (tr("&System's colours"), None)):
        action = _add(menu, name, partial(appearance().choose, theme))
        _make_choice(action, themes, is_chosen=appearance().chosen is theme)
    menu.addSeparator()
    languages = QActionGroup(menu)
    inner = menu.addMenu(tr("La&nguage"))
    for code, name in (("", tr("The system's")), *LANGUAGES.items()):
        action = _add(inner, name, partial(window.speak, code))
        _make_choice(action, languages, is_chosen=window.settings.language == code)
        if code:
            # Only once it is looked at, as looking through the fonts takes a while.
            inner.aboutToShow.connect(partial(_name, action, code))


def _name(action: QAction, code: str) -> None:
    """A language is named in its own words, if there are letters for it."""
    action.setText(LANGUAGES[code] if can_be_shown(code) else IN_ENGLISH[code])


def _fill_run(menu: QMenu, window: _Window) -> None:
    form = window.contents.form
    run = _add(menu, tr("&Run"), form.run_button.click, "Ctrl+R")
    stop = _add(menu, tr("&Stop"), form.stop_button.click, "Ctrl+.")
    stop.setEnabled(form.stop_button.isEnabled())
    form.buttons.busy_changed.connect(run.setDisabled)
    form.buttons.busy_changed.connect(stop.setEnabled)
    _add(menu, tr("&Watch a script …"), window.contents.beginnings.script, "Ctrl+Shift+R")
    _add(menu, tr("&Attach to a program …"), window.contents.beginnings.process, "Ctrl+Shift+A")
    menu.addSeparator()
    _add(menu, tr("&Fill the form in from this run"), window.contents.beginnings.settings_of_run)


def _fill_lessons(menu: QMenu, window: _Window) -> None:
    for number, lesson in enumerate(LESSONS, 1):
        _add(menu, f"&{number}  {marked(lesson.title)}", partial(window.contents.beginnings.lesson, lesson))


def _fill_help(menu: QMenu, window: _Window) -> None:
    _add(menu, tr("&Keys of the chart"), window.contents.timeline.show_keys)
    about = _add(menu, tr("&About Parallelogram"), window.show_about)
    about.setMenuRole(QAction.MenuRole.AboutRole)


def _add(menu: QMenu, text: str, what: Callable[[], object], key: _Key = "") -> QAction:
    action = QAction(text, menu)
    action.setShortcut(QKeySequence(key))
    action.triggered.connect(lambda _checked: what())
    menu.addAction(action)
    return action


def _make_choice(action: QAction, group: QActionGroup, *, is_chosen: bool) -> None:
    action.setCheckable(True)
    action.setChecked(is_chosen)
    group.addAction(action)
