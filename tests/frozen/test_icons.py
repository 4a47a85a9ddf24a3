"""The icons that are made from the drawing."""

import subprocess
import sys

import pytest
from PySide6.QtGui import QIcon, QImage

SIZES = {"png": {256}, "ico": {16, 20, 24, 32, 40, 48, 64, 256}, "icns": {16, 32, 64, 128, 256, 512, 1024}}


@pytest.fixture(scope="module")
def made(tmp_path_factory, pytestconfig):
    folder = tmp_path_factory.mktemp("icons")
    resources = pytestconfig.rootpath / "resources"
    command = [sys.executable, resources / "packaging" / "icons.py", resources / "icons" / "parallelogram.svg", folder]
    subprocess.run(command, check=True, timeout=60)
    return folder


@pytest.mark.parametrize("kind", SIZES)
def test_that_each_kind_of_icon_has_its_sizes(made, kind, qapp):
    sizes = QIcon(str(made / f"parallelogram.{kind}")).availableSizes()
    assert {size.width() for size in sizes} == {size.height() for size in sizes} == SIZES[kind]


def test_that_the_parallelogram_fills_its_square_but_for_its_corners(made, qapp):
    image = QImage(str(made / "parallelogram.png"))
    assert [image.pixelColor(*corner).alpha() for corner in ((2, 2), (253, 253))] == [0, 0]
    # From the first lane's top right to the last lane's bottom left.
    assert [image.pixelColor(*inside).alpha() for inside in ((235, 30), (128, 128), (20, 225))] == [255] * 3


def test_that_what_is_no_drawing_is_refused(tmp_path, pytestconfig):
    (tmp_path / "no.svg").write_text("nothing", encoding="utf-8")
    script = pytestconfig.rootpath / "resources" / "packaging" / "icons.py"
    done = subprocess.run(
        [sys.executable, script, tmp_path / "no.svg", tmp_path], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert b"is no drawing" in done.stderr
