"""Tables on standard output."""

import pytest
from rich.cells import cell_len

from engine.commands.table import print_facts, print_table


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


def test_that_wide_signs_leave_the_columns_where_they_are(capsys):
    print_table(["이름", "수"], [["작업 1", "7"], ["job", "1,000"]], " >")
    lines = capsys.readouterr().out.splitlines()
    assert len({cell_len(line) for line in lines}) == 1


def test_that_what_facts_are_stands_below_each_other_however_wide_their_names_are(capsys):
    print_facts([("Outcome", "finished"), ("총 실행 시간", "1.5 s")])
    first, second = capsys.readouterr().out.splitlines()
    assert first == "Outcome        finished"
    assert cell_len(second.partition("1.5")[0]) == cell_len(first.partition("fin")[0])
