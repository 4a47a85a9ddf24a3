"""Whether an application can be made of a Python is said before anything is installed."""

import pathlib
import runpy
import shutil
import subprocess
import sys
import sysconfig

import pytest

SCRIPT = pathlib.Path(__file__).parents[2] / "resources" / "packaging" / "freezable.py"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the names are Linux's")


@pytest.fixture
def problem(monkeypatch):
    """``problem(**variables)``: what is said where Python was built with these; its library is nowhere."""
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/objdump")
    monkeypatch.setattr(sys, "base_prefix", "/of/nobody")

    def ask(**variables):
        monkeypatch.setattr(sysconfig, "get_config_var", variables.get)
        return runpy.run_path(str(SCRIPT))["problem"]()

    return ask


def test_that_a_shared_library_that_is_not_there_names_debians_package(problem):
    version = "{}.{}".format(*sys.version_info[:2])
    told = problem(Py_ENABLE_SHARED=1, INSTSONAME="libpython9.99.so.1.0")
    assert told.startswith(f"PyInstaller needs libpython9.99.so.1.0, which this Python ({sys.executable}) lacks; ")
    assert told.endswith(f"on Debian and Ubuntu: sudo apt-get install libpython{version}{sys.abiflags}")


def test_that_a_library_that_is_there_is_found(problem, tmp_path):
    (tmp_path / "libpython9.99.so.1.0").touch()
    assert problem(Py_ENABLE_SHARED=1, INSTSONAME="libpython9.99.so.1.0", LIBDIR=str(tmp_path)) is None


def test_that_a_python_without_one_is_told_apart(problem):
    assert problem().endswith("take one that was built with --enable-shared: make frozen PYTHON=/path/to/python")


def test_that_it_ends_with_what_it_says(tmp_path):
    done = subprocess.run(
        [sys.executable, SCRIPT],
        capture_output=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        env={"PATH": str(tmp_path)},
    )
    told = "PyInstaller needs objdump; on Debian and Ubuntu: sudo apt-get install binutils\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)
