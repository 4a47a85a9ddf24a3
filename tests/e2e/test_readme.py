"""Every command in the README does what it says: each is run, on a small load where it has none of its own.

Those of the examples run as they stand, but that a comparison is of one strategy only.
"""

import os
import re
import shlex
import signal
import subprocess
import venv

import pytest
from PIL import Image

from tests.e2e.film import BYTES_MOST
from tests.e2e.main_py import ROOT, called, main_py, started
from tests.waiting import caught_signals, family, kill, wait_until

READMES = [path for path in (ROOT / "README.md", ROOT / "README.ko.md") if path.exists()]
PYTHON = (".venv/bin/python", "main.py")
WINDOW_GUARDIAN_RUNNER = 3
FROZEN = {"dist/parallelogram/parallelogram", "dist/parallelogram/parallelogram-cli"}
EXAMPLES = ROOT / "resources" / "examples"
# What the reader is told to look for in the output of the commands that have this in them.
SAYS = {
    "visitors.py": "The results of Process per job differ from those of Plain loop",
    "lookup.py:count_in": " MB to the workers",
    "lookup.py:count --": " kB to the workers",
    "crash.py": "its worker ended with exit code 3",
}
WORK = """
def resize(path):
    return len(path)


def parse(line):
    return line.upper()
"""


def commands(path, language="sh"):
    """The commands in the blocks of a language, without their comments."""
    text = path.read_text(encoding="utf-8").replace("\\\n", "")
    blocks = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return list(dict.fromkeys(found for line in lines if (found := line.partition(" #")[0].strip())))


def arguments(line):
    """What a command gives to main.py; None if it is about something else."""
    words = shlex.split(line)
    if tuple(words[:2]) == PYTHON:
        return words[2:]
    return words[1:] if words[:1] and words[0] in FROZEN else None


COMMANDS = list(dict.fromkeys(line for path in READMES for line in commands(path)))
FOR_MAIN = [line for line in COMMANDS if arguments(line) is not None]
FOR_A_WINDOW = [line for line in FOR_MAIN if arguments(line) in ([], ["run.pgram"])]
# The self-test has a test of its own.
IN_THE_TERMINAL = [line for line in FOR_MAIN if line not in FOR_A_WINDOW and arguments(line) != ["--selftest"]]
OTHERS = [line for line in COMMANDS if arguments(line) is None]
# Of each verb the first is a process of its own. How one starts is the same for the others: of those, which do all
# that they do in the engine, they are called in this process.
OFTEN = ("run", "compare", "export")
FIRST = {arguments(line)[0]: line for line in reversed(IN_THE_TERMINAL)}
CALLED = [line for line in IN_THE_TERMINAL if arguments(line)[0] in OFTEN and line not in FIRST.values()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with all that the commands name."""
    made = tmp_path_factory.mktemp("project") / "mine"
    made.mkdir()
    (made / "work.py").write_text(WORK)
    (made / "log.txt").write_text("one\ntwo\nthree\n")
    (made / "photos").mkdir()
    for name in "abc":
        (made / "photos" / name).write_text("")
    done = main_py("run", "--size", 1_000, "--quiet", "--save", made / "run.pgram")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def theirs(folder):
    """Another Python, beside the folder."""
    venv.create(folder.parent / "theirs" / ".venv", with_pip=False, symlinks=True)


@pytest.mark.parametrize("line", IN_THE_TERMINAL)
def test_that_it_does_what_it_says(line, folder, theirs):
    given = arguments(line)
    is_example = "resources/examples/" in line
    more = []
    if {"run", "compare", "sweep", "advise"} & set(given) and not {"--function", "--size"} & set(given):
        more += ["--size", 1_000]
    if "compare" in given and "--strategies" not in given:
        more += ["--strategies", "process" if "visitors.py" in line else "pool"]
    if not is_example and {"compare", "sweep"} & set(given):
        more += ["--repeat", 2 if "--repeat" in given else 1]
    cwd = ROOT if is_example else folder
    done = called(*given, *more, cwd=cwd) if line in CALLED else main_py(*given, *more, cwd=cwd, timeout=110)
    assert done.returncode == (1 if "crash.py" in line else 0), done.stderr
    assert done.stdout or "-o" in given
    assert "Traceback" not in done.stderr
    assert [said for part, said in SAYS.items() if part in line and said not in done.stdout] == []


@pytest.mark.parametrize("file", sorted(EXAMPLES.glob("*.py")), ids=lambda file: file.name)
def test_that_the_readme_has_every_command_that_an_example_names(file):
    text = re.sub(r"\\\n\s*", "", file.read_text(encoding="utf-8"))
    named = re.findall(r"^ +(\.venv/bin/python main\.py .*)$", text, re.MULTILINE)
    assert named
    assert set(named) <= set(commands(ROOT / "README.md"))


@pytest.mark.parametrize("line", FOR_A_WINDOW)
def test_that_a_window_opens_and_closes_when_it_is_told_to(line, folder):
    with started(*arguments(line), cwd=folder, env=dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"}) as process:
        wait_until(lambda: len(family(process.pid)) >= WINDOW_GUARDIAN_RUNNER)
        wait_until(lambda: signal.SIGTERM in caught_signals(process.pid))
        kill(process.pid, signal.SIGTERM)
        assert process.wait(timeout=60) == 0
        said = set(process.stderr.read().splitlines())
        assert said <= {"This plugin does not support propagateSizeHints()"}  # Qt's, of every window without a display


@pytest.mark.parametrize("line", [line for line in OTHERS if line.startswith("make")])
def test_that_make_knows_the_target(line):
    target = [word for word in shlex.split(line)[1:] if "=" not in word]
    done = subprocess.run(["make", "--dry-run", *target], cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    assert all(f"make {name} " in listed for name in target)


def test_that_there_is_no_command_that_nobody_tries():
    package = ("pipx install", "parallelogram", "python -m parallelogram", "uvx", "sudo apt")
    tried_elsewhere = ("make", "git clone", "cd", *package)
    assert [line for line in OTHERS if not line.startswith(tried_elsewhere)] == []


def test_that_the_commands_for_windows_name_what_there_is():
    for path in READMES:
        for line in commands(path, "bat"):
            for name in re.findall(r"[\w.-]+\.(?:py|lock)\b", line):
                assert (ROOT / name).exists()


@pytest.mark.parametrize("path", READMES, ids=[path.name for path in READMES])
def test_that_every_file_and_picture_it_points_to_is_there(path):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_that_its_animated_picture_moves_and_loads_quickly():
    (name,) = {link for path in READMES for link in re.findall(r"\]\((\S+\.gif)\)", path.read_text(encoding="utf-8"))}
    assert (ROOT / name).stat().st_size <= BYTES_MOST
    with Image.open(ROOT / name) as picture:
        assert picture.n_frames > 10
