"""A function of one's own is tried before it is run, in a child that leaves nothing behind.

In a process of its own each, as in the runner: the trial forks, and must not fork the tests with all their threads.
"""

import json
import os
import re
import subprocess
import sys
import textwrap

import pytest

from tests.waiting import lives, wait_until, wait_until_gone

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

_START = """
import json, os, sys
sys.path[:0] = [{root!r}, {folder!r}]
from engine.inside.problem import PlanError
from engine.inside.records.recorded import Recorded
from engine.inside import preflight
from engine.inside.strategies import Setup, strategies
import mine
strategy = strategies()[{strategy!r}]
setup = Setup(2, {options!r})
strategy.prepare(setup)
{before}
try:
    found = preflight.check(mine.f, mine.items, Recorded({folder!r}, mine.f), strategy, setup)
    answer = [found.trial, found.call_s, found.cpu_s, found.item_bytes, found.result_bytes, found._asdict()]
except PlanError as error:
    answer = [error.problem.field, error.problem.code, error.problem.values]
with open({answer!r}, "w") as file:
    json.dump(answer, file)
"""


@pytest.fixture
def check(tmp_path):
    """Checks a function ``f`` and its ``items``, given as a module's text."""

    def run(text, strategy="pool", before="", **options):
        (tmp_path / "mine.py").write_text(textwrap.dedent(text))
        answer = tmp_path / "answer.json"
        values = {"root": ROOT, "folder": str(tmp_path), "strategy": strategy, "options": options, "before": before}
        values["answer"] = str(answer)
        done = subprocess.run(
            [sys.executable, "-c", _START.format(**values)],
            capture_output=True, check=False, timeout=60, encoding="utf-8", cwd=tmp_path, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        return json.loads(answer.read_text())

    def brief(*given, **named):
        return run(*given, **named)[:5]

    brief.whole = run
    return brief


@pytest.fixture
def found(check):
    """Checks likewise; all that was found."""
    return lambda *given, **named: check.whole(*given, **named)[-1]


def test_that_a_call_is_timed_and_what_travels_is_weighed(check):
    trial, call_s, cpu_s, item_bytes, result_bytes = check(
        """
        import time
        items = [b"x" * 1000, b""]
        def f(item):
            time.sleep(0.05)
            return item * 3
        """
    )
    assert trial == "done"
    assert 0.05 <= call_s < 2
    assert cpu_s < call_s
    assert 1_000 < item_bytes < 1_100
    assert 3_000 < result_bytes < 3_100


@pytest.mark.parametrize(
    ("strategy", "options", "items", "results"),
    [
        ("sequential", {}, False, False),
        ("threads", {}, False, False),
        ("process", {"start_method": "fork"}, False, False),
        ("process", {"start_method": "spawn"}, True, False),
        ("pool", {"start_method": "fork"}, True, True),
        ("executor", {}, True, True),
        ("joblib", {}, True, True),
        ("joblib", {"backend": "multiprocessing"}, True, True),
        ("joblib", {"backend": "threading"}, False, False),
    ],
)
def test_that_only_what_the_strategy_carries_is_pickled(strategy, options, items, results, check):
    text = "items = [5]\ndef f(item): return item"
    trial, _, _, item_bytes, result_bytes = check(text, strategy, **options)
    assert (trial, item_bytes is not None, result_bytes is not None) == ("done", items, results)


def test_that_a_lambda_is_refused_where_pickle_takes_it_by_name_and_not_by_joblib(check):
    text = "items = [5]\nf = lambda item: item"
    assert check(text, "pool")[:2] == ["function", "function-not-picklable"]
    assert check(text, "executor")[:2] == ["function", "function-not-picklable"]
    assert check(text, "joblib", backend="multiprocessing")[:2] == ["function", "function-not-picklable"]
    assert check(text, "joblib")[0] == "done"
    assert check(text, "threads")[0] == "done"
    assert check(text, "process", start_method="fork")[0] == "done"


def test_that_the_item_and_the_part_that_do_not_pickle_are_named(check):
    text = """
    import threading
    class Job:
        def __init__(self):
            self.tools = {"lock": threading.Lock()}
    items = [1, Job()]
    def f(item): return 1
    """
    field, code, values = check(text)
    assert (field, code) == ("items", "item-not-picklable")
    assert (values["number"], values["part"]) == (2, "item.tools['lock']")
    assert "lock" in values["why"]
    assert check(text, "threads")[0] == "done"


def test_that_the_part_of_a_result_that_does_not_pickle_is_named(check):
    text = """
    items = [1]
    def f(item): return {"answer": [lambda: 1]}
    """
    field, code, values = check(text)
    assert (field, code, values["part"]) == ("function", "result-not-picklable", "result['answer'][0]")
    assert check(text, "process")[0] == "done"


@pytest.mark.parametrize(
    ("body", "trial"),
    [
        ("raise ValueError", "raised"),
        ("sys.exit(3)", "raised"),
        ("raise KeyboardInterrupt", "raised"),
        ("return f(item)", "raised"),
        ("os._exit(0)", "died"),
        ("os.kill(os.getpid(), 9)", "died"),
        ("os.killpg(0, 9)", "died"),
        ("os.abort()", "died"),
        ("os.closerange(3, 100)", "died"),
        ("os.kill(os.getpid(), signal.SIGSTOP)", "long"),
        ("time.sleep(100)", "long"),
        ("signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65)); time.sleep(100)", "long"),
        ("return input()", "raised"),
        ("print('x' * 100_000)", "done"),
        ("os.fork(); return 1", "done"),
        ("os.setsid()", "raised"),
        ("os.chdir('/'); sys.stdout.close(); sys.stderr = None", "done"),
        ("os.close(1); os.close(2); return 1", "done"),
    ],
)
def test_that_whatever_the_call_does_stays_in_its_child(body, trial, check):
    text = f"import os, signal, sys, time\nitems = [1]\ndef f(item):\n  {body}\n"
    assert check(text, "threads")[0] == trial


def test_that_closed_standard_streams_do_not_confuse_the_answer(check):
    # The pipe that the answer comes by gets their numbers.
    assert (
        check("items = [1]\ndef f(item): return item", before="for number in range(3): os.close(number)")[0] == "done"
    )


def test_that_what_the_call_has_started_is_ended(check, tmp_path):
    text = f"""
    import os, subprocess, time
    items = [1]
    def f(item):
        child = subprocess.Popen(["sleep", "1000"])
        with open({str(tmp_path / "pid")!r}, "w") as file:
            file.write(str(child.pid))
        return 1
    """
    assert check(text)[0] == "done"
    wait_until_gone([int((tmp_path / "pid").read_text())])


def test_that_the_call_changes_nothing_in_the_runner(check):
    text = """
    items = [[1]]
    seen = []
    def f(item):
        item.append(2)
        seen.append(1)
        return 1
    """
    before = "import atexit; atexit.register(lambda: (mine.items, mine.seen) == ([[1]], []) or os._exit(5))"
    assert check(text, before=before)[0] == "done"


def test_that_an_item_that_ends_the_process_when_it_is_pickled_in_the_result_is_a_death(check):
    text = """
    import os
    items = [1]
    class Bomb:
        def __reduce__(self): os._exit(9)
    def f(item): return Bomb()
    """
    assert check(text)[0] == "died"


def test_that_a_result_that_ends_the_process_when_it_is_unpickled_is_not_unpickled(check):
    text = """
    import os
    items = [1]
    class Bomb:
        def __reduce__(self): return os._exit, (9,)
    def f(item): return Bomb()
    """
    assert check(text)[0] == "done"


def test_that_pickling_very_many_items_is_given_up_after_a_second(check):
    text = """
    import threading, time
    class Slow:
        def __reduce__(self):
            time.sleep(0.3)
            return int, ()
    items = [Slow()] * 10 + [threading.Lock()]
    def f(item): return 1
    """
    assert check(text)[0] == "done"


def test_that_several_items_are_tried_and_spread_over_all_of_them(found, tmp_path):
    text = f"""
    import time
    items = list(range(101))
    def f(item):
        with open({str(tmp_path / "tried")!r}, "a") as file: print(item, file=file)
        time.sleep(item / 1000)
    """
    tried = found(text)
    assert tried["calls"] == 5
    assert (tmp_path / "tried").read_text().split()[:5] == ["0", "25", "50", "75", "100"]
    assert tried["call_s"] >= 0.05
    assert tried["first_s"] == 0


@pytest.mark.parametrize("strategy", ["pool", "threads", "joblib"])
def test_that_a_first_call_that_warms_something_up_is_told_apart(strategy, found):
    text = """
    import time
    items = list(range(100))
    warm = []
    def f(item):
        if not warm:
            time.sleep(0.3)
            warm.append(1)
    """
    tried = found(text, strategy)
    assert tried["first_s"] >= 0.3
    assert tried["call_s"] < tried["first_s"] / 3


def test_that_a_first_item_that_is_slow_by_itself_is_no_warming_up(found):
    tried = found("import time\nitems = [0.2, 0, 0]\ndef f(item): time.sleep(item)\n")
    assert tried["first_s"] == 0
    assert tried["call_s"] >= 0.06


@pytest.mark.parametrize(("strategy", "is_daemon"), [("pool", True), ("executor", False), ("process", False)])
def test_that_the_function_is_called_as_a_worker_of_the_strategy_would(strategy, is_daemon, found, tmp_path):
    text = f"""
    import multiprocessing
    items = [1]
    def f(item):
        with open({str(tmp_path / "told")!r}, "w") as file:
            file.write(str(multiprocessing.current_process().daemon))
    """
    assert found(text, strategy)["trial"] == "done"
    assert (tmp_path / "told").read_text() == str(is_daemon)


def test_that_nothing_is_tried_in_a_fork_that_lacks_the_files_threads(found):
    text = """
    import threading, time
    def live():
        with LOCK: time.sleep(1000)
    LOCK = threading.Lock()
    threading.Thread(target=live, daemon=True).start()
    time.sleep(0.01)
    items = [1]
    def f(item): return LOCK.locked()
    """
    assert found(text, "threads")["trial"] == "not-tried"
    assert found(text, "pool")["trial"] == "done"  # as its workers are forks as well


NESTED = """
from joblib import Parallel, delayed
items = list(range(4))
def one(k): return k
def f(item): return sum(Parallel(n_jobs=2)(delayed(one)(k) for k in range(3)))
"""


@pytest.mark.parametrize("strategy", ["pool", "executor", "joblib", "sequential"])
def test_that_joblib_inside_a_call_leaves_nothing_behind(strategy, found):
    def names():
        return {name for name in os.listdir("/dev/shm") if "loky" in name or "joblib" in name}

    def owner(name):
        return int(re.search(r"(?:loky-|folder_)(\d+)", name)[1])

    before = names()
    assert found(NESTED, strategy)["trial"] in ("done", "long")
    left = names() - before  # others of the tests may use joblib at this moment: then their processes live, or tidy up
    wait_until(lambda: not [name for name in left & names() if not lives(owner(name))], what=f"the end of {left}")


def test_that_nothing_is_tried_on_macos_in_a_fork_that_nobody_asked_for(found):
    text = "items = [1, 2]\ndef f(item):\n    return item\n"
    mac = "from types import SimpleNamespace as S; from engine.inside import launch; launch.sys = S(platform='darwin')"
    assert found(text, before=mac, start_method="spawn")["trial"] == "not-tried"
    assert found(text, before=mac, start_method="fork")["trial"] == "done"
