"""The page of a run: all in one file, small, right, and nothing that came from the run can be executed in it."""

import base64
import dataclasses
import hashlib
import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.formats.environment import Environment
from engine.formats.items import Items
from engine.formats.leb128 import leb128
from engine.formats.page import _FOLDER, SCRIPTS
from engine.formats.results import Results, SavedRecords
from engine.formats.run_page import PAGE_MOST_BYTES, run_as_page
from engine.inside import language
from engine.inside.language import LANGUAGES
from engine.inside.plan import make_plan
from engine.inside.records.layout import ITEM_STRING, ITEM_TEXT, KIND_ERROR
from engine.inside.worker import Process
from engine.insight.breakdown import PARTS
from engine.model.death import Death
from engine.model.incident import Incident, What
from engine.model.measured import CHILD, IDLE_WORKER, Life
from engine.model.outcome import Outcome
from engine.trace.incidents import Incidents
from engine.trace.lives import Lives
from engine.trace.run import Run
from gui.look.theme import DARK, LIGHT, part_colour, strategy_hue
from tests.bench import synthetic
from tests.engine.formats import tried_again
from tests.engine.formats.forging import saved_runs
from tests.engine.trace.cells import batch, block, call, cell, header, process
from tests.engine.trace.watched import saved_watched_run

HOSTILE = [
    "<script>document.documentElement.dataset.owned = 1</script>", "</script><script>dataset.owned=1</script>",
    "</textarea><img src=x onerror=\"document.documentElement.dataset.owned = 1\">", "<!--<script>", "]]>", "'\"`&lt;",
    "\u2028\u2029\u202e", "javascript:alert(1)", "</title><svg onload=alert(1)>", "<style>*{display:none}</style>",
]  # fmt: skip
ONE_RESULT = Results(
    np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint8), np.zeros(1, np.uint64)
)  # fmt: skip
VOID = {"meta", "input", "img", "br"}


