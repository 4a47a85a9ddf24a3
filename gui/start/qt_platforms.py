"""Whether Qt can open a window on a display that is there: whether its platform can be loaded, and whether it starts.

Where it cannot, Qt would abort the program.
"""

import os
import signal
from typing import NoReturn

from PySide6.QtCore import QLibraryInfo, QPluginLoader
from PySide6.QtGui import QGuiApplication

from engine.inside.language import tr

from .display import Display, NoWindowError
from .quick_imports import not_loaded

_SURE = ("xcb", "wayland", "offscreen", "minimal")
"""These start once they are loaded: of the first two the display was asked, and the others need none."""
_START_S = 10


def arguments(display: Display) -> list[str]:
    """What Qt has to be told so that it opens a window on ``display``. Main thread, before there is an application.

    Raises:
        NoWindowError: it cannot open one.
    """
    problems = []
    for at, platform in enumerate(display.platforms):
        problem = _problem(platform)
        if problem is None:
            return [] if display.is_all and not at else ["-platform", ";".join(display.platforms[at:])]
        problems.append(problem)
    if problems:
        raise NoWindowError(problems[-1])
    return []


def _problem(platform: str) -> str | None:
    name = platform.partition(":")[0]
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    path = os.path.join(folder, "platforms", f"libq{name.partition('-')[0]}.so")
    if os.path.exists(path):
        plugin = QPluginLoader(path)
        if not plugin.load():  # which Qt would do next; it is not done twice
            return not_loaded(plugin.errorString())
        if name in _SURE:
            return None
    if _starts(platform):
        return None
    told = tr("Qt cannot start its platform {platform} here (QT_QPA_PLATFORM), so no window can be opened.")
    return told.format(platform=platform)


def _starts(platform: str) -> bool:
    """Whether Qt starts on a platform: tried in a child process."""
    child = os.fork()
    if not child:
        _start(platform)
    _, status = os.waitpid(child, 0)
    return status == 0


def _start(platform: str) -> NoReturn:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.alarm(_START_S)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for number in (1, 2):
            os.dup2(nowhere, number)
        application = QGuiApplication(["parallelogram", "-platform", platform])
        if application.primaryScreen() is not None:
            os._exit(0)
    finally:
        os._exit(1)
