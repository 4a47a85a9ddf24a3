"""The program on a Korean Windows: ``python -m tests.wine.code_page``, in a Windows Python whose code page is 949."""

import locale
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.wine.trying import LIMIT_S, MAIN, assert_doubled, check, main, own_file

PRINTS = """
def told(word):
    print(word)
    return word
"""


def printed(*arguments):
    """What the program prints in Korean into a file, and that it ends well."""
    done = subprocess.run([sys.executable, MAIN, *arguments, "--lang", "ko"], capture_output=True, timeout=LIMIT_S,
                          check=False)  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.decode("cp949"), done.stderr.decode("cp949")


@check
def files_and_folders_with_korean_names_do():
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base, "홍 길동")
        folder.mkdir()
        assert_doubled(own_file(folder, "내 작업.py"), "joblib")


def refused(file, *more):
    """The status of a run of a file's ``f`` in Korean, and what it says of that."""
    wrong = subprocess.run(
        [sys.executable, MAIN, "run", "--lang", "ko", "--quiet", "--function", f"{file}:f", *more],
        capture_output=True, timeout=LIMIT_S, check=False,
    )  # fmt: skip
    return wrong.returncode, wrong.stderr.decode("cp949")


@check
def what_is_printed_is_korean_and_has_no_question_marks():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "말.py")
        file.write_text(PRINTS, encoding="utf-8")
        plan = ["--strategy", "executor", "--workers", "2", "--function", f"{file}:told", "--items", '["가", "나"]']
        said = "".join(printed("run", *plan))
    assert "작업" in said, said
    assert "'가'" in said, said
    assert "?" not in said, said


@check
def what_is_wrong_is_told_in_korean():
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(folder, "깨짐.py")
        broken.write_text("def f(:", encoding="utf-8")
        status, told = refused(broken)
        assert (status, len(told.strip().splitlines())) == (2, 1), told
        assert broken.name in told, told


@check
def what_a_library_says_as_it_is_imported_is_told_in_korean():
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "가져오기.py")
        file.write_text('raise ValueError("값이 없습니다")\n\n\ndef f(x):\n    return x\n', encoding="utf-8")
        _, told = refused(file, "--items", "[1]")
        assert "값이 없습니다" in told, told


if __name__ == "__main__":
    assert locale.getencoding() == "cp949", locale.getencoding()
    sys.exit(main())
