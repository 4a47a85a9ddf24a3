"""The same plans on Linux and on Windows: all give the tutorial's results, and but for times and PIDs the same JSON.

``python -m tests.wine.same --write FILE`` on Linux, then ``python -m tests.wine.same FILE`` in a Windows Python.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

LIMIT_S = 400
MAIN = str(Path(__file__).parents[2] / "main.py")
SPAWNED = ["--option", "start_method=spawn"]
PLANS = {
    "sequential": [],
    "process": SPAWNED,
    "pool": SPAWNED,
    "executor": SPAWNED,
    "threads": [],
    "joblib": [],
}
RESULTS = ["332833500"] * 4
LOAD = ["--jobs", "4", "--workers", "2", "--size", "1000", "--quiet", "--json", "-"]

# What a run has at times and at times not, on either system.
_MEASURED = {
    "own_cpu_share", "cores", "others_cores", "cpu_cores", "memory_bytes", "memory_growth_bytes", "mapped_bytes",
    "argument_bytes", "result_bytes", "share", "slower_known", "importing_s",
}  # fmt: skip
_WHERE = {"host", "pid", "worker"}
# Who took which task, and what came of the times, is another in every run; of these the first one's shape counts.
_EVER_OTHER = {"helpers", "processes", "findings", "incidents", "verdict"}
NOT_ON_WINDOWS = {
    "cpu_s": "it counts CPU time in ticks of 15.6 ms, so that of a short job nothing is told",
    "inner_cpu_s": "likewise",
    "queued_s": "it tells of no thread how long it waited for a core",
    "faults": "it counts no page faults of a thread",
}
"""What Windows does not tell, and why."""


def run_of(strategy):
    """The JSON of one run of the program."""
    done = subprocess.run(
        [sys.executable, MAIN, "run", "--strategy", strategy, *PLANS[strategy], *LOAD], capture_output=True,
        timeout=LIMIT_S, check=False, encoding="utf-8", errors="replace",
    )  # fmt: skip
    assert done.returncode == 0, (strategy, done.stdout, done.stderr)
    run = json.loads(done.stdout[done.stdout.index("{") :])
    results = [task["result"] for task in run["tasks"]]
    assert (run["outcome"], results) == ("finished", RESULTS), (strategy, run["reason"])
    assert strategy != "process" or len({task["pid"] for task in run["tasks"]}) == len(RESULTS), run["tasks"]
    assert strategy == "threads" or all(worker["thread"] == worker["pid"] for worker in run["workers"]), run["workers"]
    return run


def told(run):
    """What a run's JSON says but for times, PIDs and figures; of those, whether they are there."""
    plain = _plain(run, "")
    for worker in plain["workers"]:
        worker["tasks"] = "as many as came"
    plain["workers"] = plain["workers"][:1]
    plain["hosts"] = [{**each, "workers": "so many"} for each in plain["hosts"]]
    return plain


def _plain(value, name):
    if name in _EVER_OTHER:
        return "whatever came of it"
    if name in _MEASURED:
        return "a figure"
    if isinstance(value, dict):
        plain = {key: _plain(each, key) for key, each in value.items() if key not in NOT_ON_WINDOWS}
        if "thread" in value:
            plain["thread"] = "the main one" if value["thread"] == value["pid"] else "another"
        return plain
    if isinstance(value, list):
        return [_plain(each, name) for each in value]
    if name.endswith("_s") or name in _WHERE or isinstance(value, float):
        return "nothing" if value is None else "something"
    return value


def differences(one, other, where=""):
    """What is not the same in two trees, a line each."""
    if isinstance(one, dict) and isinstance(other, dict):
        found = [f"{where}.{key}: there in one alone" for key in sorted(set(one) ^ set(other))]
        for key in sorted(set(one) & set(other)):
            found += differences(one[key], other[key], f"{where}.{key}")
        return found
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [each for number, pair in pairs for each in differences(*pair, f"{where}[{number}]")]
    return [] if one == other else [f"{where}: {one!r}, {other!r}"]


def main(*arguments):
    """Write, or compare; the exit status is 1 if any plan's JSON is another."""
    runs = {strategy: told(run_of(strategy)) for strategy in PLANS}
    if arguments[0] == "--write":
        Path(arguments[1]).write_text(json.dumps(runs), encoding="utf-8")
        return 0
    assert os.name == "nt", "this compares Windows with what was written on Linux"
    there = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    found = differences(there, runs)
    print("\n".join(found) if found else f"the JSON of {len(runs)} plans is the same")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
