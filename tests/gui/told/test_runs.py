"""What is told of a whole run."""

from gui.told.runs import whole_run
from tests.gui.made_runs import made


def test_that_it_is_said_how_much_that_befell_it_was_not_kept():
    run = made([(0.0, 0.5)], [(0.0, 0.5)], elapsed_s=1.0).run
    assert "more" not in whole_run(run, None).as_text()
    run.incidents.more, run.lives.more = 12, 1
    assert "12 more signals and deaths, 1 more process\n" in whole_run(run, None).as_text() + "\n"
    run.incidents.more = 0
    assert "signals" not in whole_run(run, None).as_text()
