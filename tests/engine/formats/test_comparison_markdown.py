"""What comes of comparing runs, as Markdown."""

import re

from engine.formats.comparison_markdown import comparison_as_markdown
from engine.inside.plan import make_plan
from engine.insight.comparison import Measured, compare
from engine.trace.run import Outcome


def measured(strategy, elapsed_s):
    return Measured(make_plan(strategy=strategy), Outcome.FINISHED, elapsed_s, None, 1, None)


def test_that_there_is_a_row_a_way_and_the_sentence_below():
    runs = [measured("sequential", each) for each in (4.0, 4.1, 4.2)] + [measured("pool", each) for each in (2.0, 2.1)]
    text = "".join(comparison_as_markdown(compare(runs, ()), ["a_b", "<c>"], ["Read | this."]))
    lines = text.splitlines()
    assert lines[0] == r"**Sum of squares · 4 jobs of size 10,000,000**"
    assert lines[2] == r"Read \| this."
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines if line.startswith("|")]
    assert {len(row) for row in rows} == {7}
    assert rows[2] == ["1", r"a\_b", "2", "2", "2.050 s", "2.000 s – 2.100 s (50%)", "2.00 ×"]
    assert rows[3] == ["2", "&lt;c&gt;", "1", "3", "4.100 s", "4.000 s – 4.200 s (75%)", "1.00 ×"]
    assert lines[-1].startswith("Pool · 2 workers had the shortest median, 2.050 s, and Plain loop the next, 4.100 s,")
    assert lines[-1].endswith("cannot prove which is the fastest; run each 3 times or more.")
