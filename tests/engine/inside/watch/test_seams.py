import json
import re
import subprocess
import sys

from tests.engine.inside.watch.running import PROGRAMS, environment, watched


def test_that_no_traceback_and_no_message_tells_of_it(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    command = [sys.executable, str(PROGRAMS / "failing.py")]
    bare, seen = (
        subprocess.run(command, env=environment(where), capture_output=True, check=False, text=True, timeout=100)
        for where in (None, folder)
    )
    assert "ValueError: boom" in bare.stdout
    assert without_addresses(seen.stdout) == without_addresses(bare.stdout)
    assert without_addresses(seen.stderr) == without_addresses(bare.stderr)
    events = [json.loads(line) for line in (folder / "watch.events").read_text().splitlines()]
    assert [event for event in events if event["event"] in ("hook-off", "unseen")] == []


def test_that_nothing_of_it_is_on_the_stack_of_a_task(tmp_path):
    bare = subprocess.run(
        [sys.executable, str(PROGRAMS / "stacks.py")], capture_output=True, check=True, text=True, timeout=100
    )
    seen = watched(tmp_path, "stacks.py")
    assert (bare.stdout.count("in stack"), bare.stderr) == (24, "")
    assert (seen.output, seen.errors) == (bare.stdout, "")
    assert len(seen.tasks) == 24
    assert {task["state"] for task in seen.tasks} == {"done"}
    assert not seen.found["unseen"]


def without_addresses(text):
    """Nor with what is as it happens: the line of ``result`` that depends on whether the future was over before it was
    asked for, and how many workers a pool has started in place of one that died before it was ended.
    """
    text = re.sub(r'(_base\.py", line )\d+(, in result)', r"\1\2", text)
    text = re.sub(r"(ForkProcess-)\d+", r"\1", text)
    return re.sub(r"0x[0-9a-f]+", "0x", text)


def test_that_a_hook_that_raises_turns_itself_off_and_the_program_goes_on(tmp_path, monkeypatch):
    plant(tmp_path, monkeypatch, "from _parallelogram.watch import executors\nexecutors._taken = lambda item: 1 / 0\n")
    seen = watched(tmp_path, "executors.py", "fork")
    assert (seen.found["exit_status"], seen.errors) == (0, "")
    assert len(seen.truth) == 69
    told = [each for each in seen.found["unseen"] if "turned itself off" in each["why"]]
    assert [each["what"] for each in told] == ["concurrent.futures.process.worker"]
    assert "ZeroDivisionError" in told[0]["why"]


def test_that_a_seam_that_does_not_fit_is_left_out_and_told(tmp_path, monkeypatch):
    code = """
from _parallelogram.watch import seams
fitting = seams.fitting
def other(owner, name, *more):
    if name == "_map_async":
        raise seams.UnfitError("it is another")
    return fitting(owner, name, *more)
seams.fitting = other
"""
    plant(tmp_path, monkeypatch, code)
    seen = watched(tmp_path, "pools.py", "fork")
    assert (seen.found["exit_status"], seen.errors) == (0, "")
    assert {
        "what": "multiprocessing.Pool",
        "why": "its seam is not the one that is known: it is another",
    } in seen.found["unseen"]
    assert seen.threads_seen() == seen.threads_true()  # though nobody knows of which calls they are


def plant(folder, monkeypatch, code):
    """Have code run in every Python of the program, once it is being watched."""
    where = folder / "planted"
    where.mkdir()
    (where / "sitecustomize.py").write_text(code)
    monkeypatch.setenv("PYTHONPATH", str(where))
