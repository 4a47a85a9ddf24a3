import os
import sys
import threading

import pytest

from engine.inside.watch import places


@pytest.mark.parametrize(
    ("file", "is_library"),
    [
        (threading.__file__, True),
        (places.__file__, True),
        (pytest.__file__, True),
        ("/x/lib/python3.11/dist-packages/a.py", True),
        ("<frozen importlib._bootstrap>", True),
        ("<string>", True),
        (__file__, False),
        ("/home/me/script.py", False),
        ("<stdin>", False),
        ("/tmp/ipykernel_1/123.py", False),
    ],
)
def test_that_the_programs_own_files_are_told_from_others(file, is_library):
    assert places.is_library(file) is is_library


def test_that_a_place_is_the_nearest_line_of_the_programs_own():
    line = sys._getframe().f_lineno + 1
    assert places.place() == (__file__, line)
    found = []

    class Calls(dict):
        def __missing__(self, key):
            found.append(places.place())

    os.path.expandvars  # noqa: B018 - a library's function is between
    sorted([1], key=Calls().__getitem__)
    assert found[0][0] == __file__


def test_that_a_function_without_code_is_taken_to_be_the_programs_own():
    assert places.is_own(len)
    assert places.is_own(test_that_a_function_without_code_is_taken_to_be_the_programs_own)
    assert not places.is_own(threading.Thread.run)
    assert not places.is_own(threading.Thread().run)


def test_that_what_was_compiled_is_whose_its_module_is():
    compiled = type("cython_function_or_method", (), {})()
    compiled.__module__ = pytest.__name__
    assert not places.is_own(compiled)
    compiled.__module__ = __name__
    assert places.is_own(compiled)


def test_that_a_standard_library_in_an_archive_is_known_by_paths_that_lead_nowhere(monkeypatch):
    monkeypatch.setattr(places, "is_known", {})
    files = [os.path.join("multiprocessing", "pool.py"), "threading.py"]
    assert not any(map(places.is_library, files)), "where it is a folder, they are the program's"
    monkeypatch.setattr(places, "is_known", {})
    monkeypatch.setattr(os, "__file__", os.path.join(os.path.dirname(os.__file__), "nowhere", "os.py"))
    assert all(map(places.is_library, files))
    assert not places.is_library(os.path.join("mine", "pool.py"))
    assert not places.is_library(os.path.abspath("threading.py"))
