"""Runs side by side as a page for a browser: which way is the fastest, why, and when what ran."""

from .. import words
from ..inside.language import tr
from ..inside.strategies import strategies
from ..insight.comparison import Way
from ..insight.machine import taken_cores
from ..long_work import part
from .compared import Loaded
from .page import Cell, Drawn, card, element, page, table, tag
from .page_data import BARS_MOST, page_data
from .run_file import Saved
from .run_page import hint, rest, script_words
from .told_run import UNKNOWN

_RUNS_MOST = 40
_TEXTS_MOST_BYTES = 500_000
_VALUE_CHARACTERS = 200


def comparison_as_page(loaded: Loaded) -> str:
    """The page, in the language that is spoken. Any thread; reads all records."""
    runs, names, comparison = loaded.runs, loaded.names, loaded.comparison
    winner = words.winner(comparison)
    sentences = [*([f"{winner}."] if winner else []), *loaded.notices, *loaded.remarks]
    title = words.count(len(runs), tr("{n} run compared"), tr("{n} runs compared"))
    loads = list(dict.fromkeys(words.load(saved.run.plan) for saved in runs))
    order = loaded.order[:_RUNS_MOST]
    each = max(len(order), 1)
    data = []
    for place, number in enumerate(order):
        with part(place / each, (place + 1) / each):
            data.append(page_data(
                runs[number].run, runs[number].records, name=names[number],
                rest=_told(runs[number], with_load=len(loads) > 1),
                bars_most=BARS_MOST // each, texts_most=_TEXTS_MOST_BYTES // each,
            ))  # fmt: skip
    said = [tag("p", sentence, class_="verdict") for sentence in sentences[:1]]
    if sentences[1:]:
        said.append(element("ul", [tag("li", sentence) for sentence in sentences[1:]], class_="more"))
    body = [
        element("header", [tag("h1", title), tag("p", words.cut(" · ".join(loads), _VALUE_CHARACTERS))]) + "\n",
        *([element("section", said, class_="card") + "\n"] if said else []),
        card(tr("How long each way took"), [element("div", [_ranking(loaded)], class_="scroll")], _legend()),
        card(
            tr("When what ran"),
            [element("div", [], id="timeline", tabindex="0", role="img", aria_label=tr("The timelines of the runs"))],
            hint(*data),
        ),
    ]
    if loaded.differences:
        body.append(card(tr("What differs"), [element("div", [_differing(loaded)], class_="scroll")]))
    until_s = max((saved.run.since_start_s(saved.run.until_ns) for saved in runs if saved.run.started_ns), default=0.0)
    fields = {"words": script_words(), "until_s": max(until_s, 0.0), "runs": [one.fields for one in data]}
    return page(title, body, fields)


def _legend() -> str:
    return tr("bar: median   ●: each run   ┆: the plain loop’s time shared out to workers with a core each")


def _told(saved: Saved, *, with_load: bool) -> str:
    elapsed_s = saved.run.elapsed_s
    taken = taken_cores(saved.run)
    busy = words.busy_machine(taken) if taken is not None else ""
    parts = [words.at_a_glance(elapsed_s) if elapsed_s is not None else "", rest(saved.run, with_load=with_load), busy]
    return " · ".join(part for part in parts if part)


def _ranking(loaded: Loaded) -> str:
    comparison = loaded.comparison
    most_s = max((max(way.most_s or 0.0, way.ideal_s or 0.0) for way in comparison.ways), default=0.0) or 1.0
    rows: list[list[Cell]] = []
    for place, way in enumerate(comparison.ways):
        is_ranked = place < comparison.ranked
        spread = UNKNOWN
        if way.least_s is not None and way.most_s is not None and len(way.elapsed_s) > 1:
            spread = f"{words.elapsed(way.least_s)} – {words.elapsed(way.most_s)}"
        rows.append([
            (str(place + 1) if is_ranked else UNKNOWN, place), loaded.way_names[place], Drawn(_bar(way, most_s)),
            (words.elapsed_if_known(way.median_s, UNKNOWN), way.median_s or 0.0), spread,
            (UNKNOWN if way.speedup is None else words.times(way.speedup), way.speedup or 0.0),
            (f"{len(way.runs):,}", len(way.runs)),
        ])  # fmt: skip
    head = ["", tr("Strategy"), "", tr("Median"), tr("Least – most"), tr("Speed-up"), tr("Runs")]
    return table(head, rows, [True, False, False, True, True, True, True])


def _bar(way: Way, most_s: float) -> str:
    """A way's median as a bar, and each of its runs as a dot; the ideal as a line."""
    inner = []
    if way.median_s is not None:
        look = f"way {way.plan.strategy}" if way.plan.strategy in strategies() else "way"
        inner.append(_svg("rect", class_=look, x="0", y="3", height="10", rx="2", width=_share(way.median_s, most_s)))
    if len(way.elapsed_s) > 1:
        inner += [_svg("circle", class_="once", cx=_share(each, most_s), cy="8", r="2.5") for each in way.elapsed_s]
    if way.ideal_s is not None:
        at = _share(way.ideal_s, most_s)
        inner.append(_svg("line", class_="ideal", x1=at, x2=at, y1="0", y2="16"))
    return element("svg", inner, height="16", role="img", aria_label=words.elapsed_if_known(way.median_s, UNKNOWN))


def _svg(name: str, **attributes: str) -> str:
    return element(name, [], **attributes)


def _share(of_s: float, most_s: float) -> str:
    return f"{97 * of_s / most_s:.2f}%"


def _value(field: str, value: str) -> str:
    return words.plain(words.cut(words.field_value(field, value), _VALUE_CHARACTERS))


def _differing(loaded: Loaded) -> str:
    rows: list[list[Cell]] = [
        [words.field_name(each.field), *(_value(each.field, value) for value in each.values)]
        for each in loaded.differences
    ]
    return table(["", *loaded.names], rows, [False] * (len(loaded.names) + 1))
