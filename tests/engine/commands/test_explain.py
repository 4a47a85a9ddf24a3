"""``main.py explain``."""

import json
import os

import pytest

from engine.formats.run_file import open_run
from engine.inside.cores import usable_cores
from engine.insight.breakdown import PARTS

SMALL = ("--size", "20000", "--jobs", "4", "--quiet")


@pytest.fixture
def kept(say, tmp_path):
    path = tmp_path / "run.pgram"
    assert say("run", *SMALL, "--baseline", "--save", path).status == 0
    return path


def test_that_the_parts_of_a_saved_run_and_its_verdict_are_told(say, kept):
    said = say("explain", kept)
    assert said.status == 0
    assert said.out.startswith("2 workers for ")
    assert "Where the time went" in said.out
    assert "computing" in said.out
    # The plain loop was run as well.
    assert "--baseline" not in said.out


def test_that_json_has_the_object_why_and_its_sums_are_right(say, kept, tmp_path):
    assert say("explain", kept, "--json", tmp_path / "why.json").status == 0
    found = json.loads((tmp_path / "why.json").read_text())["why"]
    run = open_run(kept).run
    assert list(found["parts"]) == [name for name in PARTS if name != "this_program"]
    assert found["budget_s"] == pytest.approx(2 * run.elapsed_s)
    assert sum(found["parts"].values()) + found["unexplained_s"] == pytest.approx(found["budget_s"])
    assert set(found["verdict"]) == {"cause", "share", "sentence", "advice"}
    assert found["slower_known"]
    for each in found["findings"]:
        assert set(each) == {"cause", "share", "sentence", "advice", "tasks"}


def test_that_what_is_told_live_is_what_the_file_tells(say, tmp_path):
    path, live, later = tmp_path / "run.pgram", tmp_path / "live.json", tmp_path / "later.json"
    assert say("run", *SMALL, "--save", path, "--json", live).status == 0
    assert say("explain", path, "--json", later).status == 0
    told, kept = (json.loads(each.read_text())["why"] for each in (live, later))
    assert told["parts"] == pytest.approx(kept["parts"], abs=1e-6)
    assert told["verdict"]["sentence"] == kept["verdict"]["sentence"]


def test_that_nothing_but_json_is_on_standard_output_when_it_is_asked_for(say, kept):
    assert "parts" in json.loads(say("explain", kept, "--json", "-").out)["why"]


def test_that_a_file_that_is_no_run_is_one_line_and_status_2(say, tmp_path):
    (tmp_path / "no.pgram").write_text("no run")
    said = say("explain", tmp_path / "no.pgram")
    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1


def test_that_what_another_chunk_size_would_gain_is_told_and_the_line_is_named(say, tmp_path):
    script = tmp_path / "uneven.py"
    script.write_text(
        "import multiprocessing, time\n\n\ndef wait(seconds):\n    time.sleep(seconds)\n\n\n"
        "if __name__ == '__main__':\n    with multiprocessing.Pool(2) as pool:\n"
        "        pool.map(wait, [1.2, *[0.12] * 19], chunksize=10)\n"
    )
    path = tmp_path / "watched.pgram"
    assert say("watch", "--quiet", "--save", path, script).status == 0
    found = json.loads(say("explain", path, "--json", "-").out)["what_if"]
    gain = next(each for each in found["gains"] if each["change"] == "chunk")
    assert (gain["line"], gain["file"]) == (10, str(script))
    assert gain["predicted_s"] < gain["measured_s"]
    assert gain["sentence"].startswith("Predicted: ")
    assert "uneven.py:10" in gain["sentence"]
    assert 1.0 <= found["bound"]["speedup"] <= 64
    told = say("explain", path).out
    assert gain["sentence"] in told
    assert found["bound"]["sentence"] in told


def test_that_of_a_script_whose_workers_cannot_begin_the_line_is_told_and_no_bound(say, tmp_path):
    script, path = tmp_path / "unguarded.py", tmp_path / "watched.pgram"
    script.write_text(
        "import multiprocessing\nfrom concurrent.futures import ProcessPoolExecutor\n\n"
        "with ProcessPoolExecutor(2, multiprocessing.get_context('spawn')) as executor:\n"
        "    print(list(executor.map(abs, range(4))))\n"
    )
    assert say("watch", "--quiet", "--save", path, script).status == 1
    told = say("explain", path).out
    assert "unguarded.py:5: a process is started here while the file is imported" in told
    assert "Even with" not in told


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system keeps no program to one core")
def test_that_a_watched_script_on_one_core_tells_what_its_jobs_take_alone(say, tmp_path):
    script, cores = tmp_path / "more.py", tmp_path / "cores"
    script.write_text(
        "import multiprocessing, os, sys, time\n\n\n"
        "def burn(ms):\n    until = time.thread_time() + ms / 1000\n    while time.thread_time() < until:\n"
        "        sum(range(300))\n\n\n"
        "if __name__ == '__main__':\n    with open(sys.argv[2], 'a') as file:\n"
        "        print(len(os.sched_getaffinity(0)), file=file)\n"
        "    with multiprocessing.Pool(2) as pool:\n        pool.map(burn, [int(sys.argv[1])] * 8, chunksize=1)\n"
    )
    alone, both = tmp_path / "alone.pgram", tmp_path / "both.pgram"
    assert say("watch", "--quiet", "--one-core", "--save", alone, script, 40, cores).status == 0
    assert say("watch", "--quiet", "--save", both, script, 70, cores).status == 0
    assert cores.read_text().split() == ["1", str(len(os.sched_getaffinity(0)))]
    found = json.loads(say("explain", both, "--alone", alone, "--json", "-").out)["why"]
    assert found["slower_known"]
    assert found["parts"]["slower"] == pytest.approx(8 * 0.03, rel=0.15)
    assert found["parts"]["computing"] == pytest.approx(8 * 0.04, rel=0.15)
    told = say("explain", both).out
    assert "--one-core" in told
    assert "--one-core" not in say("explain", both, "--alone", alone).out
    # On several cores they were not alone, and so it tells nothing of that.
    assert (usable_cores() > 1) == (say("explain", alone, "--alone", both).status == 2)