class Reader(HTMLParser):
    """What a browser finds in a page: elements with their attributes, and the text in each kind."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.texts, self._open = [], {}, []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        self.texts.setdefault(self._open[-1] if self._open else "", []).append(data)

    @property
    def data(self):
        """What the script reads: the first of the two scripts."""
        return json.loads(self.texts["script"][0])


def told(what):
    return run_as_page(what.run, what.records, what.environment, what.sequential_s)


def hostile_run():
    """A run whose labels, items, results, errors, host and function are what an attacker would have them be."""
    count = len(HOSTILE)
    plan = make_plan(strategy="pool", jobs=count, workers=2, options={"start_method": "spawn"})
    run = Run(dataclasses.replace(plan, workload=None, size=None, function=f"/tmp/{HOSTILE[2]}.py:{HOSTILE[0]}"))
    one = header("1.records", 1, host=HOSTILE[0])
    other = header("2.records", 2, host=HOSTILE[1])
    cells = b"".join(cell(task, 2_000 + 1_000_000 * task, 900_000 + 1_000_000 * task) for task in range(count - 1))
    failing = cell(count - 1, 5_000, 9_000_000, kind=KIND_ERROR)
    run.apply(batch([block(one, cells), block(other, failing)], call=call(1_000, 20_000_000), at_ns=20_000_000))
    run.lives = Lives([
        Life(Process(HOSTILE[0], 1, 0), IDLE_WORKER, 0, HOSTILE[0], 5_000),
        Life(Process(HOSTILE[0], 8, 0), CHILD, 1, HOSTILE[2], 6_000, 9_000),
    ])  # fmt: skip
    run.incidents = Incidents([
        Incident(Process(HOSTILE[0], 1, 0), What.SUSPENDED, 6_000),
        Incident(Process(HOSTILE[0], 1, 0), What.KILLED, 9_000, death=Death(HOSTILE[1])),
    ])  # fmt: skip
    run.outcome = Outcome.FAILED
    error = json.dumps({"type": HOSTILE[0], "message": HOSTILE[1], "traceback": HOSTILE[2]}).encode()
    texts = [*(text.encode() for text in HOSTILE[:-1]), error]
    kinds = np.array([ITEM_STRING, ITEM_TEXT] * count)[:count]
    lengths = np.array([len(text.encode()) for text in HOSTILE])
    items = Items.made(kinds, np.zeros(count), lengths, "".join(HOSTILE).encode())
    results = Results(
        np.arange(count), np.array([len(text) + 1 for text in texts]), np.frombuffer(b"".join(texts), np.uint8),
        np.zeros(0, np.uint64), items,
    )  # fmt: skip
    return run, SavedRecords(run.trace, results)


def hostile_page():
    run, records = hostile_run()
    environment = dataclasses.replace(Environment.here(run.plan), system=HOSTILE[3], packages={HOSTILE[0]: HOSTILE[1]})
    return run_as_page(run, records, environment, 1.0, title=HOSTILE[8])


def executable(text):
    """All in a page that a browser may run, follow or load."""
    return executable_of(Reader(text).elements)


def executable_of(elements):
    scripts = [attributes for name, attributes in elements if name == "script"]
    others = {name for name, _ in elements} - OURS
    handlers = [key for _, attributes in elements for key in attributes if key.startswith("on") or key in LOADING]
    return scripts, others, handlers


LOADING = {"src", "href", "srcset", "action", "data", "style", "xlink:href", "srcdoc", "background"}
OURS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "p", "section", "div", "span", "dl", "dt",
    "dd", "svg", "rect", "circle", "line", "ul", "li", "nav", "input", "table", "thead", "tbody", "tr", "th", "td",
    "script", "footer",
}  # fmt: skip


def check(text):
    """Hold a page against what holds of every page."""
    scripts, others, handlers = executable(text)
    assert scripts == [{"type": "application/json", "id": "data"}, {}]
    assert (others, handlers) == (set(), [])
    page = Reader(text)
    policy = next(
        attributes["content"] for name, attributes in page.elements if name == "meta" and "content" in attributes
    )
    own = "".join(page.texts["script"][1:])
    assert own == "".join((Path(_FOLDER) / name).read_text(encoding="utf-8") for name in SCRIPTS)
    for kind, inner in (("script", own), ("style", "".join(page.texts["style"]))):
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in re.sub(r"http-equiv", "", text)
    return page


@given(what=saved_runs())
@settings(deadline=None, max_examples=30)
def test_that_of_any_run_a_page_can_be_made_and_that_its_bars_are_the_spans(what):
    data = check(told(what)).data
    [run] = data["runs"]
    assert [lane["count"] for lane in run["lanes"]] == [lane.span_count() for lane in what.run.trace.lanes]
    gaps, tooks, tasks = (unpacked(run[name]) for name in ("gaps", "tooks", "tasks"))
    at, unit_ns = 0, run["unit_ns"]
    for lane in what.run.trace.lanes:
        end = task = 0
        for position in range(lane.span_count()):
            span = lane.span(position)
            task += -(tasks[at] + 1) // 2 if tasks[at] % 2 else tasks[at] // 2
            start = end + gaps[at]
            end = start + tooks[at]
            assert task == span.task
            assert abs(start * unit_ns - max(span.started_ns - what.run.started_ns, 0)) <= unit_ns
            assert abs(end * unit_ns - max(what.run.span_end_ns(span) - what.run.started_ns, 0)) <= unit_ns
            at += 1
    assert at == len(gaps) == len(tooks) == len(tasks)


@given(numbers=st.lists(st.integers(0, 2**53), max_size=30))
def test_that_numbers_come_back_as_they_were(numbers):
    assert unpacked(leb128(np.array(numbers, np.int64))) == numbers


def test_that_nothing_that_comes_from_the_run_can_be_executed():
    page = check(hostile_page())
    texts = page.data["runs"][0]["texts"]
    assert any("<script>" in text for text in texts)
    assert "<script>" in "".join(page.texts["title"] + page.texts["h1"] + page.texts["p"])


def test_that_calls_and_their_functions_are_in_the_page_of_a_watched_run():
    what = saved_watched_run()
    page = check(told(what))
    assert ("section", {"class": "part", "id": "part-calls", "data-title": "Calls"}) in page.elements
    assert "fit" in page.texts["td"]


def test_that_hosts_clocks_and_attempts_are_in_the_page():
    page = check(told(tried_again.saved_run()))
    [run] = page.data["runs"]
    assert [lane["clock"] for lane in run["lanes"]] == ["± 400 µs"] * 3
    assert [lane["sub"] for lane in run["lanes"]] == ["PID 1 · a", "PID 1 · b", "PID 1 · c"]
    # The bars of a: job 2 and job 3; of b: 2 and 1; of c: 2 and 3.
    assert run["attempts"] == [[0, 1, 3], [1, 1, 2], [2, 2, 3], [4, 3, 3], [5, 2, 2]]
    cells = page.texts["td"]
    assert {"a", "b", "c", "± 400 µs", "dask 2026.8.0, tcp://10.0.0.7:8786"} <= set(cells)


def test_that_whoever_else_was_there_and_what_befell_the_workers_are_in_the_page():
    ms = 1_000_000
    run = Run(make_plan(strategy="pool", jobs=1, workers=2))
    spawned = header("1.records", 1, born_ns=2 * ms)
    told = [block(spawned, cell(0, 4 * ms, 9 * ms))]
    run.apply(batch(told, call=call(ms, 11 * ms), at_ns=11 * ms))
    run.trace.runner_traffic.handled.append({"started_ns": [3 * ms], "took_ns": [2 * ms]})
    run.lives = Lives([
        Life(process(7), IDLE_WORKER, 0, "python", 5 * ms),
        Life(process(8), CHILD, 1, "sleep", 5 * ms, 7 * ms),
        Life(process(9), CHILD, 1, "sleep", 6 * ms),
    ])  # fmt: skip
    run.incidents = Incidents([
        Incident(process(1), What.SUSPENDED, 5 * ms, by_you=True),
        Incident(process(1), What.CONTINUED, 8 * ms),
        Incident(process(7), What.KILLED, 9 * ms, by_you=True),
        Incident(process(5), What.DIED, 10 * ms, death=Death(exit_code=3)),
    ])  # fmt: skip
    run.others_cores, run.outcome = 0.9, Outcome.FINISHED
    page = check(run_as_page(run, SavedRecords(run.trace, ONE_RESULT), Environment.here(run.plan), None))
    [data] = page.data["runs"]
    caller = data["caller"]
    assert (caller["name"], caller["told"], caller["until_s"]) == ("main · PID 99", "2 processes began", 0.01)
    assert np.cumsum(unpacked(caller["births"])).tolist() == [ms, 4 * ms]
    handled = np.cumsum(unpacked(caller["handled"])) / caller["columns"]
    assert handled.tolist() == pytest.approx([0.2, 0.4], abs=1e-4)
    idle = {"name": "worker", "sub": "PID 7", "born_s": 0.004, "until_s": 0.01, "is_gone": False}
    assert data["idle"] == [idle]
    assert data["inner"] == [[0, 2, [[0, 0.004, 0.006, "sleep · PID 8"], [1, 0.005, 0.01, "sleep · PID 9"]]]]
    assert data["incidents"] == [
        [0, 0.004, "suspended", "suspended by you · PID 1"], [0, 0.007, "good", "continued · PID 1"],
        [1, 0.008, "error", "killed by you · PID 7"], [-1, 0.009, "error", "exit code 3 · PID 5"],
    ]  # fmt: skip
    assert data["suspended"] == [[0, 0.004, 0.007]]
    assert "1 of 2" in page.texts["dd"]
    assert "busy: other programs had 0.90 cores" in page.texts["p"]


def test_that_threads_and_the_plain_loop_have_no_row_for_their_caller():
    run = Run(make_plan(strategy="threads", jobs=1))
    run.apply(batch([block(header(), cell(0, 2, 3))], call=call(1, 4), at_ns=4))
    run.outcome = Outcome.FINISHED
    page = check(run_as_page(run, SavedRecords(run.trace, ONE_RESULT), Environment.here(run.plan), None))
    assert page.data["runs"][0]["caller"] is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_that_the_page_speaks_the_language_that_is_spoken(code):
    what = saved_watched_run()
    language.choose(code)
    try:
        text = told(what)
    finally:
        language.choose("en")
    assert f'<html lang="{code}">' in text
    assert ("작업자" in text) == (code == "ko")


@pytest.mark.parametrize("count", [100_000, 300_000])
def test_that_a_page_of_many_jobs_is_small_whether_their_bars_are_in_it_or_how_busy_each_worker_was(count):
    run = Run(synthetic.plan(count))
    for each in synthetic.batches(count):
        run.apply(each)
    spans = sum(map(len, run.trace.lanes))
    texts = [f"'<결과 {task}>'".encode() for task in range(spans)]
    results = Results(
        np.arange(spans), np.array([len(text) + 1 for text in texts]), np.frombuffer(b"".join(texts), np.uint8),
        np.zeros(0, np.uint64),
    )  # fmt: skip
    text = run_as_page(run, SavedRecords(run.trace, results), Environment.here(run.plan), None)
    assert len(text) < PAGE_MOST_BYTES
    [fields] = check(text).data["runs"]
    if count == 100_000:
        assert len(unpacked(fields["gaps"])) == run.trace.span_count()
    else:
        lane = fields["lanes"][0]
        assert sum(unpacked(lane["jobs"])) >= len(run.trace.lanes[0])
        assert fields["gaps"] == ""


def test_that_bars_and_the_parts_of_the_time_have_the_windows_colours():
    style = (Path(_FOLDER) / "page.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))
        for part in style.split("@media (prefers-color-scheme: dark)")
    )
    for theme, found in ((LIGHT, light), (DARK, dark)):
        for name in (*PARTS, "unexplained"):
            key = "error" if name == "lost" else name
            assert found[key] == part_colour(theme, name).name(), name
        for name in ("canvas", "panel", "text", "muted", "accent", "accent-soft", "error", "cancelled", "good"):
            assert found[name] == getattr(theme, name.replace("-", "_")), name
        assert [found[f"task-{number}"] for number in range(len(theme.tasks))] == list(theme.tasks)
        assert (found["bar-a"], found["bar-b"]) == theme.calm
        for name, number in re.findall(r"\.(\w+) { fill: var\(--task-(\d)\); }", style):
            assert found[f"task-{number}"] == strategy_hue(theme, name).name(), name


def in_browser(page, folder):
    """What a browser makes of ``page``: the elements as they are once its script has run."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return subprocess.run(
        ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
         "--virtual-time-budget=5000", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, timeout=300, check=True,
    ).stdout  # fmt: skip


