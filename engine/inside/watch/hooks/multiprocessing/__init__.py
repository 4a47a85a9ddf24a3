"""multiprocessing: processes, pools, queues and pipes. The standard library's."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


TRIED = ("3.10", "3.11", "3.12", "3.13")


def _process(module: Any) -> None:
    from . import processes

    processes.install(module)


def _util(module: Any) -> None:
    from . import processes

    processes.install_end(module)


def _popen(module: Any) -> None:
    from . import deaths

    deaths.install(module)


def _popen_of_windows(module: Any) -> None:
    from . import deaths

    deaths.install_windows(module)


def _pool(module: Any) -> None:
    from . import pools

    pools.install(module)


def _queues(module: Any) -> None:
    from . import queues

    queues.install(module)


def _connection(module: Any) -> None:
    from . import pipes

    pipes.install(module)


HOOKS = {
    "multiprocessing.process": _process,
    "multiprocessing.util": _util,
    "multiprocessing.popen_fork": _popen,
    "multiprocessing.popen_spawn_win32": _popen_of_windows,
    "multiprocessing.pool": _pool,
    "multiprocessing.queues": _queues,
    "multiprocessing.connection": _connection,
}
