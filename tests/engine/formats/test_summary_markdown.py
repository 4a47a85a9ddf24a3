"""The summary in Markdown: its figures, and that nothing that is not ours breaks its tables."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import words
from engine.formats.environment import Environment
from engine.formats.summary_markdown import plain, summary_as_markdown
from engine.model.outcome import TaskError
from engine.trace.run import Outcome
from tests.engine.formats.forging import few, saved_runs
from tests.engine.supervise.driving import driver

BAR = re.compile(r"(?<!\\)(?:\\\\)*\|")
ODD = st.text(alphabet=st.sampled_from("a|\\`*_<>&[]~$\n\r\x00\u2028#- é"))


def summary(run, records, environment, sequential_s=None):
    return "".join(summary_as_markdown(run, records, environment, sequential_s))


def cells(line):
    """The cells of a line of a table, split where Markdown splits them."""
    assert line.startswith("| ")
    assert line.endswith(" |")
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line[1:-1])]


def tables(text):
    """The tables as lists of rows."""
    found = [block.splitlines() for block in text.split("\n\n") if block.startswith("|")]
    rows = [[cells(line) for line in block if line.startswith("|")] for block in found]
    for table in rows:
        assert len({len(row) for row in table}) == 1, "each row has as many cells as the head"
        assert set("".join(table[1])) <= set("-:")
    return [[table[0], *table[2:]] for table in rows]


def shown(text):
    """A text in Markdown, as it is seen."""
    text = re.sub(r"\\([\\`*_\[\]|~$])", r"\1", text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@given(text=st.text() | ODD)
def test_that_any_text_is_one_cell_and_shows_as_it_is(text):
    cell = plain(text)
    assert len(cell.splitlines()) <= 1
    assert not BAR.search(cell)
    assert not re.search(r"[<>]", cell)
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]~$]", cell)
    assert shown(cell) == "".join(
        character if character.isprintable() else "·" for character in text.replace("\n", " ")
    )


@few
@given(what=saved_runs(), odd=ODD)
def test_that_nothing_that_is_not_ours_breaks_a_table(what, odd):
    what.run.unsent = {task: TaskError(odd, odd, odd) for task in what.run.unsent}
    environment = dataclasses.replace(what.environment, system=odd, packages={odd: odd}, start_method=odd or None)
    found = tables(summary(what.run, what.records, environment, what.sequential_s))
    assert [table[0][0] for table in found] == ["", *(["Worker"] if what.run.trace.lanes else []), "Environment"]
    if what.run.trace.lanes:
        assert len(found[1]) == len(what.run.trace.lanes) + 1


def test_that_a_real_run_tells_its_figures_its_workers_and_where_it_was_made():
    with driver() as drive:
        drive.start(strategy="pool", jobs=5, size=300_000, workers=2, options={"chunksize": 1})
        run = drive.to_the_end()
        text = summary(run, drive.supervisor.reader, Environment.here(run.plan), 2.0)
    figures, workers, where = tables(text)
    assert text.startswith("**Pool** · Sum of squares · 5 jobs of size 300,000 · 2 workers · chunksize=1\n\n")
    figures = dict(figures)
    assert (figures["Outcome"], figures["Workers"], figures["Plain loop"]) == ("finished", "2", "2.000 s")
    assert figures["PIDs"] == str(run.process_count())
    assert figures["Elapsed"] == words.elapsed(run.elapsed_s)
    assert float(figures["Speed-up"].split()[0]) == pytest.approx(2.0 / run.elapsed_s, abs=0.01)
    assert 0 < int(figures["Utilisation"].rstrip("%")) <= 100
    assert sum(int(row[2]) for row in workers[1:]) == 5
    assert {int(row[1]) for row in workers[1:]} == {lane.header.pid for lane in run.trace.lanes}
    assert dict(where)["Python"].startswith("Python 3.")
    assert "numpy" in dict(where)["Versions"]
    assert "wrong" not in text


def test_that_no_worker_is_busier_than_it_can_be_though_its_death_is_seen_late(tmp_path):
    (tmp_path / "own.py").write_text("import os\ndef work(item):\n    os.kill(os.getpid(), 9) if item == 1 else item\n")
    with driver() as drive:
        drive.start(strategy="process", function=f"{tmp_path}/own.py:work", items="[0, 1, 2]")
        run = drive.to_the_end()
        text = summary(run, drive.supervisor.reader, Environment.here(run.plan))
    figures, workers, _ = tables(text)
    assert run.outcome is Outcome.FAILED
    assert all(int(row[4].rstrip("%")) <= 100 for row in workers[1:])
    assert int(dict(figures)["Utilisation"].rstrip("%")) <= 100


def test_that_what_went_wrong_is_told_with_the_first_tasks_that_failed(tmp_path):
    (tmp_path / "own.py").write_text("def work(item):\n    raise ValueError(f'<b>no|{item}</b>\\n`twice`')\n")
    with driver() as drive:
        drive.start(strategy="process", function=f"{tmp_path}/own.py:work", items="range:0:9")
        run = drive.to_the_end()
        text = summary(run, drive.supervisor.reader, Environment.here(run.plan))
    assert run.outcome is Outcome.FAILED
    figures = dict(tables(text)[0])
    assert (figures["Outcome"], figures["Plain loop"], figures["Speed-up"]) == ("failed", "–", "–")
    wrong = text.partition("**What went wrong**\n\n")[2].splitlines()
    assert wrong[0] == "- 9 jobs raised an error"
    assert wrong[1:6] == [f"- job {n + 1}: ValueError: &lt;b&gt;no\\|{n}&lt;/b&gt;" for n in range(5)]
    assert wrong[6:] == ["- … and 4 more"]
    run.lost_results = 1
    text = summary(run, drive.supervisor.reader, Environment.here(run.plan))
    assert "\n- The result of 1 job was not kept\n" in text
