"""A collection of the function's own file."""

from tests.engine.inside.workloads.test_items import loaded, module_with, refusal


def test_that_a_list_of_the_file_gives_its_elements_whatever_kind_of_collection_it_is():
    for made in ([3, "a"], (3, "a"), dict.fromkeys([3, "a"])):
        assert loaded("list:STAFF", module_with(STAFF=made)) == [3, "a"]
    assert loaded("list:STAFF", module_with(STAFF=range(3))) == [0, 1, 2]


def test_that_a_list_that_is_not_there_or_gives_nothing_is_refused():
    assert refusal("list:STAFF").code == "no-such-list"
    assert refusal("list:STAFF", module_with(STAFF=7)).code == "not-iterable"
    assert refusal("list:STAFF", module_with(STAFF=[])).code == "no-items"
    for spec in ("list:", "list:1x", "list:a.b"):
        assert refusal(spec).code == "unknown-items"