@pytest.mark.skipif(shutil.which("chromium") is None, reason="there is no chromium to open the page with")
def test_that_what_is_shorter_than_the_page_can_tell_is_not_told_to_be_nothing(tmp_path):
    run = Run(make_plan(strategy="pool", jobs=2, size=1, workers=1))
    from_ns = 10**9
    cells = cell(0, from_ns, from_ns + 2_000, cpu=1_000) + cell(1, from_ns + 10**6, from_ns + 150 * 10**9, cpu=7_000)
    news = [block(header("a.records", 1), cells, b"")]
    run.apply(batch(news, call=call(from_ns, from_ns + 200 * 10**9), at_ns=from_ns + 200 * 10**9))
    results = dataclasses.replace(ONE_RESULT, values=np.zeros(2, np.uint64))
    found = in_browser(run_as_page(run, SavedRecords(run.trace, results), Environment.here(run.plan), None), tmp_path)
    assert found.count(">&lt; 10.0 µs<") == 3
    assert found.count(">0 s<") == 1  # when the first one began


@pytest.mark.skipif(shutil.which("chromium") is None, reason="there is no chromium to open the page with")
def test_that_a_browser_draws_the_page_and_runs_nothing_of_the_runs(tmp_path):
    found = in_browser(hostile_page(), tmp_path)
    root = re.search(r"<html[^>]*>", found)[0]
    assert 'data-ready="1"' in root
    assert "owned" not in root
    assert "<canvas" in found
    assert found.count("<tr") > len(HOSTILE)
    reader = HTMLParser()
    elements = []
    reader.handle_starttag = lambda name, attributes: elements.append((name, dict(attributes)))
    reader.feed(found)
    scripts, others, handlers = executable_of(elements)
    assert len(scripts) == 2
    assert others <= {"canvas", "button"}
    assert set(handlers) <= {"style"}  # which the script itself sets


def unpacked(text):
    """The numbers that ``leb128`` made a text of, as the script reads them."""
    found, value, scale = [], 0, 1
    for byte in base64.b64decode(text):
        value += (byte & 127) * scale
        scale *= 128
        if byte < 128:
            found.append(value)
            value, scale = 0, 1
    return found
