"""What is checked of an installation. Each raises AssertionError, or says in a few words what it has found."""

import json
import shutil
import sys
from pathlib import Path

from engine import __version__
from tests.commands import done
from tests.frozen.checks import names_of_neighbours, results, selftest, window

_OWN = Path(__file__).parents[1] / "frozen" / "own.py"
_MODULES = """
import importlib.metadata, importlib.util, json
files = importlib.metadata.files("parallelogram")
found = [name for name in ("engine", "gui", "main") if importlib.util.find_spec(name)]
print(json.dumps([sorted({path.parts[0] for path in files} - {".."}), found]))
"""
_WITHIN = """
import multiprocessing, sys
import parallelogram

def square(number):
    return number * number

if __name__ == "__main__":
    with parallelogram.watch(sys.argv[1]) as watched:
        with multiprocessing.Pool(2) as pool:
            print(pool.map(square, range(3)))
    print(watched)
"""


def names(installed):
    """It tells its version, calls itself what the person typed, and speaks Korean."""
    told = done(*installed.command, "--version")
    assert told == f"Parallelogram {__version__}\n", told
    told = done(*installed.command, "--help")
    assert told.startswith("usage: parallelogram ["), told
    told = done(*installed.command, "--lang", "ko", "--help")
    assert told.startswith("사용법: parallelogram ["), told
    return "parallelogram, in English and Korean"


def modules(installed):
    """The environment gets one package, and no engine, gui or main that would stand in the way of another's."""
    elsewhere = installed.sandbox.temporary
    top, found = json.loads(done(installed.python, "-I", "-c", _MODULES, folder=elsewhere))
    assert top == ["parallelogram", f"parallelogram-{__version__}.dist-info"], top
    assert found == [], found
    return "nothing but parallelogram"


def functions_of_ones_own(installed):
    """A function of one's own runs by every kind of worker, and in another Python."""
    for strategy, options in (
        ("pool", ["start_method=spawn"]),
        ("process", ["start_method=forkserver"]),
        ("joblib", []),
    ):
        for python in (None, sys.executable):
            told = results(installed, "told", '["a", "b"]', strategy, options, python, _OWN)
            assert told == [f"'{item} colorsys [] False'" for item in "ab"], told
    return "3 strategies, in 2 Pythons"


def run(installed):
    """It runs joblib's workers, as a command of several words as well."""
    told = done(*installed.command, "run", "--strategy", "joblib", "--size", "1000", "--quiet", "--json", "-")
    assert json.loads(told)["outcome"] == "finished", told
    return "by joblib"


def as_module(installed):
    """``python -m parallelogram`` is the same, and the folder that it is called in hides nothing from it."""
    folder = Path(installed.sandbox.temporary) / "here"
    try:
        return _as_module_in(folder, installed)
    finally:
        shutil.rmtree(folder)


def _as_module_in(folder, installed):
    (folder / "parallelogram").mkdir(parents=True)  # as a clone is called
    for name in ("engine", "gui", "main", "numpy", "psutil"):
        (folder / f"{name}.py").write_text("1 / 0", encoding="utf-8")
    command = (installed.python, "-m", "parallelogram")
    assert done(*command, "--version", folder=folder) == f"Parallelogram {__version__}\n"
    told = done(*command, "--help", folder=folder)
    assert told.startswith("usage: python -m parallelogram ["), told
    told = done(*command, "run", "--size", "1000", "--quiet", "--json", "-", folder=folder)
    assert json.loads(told)["outcome"] == "finished", told
    return "among modules of the same names"


def watched_within(installed):
    """A script of the same environment can have a piece of itself watched."""
    folder = Path(installed.sandbox.temporary)
    script, path = folder / "within.py", folder / "within.pgram"
    script.write_text(_WITHIN, encoding="utf-8")
    try:
        told = done(installed.python, script, path, folder=folder)
        assert told.startswith("[0, 1, 4]\n"), told
        assert "multiprocessing.Pool.map" in told, told
        told = done(*installed.command, "export", path, "--to", "csv", "-o", folder / "within.csv")
    finally:
        for name in ("within.py", "within.pgram", "within.csv"):
            (folder / name).unlink(missing_ok=True)
    return "a pool of a script"


def lost_library(installed):
    """Where a library is lost, it says how to bring it back; for want of the window's, the terminal goes on."""
    pip = (installed.python, "-m", "pip")
    done(*pip, "uninstall", "--quiet", "--yes", "PySide6-Essentials")
    told = done(*installed.command, "list", "strategies")
    assert "joblib" in told, told
    done(*pip, "uninstall", "--quiet", "--yes", "rich")
    try:
        done(*installed.command, "list", "strategies")
    except AssertionError as error:
        told = str(error)
    assert f"(rich); type: {installed.python} -m pip install 'rich<16,>=14'" in told, told
    return "told how to bring it back"


def removed(installed):
    """``pip uninstall`` leaves nothing of it."""
    done(installed.python, "-m", "pip", "uninstall", "--quiet", "--yes", "parallelogram")
    left = [str(path) for path in installed.folder.rglob("*") if "parallelogram" in path.name]
    assert left == [], left
    return "without traces"


CHECKS = (
    names,
    modules,
    run,
    functions_of_ones_own,
    names_of_neighbours,
    as_module,
    watched_within,
    selftest,
    window,
    lost_library,
    removed,
)
