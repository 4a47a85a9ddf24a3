"""What is asked of a probe travels as it was."""

from engine.inside.probing.order import LINES_NAME, Order, ordered, tell


def test_that_an_order_comes_back_as_it_was(tmp_path):
    assert ordered(str(tmp_path)) is None
    order = Order(wants_costs=True, strategies=("pool", "threads"), sampling_s=0.25)
    order.write(str(tmp_path))
    assert ordered(str(tmp_path)) == order


def test_that_each_thing_told_is_a_line(tmp_path):
    tell(str(tmp_path), "ready", jobs=3)
    tell(str(tmp_path), "end")
    assert (tmp_path / LINES_NAME).read_text() == '{"told": "ready", "jobs": 3}\n{"told": "end"}\n'
