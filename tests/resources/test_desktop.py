"""What a Linux desktop is told of the program is as the desktop's own checkers want it."""

import pathlib
import shutil
import subprocess
from xml.etree import ElementTree

import pytest
import tomllib

from engine.formats import RUN_FILE_SUFFIX
from engine.formats.container import MAGIC

ROOT = pathlib.Path(__file__).parents[2]
PACKAGING = ROOT / "resources" / "packaging"


def checked(*command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, check=False, timeout=60, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_that_the_desktop_entry_is_valid():
    assert checked("desktop-file-validate", str(PACKAGING / "parallelogram.desktop")) == ""


def test_that_the_metadata_for_software_centres_are_valid():
    checked("appstreamcli", "validate", "--no-net", str(PACKAGING / "parallelogram.metainfo.xml"))


def test_that_they_tell_the_version_that_is_built():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    releases = ElementTree.parse(PACKAGING / "parallelogram.metainfo.xml").iter("release")
    assert [release.get("version") for release in releases] == [version]


def test_that_a_run_is_known_by_its_name_and_by_its_first_bytes(tmp_path):
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(PACKAGING / "parallelogram-mime.xml", packages)
    checked("update-mime-database", str(tmp_path / "mime"))
    kind = "application/x-parallelogram-run"
    assert f"{kind}:*{RUN_FILE_SUFFIX}" in (tmp_path / "mime" / "globs").read_text()
    assert MAGIC in (tmp_path / "mime" / "magic").read_bytes()
    assert f"MimeType={kind};" in (PACKAGING / "parallelogram.desktop").read_text()
