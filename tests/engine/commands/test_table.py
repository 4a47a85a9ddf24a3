"""Tables on standard output."""

import pytest

from engine.commands.table import print_table


def test_that_cells_are_plain_text_and_figures_stand_to_the_right(capsys):
    print_table(["Name", "Figure"], [["[bold]a[/bold]", "1"], ["b", "1,000"]], " >")
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].startswith("[bold]a[/bold]")
    assert [line.rstrip()[-1] for line in lines[2:]] == ["1", "0"]
    assert len(lines[2].rstrip()) == len(lines[3].rstrip())


def test_that_a_row_of_another_length_is_an_error():
    with pytest.raises(ValueError, match="zip"):
        print_table(["One"], [], ">>")


def test_that_there_is_no_table_without_an_output(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    print_table(["One"], [["1"]])
