"""The wheel: everything that the program reads is in it, in one package, and it runs from there."""

import pathlib
import re
import sys
import zipfile

import pytest

from engine import __version__
from tests.commands import done

ROOT = pathlib.Path(__file__).parents[2]
BYTES_MOST = 1_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    done(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=ROOT)
    (found,) = folder.iterdir()
    return found


@pytest.fixture
def installed(wheel, tmp_path):
    """What pip would unpack of it; the libraries are the tests' own."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    return tmp_path / "site"


def test_that_it_has_one_package_with_all_that_the_program_reads(wheel):
    expected = {"parallelogram/__init__.py", "parallelogram/__main__.py"}
    # What is in the other folders of the resources is for whoever builds or reads about the program.
    resources = {path.name for path in (ROOT / "resources").iterdir() if path.is_dir()} - {"packaging", "pictures"}
    for folder in ("engine", "gui", *(f"resources/{name}" for name in sorted(resources))):
        files = (path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")
        names = (path.relative_to(ROOT).as_posix() for path in files)
        expected |= {f"parallelogram/{re.sub('[.]ts$', '.json', name)}" for name in names}  # translations, in columns
    found = set(zipfile.ZipFile(wheel).namelist())
    assert {name for name in found if not name.startswith(f"parallelogram-{__version__}.")} == expected


def test_that_it_is_small(wheel):
    assert wheel.stat().st_size <= BYTES_MOST


def test_that_it_runs_from_there(installed, tmp_path):
    # Another module of its name, in the folder where the person is, is not taken for its own.
    (tmp_path / "engine.py").write_text("1 / 0", encoding="utf-8")
    path = str(installed)
    told = done(
        sys.executable,
        "-m",
        "parallelogram",
        "--lang",
        "ko",
        "--help",
        folder=tmp_path,
        environment={"PYTHONPATH": path},
    )
    assert told.startswith("사용법: python -m parallelogram [")
