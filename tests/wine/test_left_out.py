"""What is left out on Windows is there, so that nothing is left out under a name that nobody has any more."""

import ast
from pathlib import Path

import pytest

from tests.wine import left_out

TESTS = Path(__file__).parents[1]


@pytest.mark.parametrize("begin", left_out.FOLDERS_AND_FILES)
def test_that_there_is_such_a_folder_or_file(begin):
    assert list(TESTS.glob(f"{begin}*")), "it was moved or removed"


@pytest.mark.parametrize("test", left_out.TESTS)
def test_that_there_is_such_a_test_and_its_file_is_run(test):
    path, name = test.split("::")
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    assert name in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}
    assert left_out.of_file(path) is None, "all of its file is left out"
    assert left_out.of_test(path, name)
