import importlib.util
import json
import subprocess
import sys

from tests.engine.inside.watch.running import environment

NAMES = """
import sys, importlib.util
before = importlib.util.find_spec("concurrent.futures.thread").loader
import concurrent.futures.thread as module
spec = module.__spec__
print(type(module.__loader__).__name__, type(spec.loader).__name__, module.__loader__ is spec.loader)
print([name for name in sys.modules if "parallelogram" in name.lower() and "hooks" in name])
"""


def run(tmp_path, code):
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(folder), capture_output=True, check=False, text=True, timeout=60
    )
    assert done.stderr == ""
    return done.stdout, [json.loads(line) for line in (folder / "watch.events").read_text().splitlines()]


def test_that_a_hooked_module_has_its_own_loader_again(tmp_path):
    output, _ = run(tmp_path, NAMES)
    first, second = output.splitlines()
    assert first == "SourceFileLoader SourceFileLoader True"
    assert "_parallelogram.watch.hooks.concurrent" in second


def test_that_a_start_imports_nothing_but_what_it_is(tmp_path):
    code = "import sys; print(*(name for name in sys.modules if name.startswith('_parallelogram')))"
    output, events = run(tmp_path, code)
    assert set(output.split()) == {
        "_parallelogram",
        *(f"_parallelogram.watch{name}" for name in ("", ".begin", ".notes")),
    }
    (program,) = events
    assert (program["event"], program["argv"][1]) == ("program", "-c")


def test_that_what_is_not_there_is_not_found(tmp_path):
    code = "import importlib.util as u; print(u.find_spec('joblib.no_such_module'), u.find_spec('no_such_module_'))"
    assert importlib.util.find_spec("joblib") is not None
    assert run(tmp_path, code)[0] == "None None\n"


def test_that_every_hook_says_what_it_was_tried_with_and_what_it_hooks(tmp_path):
    code = """
import os, sys
from _parallelogram.watch import hooks
for name in sorted(os.listdir(hooks.__path__[0])):
    if not name.startswith("__"):
        module = __import__("_parallelogram.watch.hooks." + name.partition(".")[0], fromlist=["HOOKS"])
        assert module.TRIED and all(type(version) is str for version in module.TRIED), name
        assert all(key.partition(".")[0] == name.partition(".")[0] for key in module.HOOKS), name
        assert all(callable(hook) for hook in module.HOOKS.values()), name
        print(name.partition(".")[0])
"""
    names = run(tmp_path, code)[0].split()
    assert {"concurrent", "joblib", "multiprocessing", "queue", "threading"} <= set(names)
