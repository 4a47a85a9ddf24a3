"""The walls of the house, and its linters."""

import ast
import graphlib
import pathlib
import re
import statistics
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[1]
SOURCES = sorted(path for package in ("engine", "gui") for path in (ROOT / package).rglob("*.py"))
FOLDERS = {"engine", "gui", "resources", "tests"}
BUILT = {"build", "dist", "__pycache__"}
_MOST_S = 280  # of a busy machine on which none of it has been done before
THREADS = {"Thread", "Timer", "QThread", "QThreadPool", "QRunnable", "ThreadPoolExecutor", "ThreadPool"}
STARTERS = {"start_new_thread", "to_thread", "run_in_executor"}


def checked(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=_MOST_S,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_that_imports_keep_to_the_contracts():
    # Its command has no module of its own to be run as.
    start = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    done = subprocess.run(
        [sys.executable, "-c", start, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=_MOST_S,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def test_that_the_linter_has_nothing_to_say():
    checked("ruff", "check", ".")


def test_that_all_is_formatted():
    checked("ruff", "format", "--check", ".")


def test_that_types_are_right():
    checked("mypy")


def threads_made(source):
    """The names of thread classes that a source constructs or derives from."""
    found = []
    if not any(name in source for name in (*THREADS, *STARTERS)):
        return found
    for node in ast.walk(ast.parse(source)):
        uses = [node.func] if isinstance(node, ast.Call) else node.bases if isinstance(node, ast.ClassDef) else []
        for use in uses:
            base = use.value if isinstance(use, ast.Subscript) else use
            # QThreadPool.globalInstance() starts threads as well.
            names = [
                part.attr if isinstance(part, ast.Attribute) else getattr(part, "id", "") for part in ast.walk(base)
            ]
            found += [name for name in names if name in THREADS]
            found += [name for name in names[:1] if name in STARTERS]
    return found


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("threading.Thread(target=f)", ["Thread"]),
        ("class A(QThread): pass", ["QThread"]),
        ("class A(QtCore.QThread, B[int]): pass", ["QThread"]),
        ("QThreadPool.globalInstance().start(f)", ["QThreadPool"]),
        ("with ThreadPoolExecutor(2) as pool: pass", ["ThreadPoolExecutor"]),
        ("_thread.start_new_thread(f, ())", ["start_new_thread"]),
        ("class A(threading.local): pass", []),
        ("threading.get_native_id()", []),
        ("from threading import Thread", []),
    ],
)
def test_that_the_search_for_threads_finds_them(source, made):
    assert list(dict.fromkeys(threads_made(source))) == made


def test_that_only_the_bridge_makes_a_thread():
    makers = {str(path.relative_to(ROOT)) for path in SOURCES if threads_made(path.read_text(encoding="utf-8"))}
    # One strategy is made of threads, in the runner.
    assert makers == {"gui/session/bridge.py", "engine/inside/strategies/threads.py"}


def test_that_data_classes_are_those_that_are_made_quickly():
    wanted = re.compile(r"^\s*from dataclasses import .*\bdataclass\b", re.MULTILINE)
    makers = [path.name for path in SOURCES if wanted.search(path.read_text(encoding="utf-8"))]
    assert makers == ["data_class.py"]  # for types alone


def test_that_there_is_no_source_folder_but_those_of_the_house():
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert folders - BUILT <= FOLDERS
    assert {"engine", "gui", "tests"} <= folders


def mirrored(package):
    """The folders of a package that hold modules, and those of its tests that hold tests."""
    sources = {path.parent.relative_to(ROOT) for path in (ROOT / package).rglob("*.py")}
    tests = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests" / package).rglob("test_*.py")}
    return sources, tests


def test_that_every_folder_of_the_engine_has_its_tests():
    sources, tests = mirrored("engine")
    # The alias has nothing in it but the engine itself.
    assert {path for path in sources if "alias" not in path.parts} <= tests


def test_that_no_module_is_as_long_as_two():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {str(path): length for path, length in lengths.items() if length > 400} == {}


def test_that_half_of_all_modules_are_short():
    assert statistics.median(len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES) <= 100


def module_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


_FOR_TYPES = ("TYPE_CHECKING", "typing.TYPE_CHECKING")


def run_in(node):
    """The nodes within one that run at some time: none of what is there for types alone."""
    for child in ast.iter_child_nodes(node):
        is_for_types = isinstance(child, ast.If) and ast.unparse(child.test) in _FOR_TYPES
        yield child
        yield from (each for part in child.orelse for each in (part, *run_in(part))) if is_for_types else run_in(child)


def imported(source, folder, modules):
    """Those of ``modules`` that a source in this folder imports, at its head or within a function."""
    for node in run_in(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom):
            package = folder.split(".")[: len(folder.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*package, *([node.module] if node.module else [])])
            for alias in node.names:
                yield from [name for name in (f"{base}.{alias.name}", base) if name in modules][:1]


@pytest.mark.parametrize(
    ("source", "needed"),
    [
        ("from . import b", ["a.b"]),
        ("def f():\n    from ..c import d", ["c"]),
        ("class A:\n    def f(self):\n        if self:\n            import a.b", ["a.b"]),
        ("if TYPE_CHECKING:\n    from .b import B", []),
        ("if TYPE_CHECKING:\n    pass\nelse:\n    from .b import B", ["a.b"]),
        ("import os", []),
    ],
)
def test_that_the_search_for_imports_finds_them(source, needed):
    assert list(imported(source, "a", {"a", "a.b", "c"})) == needed


def test_that_no_modules_import_each_other_in_a_circle_not_even_within_functions():
    modules = {module_of(path): path for path in SOURCES}
    needed = {
        name: set(imported(path.read_text(encoding="utf-8"), ".".join(path.relative_to(ROOT).parent.parts), modules))
        for name, path in modules.items()
    }
    assert sum(map(len, needed.values())) > 2 * len(modules)  # they are found
    # A package's own modules may import it again.
    graphlib.TopologicalSorter({name: others - {name} for name, others in needed.items()}).prepare()


def test_that_what_runs_in_the_users_python_keeps_to_the_syntax_of_3_10():
    inner = [path for path in SOURCES if "inside" in path.parts]
    assert inner
    for path in inner:
        ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 10))
