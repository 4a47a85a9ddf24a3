"""Which modules travel with a function: the person's own, and no other."""

import base64
import functools
import importlib
import subprocess
import sys

import pytest

from engine.inside.cluster import station
from engine.inside.cluster.travelling import beside, function_bytes, own_modules
from engine.inside.workloads.unpacked import Unpacked

THERE = """
import base64, pickle, sys
function = pickle.loads(base64.b64decode(sys.argv[1]))
print(function([3, 4]), any(name.startswith("engine") for name in sys.modules))
"""


@pytest.fixture
def loaded(tmp_path, monkeypatch):
    """Two files of a person's folder, and one beside it, imported."""
    (tmp_path / "work").mkdir()
    for name in ("work/trip_one.py", "work/trip_two.py", "trip_beside.py"):
        (tmp_path / name).write_text("def add(one, other=1):\n    return one + other\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path / "work"))
    names = ("trip_one", "trip_two", "trip_beside")
    yield [importlib.import_module(name) for name in names]
    for name in names:
        sys.modules.pop(name, None)


def test_that_a_file_takes_its_neighbours_along_and_what_is_above_stays(loaded):
    assert {module.__name__ for module in own_modules(loaded[0])} == {"trip_one", "trip_two"}


def test_that_what_is_installed_travels_alone():
    assert own_modules(pytest) == [pytest]


@pytest.mark.parametrize(
    ("function", "told"),
    [(Unpacked, "7"), (lambda add: functools.partial(add, other=[1]), "[3, 4, 1]")],
    ids=["with the parts of an item", "with more that is always the same"],
)
def test_that_a_function_is_called_likewise_where_nobody_has_its_file_nor_ours(loaded, tmp_path, function, told):
    sent = base64.b64encode(function_bytes(function(loaded[0].add))).decode()
    done = subprocess.run(
        [sys.executable, "-c", THERE, sent],
        capture_output=True,
        timeout=60,
        check=False,
        cwd=tmp_path,
        encoding="utf-8",
    )
    assert (done.stdout, done.stderr) == (f"{told} False\n", "")


def test_that_a_module_that_has_stayed_at_home_is_told_with_what_to_do(loaded, tmp_path):
    file, names = beside(functools.partial(loaded[0].add, 1))
    assert (file, {*names}) == ("trip_one.py", {"trip_one", "trip_two"})
    sent = function_bytes(importer)
    station.begin("run", str(tmp_path), sent, False, (file, [*names, "trip_three"]))
    try:
        with pytest.raises(ModuleNotFoundError, match=r"import it at the top of trip_one\.py, so that it travels"):
            station.work("run", [(0, "trip_three")])
        with pytest.raises(ModuleNotFoundError, match=r"No module named 'trip_four'$"):
            station.work("run", [(1, "trip_four")])
    finally:
        station.end("run")
    with pytest.raises(ModuleNotFoundError, match=r"No module named 'trip_three'$"):
        importer("trip_three")


def importer(name):
    return importlib.import_module(name)
