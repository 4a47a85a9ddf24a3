"""Parallelogram: runs a function in parallel and shows which process handled each task.

    python main.py              opens the window
    python main.py RUN.pgram    opens the window with a run that was saved
    python main.py COMMAND …    the command line (see --help)

``--lang en`` or ``--lang ko`` among the arguments chooses the language, which else is the environment's.

Installed, it is the ``__main__`` of a package ``parallelogram``, with ``engine`` and ``gui`` in it (pyproject.toml).
Frozen, it is its own interpreter, and first sees to those that start it as such (``engine/frozen.py``).

What is done by whom: ``engine`` runs and records (its docstring has the floors), ``gui`` draws. Nothing of Qt is
imported before it is known that a window is wanted.

Any Python from 3.8 on can read this file, and says what to do where it is too old, or lacks the libraries.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

_SELDOM = 200_000


def main() -> int:
    """Open the window, or do what the arguments say. Returns the exit status."""
    if getattr(sys, "frozen", False):
        from engine import frozen

        frozen.divert()
        import multiprocessing

        multiprocessing.freeze_support()
    else:
        _have_own_folder_first()
    try:
        from engine import streams

        streams.make_ready()
        try:
            return _begun()
        except MemoryError:  # so little that not even all of the program could be imported
            from engine.inside.language import tr

            told = tr("There is too little memory to start; end other programs, or raise the limit (ulimit -v).")
            streams.complain(told)
            return 1
        finally:
            streams.let_go()
    except KeyboardInterrupt:  # before anything that takes care of it itself
        return 130


def _begun() -> int:
    from engine import installation
    from engine.inside.language import asked_for, choose, of_system
    from engine.streams import complain

    language, arguments = asked_for(sys.argv[1:])
    choose(language or of_system())
    problem = installation.problem(sys.argv[1:])
    if problem is not None:
        complain(problem)
        return 2
    from engine import own_faults

    own_faults.install()
    try:
        return _done(arguments, language or "")
    except MemoryError:  # there is none to write anything down with
        raise
    except Exception as error:  # noqa: BLE001 - nobody has thought of it, and the person is told all the same
        return own_faults.give_up(error, "in the main thread")


def _done(arguments: list[str], language: str) -> int:
    """Open the window, or do what the command line says. Returns the exit status."""
    from engine.inside.language import tr
    from engine.streams import complain, say

    run_file = arguments[0] if len(arguments) == 1 and arguments[0].endswith(".pgram") else None
    if arguments and run_file is None:
        return _command(arguments)
    from gui.start.display import NoWindowError

    try:
        return _window(run_file, language)
    except NoWindowError as error:
        gc.enable()
        problem = str(error)
    if run_file is not None:
        complain(problem)
        return 2
    instead = tr("Running the tutorial's comparison in the terminal instead.")
    say(f"{problem}\n{instead}\n")
    return _command(["compare"])


def _command(arguments: list[str]) -> int:
    """Do what the command line says. Returns the exit status."""
    # Next to nothing of what a command makes is garbage, and looking for it would take a tenth of its start.
    gc.set_threshold(_SELDOM)
    from engine.lean_numpy import import_numpy

    import_numpy()
    from engine.commands import main as command_line

    try:
        return command_line(arguments, _picture)
    finally:
        gc.freeze()  # else all that was imported is looked through at the end as well


def _window(run_file: str | None, language: str) -> int:
    """Open the window, and stay until it is closed. Raises NoWindowError where there can be none."""
    from engine import installation
    from gui.start.display import NoWindowError, find_display

    problem = installation.window_problem(sys.argv[1:])
    if problem is not None:
        raise NoWindowError(problem)
    display = find_display()
    # Nothing of what is made until the window stands is garbage, and looking for it would take a tenth of that time.
    gc.disable()  # from then on, gui.start.garbage collects
    from gui.start.quick_imports import import_lean

    try:
        import_lean()
        from gui.run_window import run_window

        return run_window(display, run_file, language)
    finally:
        display.let_go()


def _have_own_folder_first() -> None:
    """On the path of modules, in place of the folder of the command, or (with -m) of the one where the person is."""
    own = os.path.dirname(os.path.realpath(__file__))
    sys.path[: 0 if getattr(sys.flags, "safe_path", False) else 1] = [own]


def _picture(saved: Any, form: str, file: Any) -> None:
    """Paint a saved run into a file (see ``engine.commands.export``)."""
    from gui.picture import save_picture

    save_picture(saved, file, form)


if __name__ == "__main__":
    sys.exit(main())
