import pathlib
import shutil

import pytest

ROOT = pathlib.Path(__file__).parents[3]


@pytest.fixture(scope="package")
def installed(tmp_path_factory):
    """A folder to import the package from, as pyproject.toml has it installed."""
    folder = tmp_path_factory.mktemp("installed")
    package = folder / "parallelogram"
    package.mkdir()
    shutil.copy(ROOT / "resources/packaging/package.py", package / "__init__.py")
    for name in ("engine", "gui", "resources"):
        (package / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "main.py", package / "__main__.py")
    return folder
