"""What befell workers, as run files of any age tell it."""

import pytest

from engine.formats.befallen import incidents_as_fields, incidents_of, lives_of
from engine.formats.container import WrongError
from engine.formats.fields import Fields
from engine.inside.worker import Process
from engine.model.incident import Incident, What
from engine.model.measured import CHILD
from engine.trace.incidents import Incidents

A = Process("h", 1, 2)


def test_that_a_file_that_tells_of_suspensions_apart_has_them_read_where_it_tells_of_nothing_else():
    told = incidents_as_fields(Incidents([Incident(A, What.SUSPENDED, 4, by_you=True)]))
    for fields, times in (
        ({}, {}),
        ({"suspensions": [["h", 1, 2, 5, 9]]}, {A: [(5, 9)]}),
        ({"suspensions": [["h", 1, 2, 5, 9]], "incidents": told}, {A: [(4, 99)]}),
    ):
        read = Fields(fields)
        assert incidents_of(read).suspensions(99) == times
        assert list(read.unread()) == []


@pytest.mark.parametrize("wrong", [["h", 1, 2, 9, 5], ["h", -1, 2, 5, 9], ["h", 1, 2, 5], ["h", 1, 2, 5, 2**63]])
def test_that_what_cannot_be_a_suspension_is_said_to_be_wrong(wrong):
    with pytest.raises(WrongError):
        incidents_of(Fields({"suspensions": [wrong]}))


@pytest.mark.parametrize("more", [["7"], [-1], [2**70], [1, 2], [1.0]])
def test_that_what_cannot_be_a_thread_is_said_to_be_wrong(more):
    told = ["h", 8, 0, CHILD, 1, "sleep", 6, 9]
    other = ["h", 9, 0, CHILD, 1, "sleep", 6, 9, 7]
    assert [life.thread for life in lives_of(Fields({"lives": [told, other]}), "lives")] == [0, 7]
    with pytest.raises(WrongError):
        lives_of(Fields({"lives": [[*told, *more]]}), "lives")
