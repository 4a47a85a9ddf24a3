from hypothesis import given
from hypothesis import strategies as st

from engine.supervise.stack_spans import Began, Left, StackSpans, at_work
from engine.supervise.stacks import Frame, Stack

LIBRARY = "/usr/lib/python3.11/multiprocessing/"
OWN = "/home/me/thumbs.py"
WORKER = (Frame("worker", LIBRARY + "pool.py", 125), Frame("BaseProcess._bootstrap", LIBRARY + "process.py", 314))
FORKED_FROM = (Frame("Pool.__init__", LIBRARY + "pool.py", 215), Frame("<module>", OWN, 9))


def own(name, line=1):
    return Frame(name, OWN, line)


def stack(*frames, thread=7, is_active=True):
    return Stack(5, thread, "MainThread", is_active, frames)


def names(frames):
    return [frame.function for frame in frames]


def test_that_a_worker_is_in_what_it_was_given_and_not_in_the_program_that_it_was_forked_from():
    assert names(at_work(stack(own("shrink"), own("resize"), *WORKER, *FORKED_FROM))) == ["resize", "shrink"]


def test_that_a_worker_that_waits_for_work_is_in_nothing():
    assert at_work(stack(Frame("SimpleQueue.get", LIBRARY + "queues.py", 365), *WORKER, *FORKED_FROM)) == ()


def test_that_the_main_thread_is_in_its_module_and_in_its_innermost_own_function():
    waits = Frame("Condition.wait", "/usr/lib/python3.11/threading.py", 320)
    assert names(at_work(stack(waits, own("main", 20), own("<module>", 30)))) == ["<module>", "main"]
    assert names(at_work(stack(waits, own("<module>", 30)))) == ["<module>"]


def test_that_what_was_typed_counts_as_ones_own():
    typed = Frame("<module>", "<ipython-input-3-1f2e>", 1)
    assert at_work(stack(typed)) == (typed,)


def test_that_the_same_function_is_one_stretch_whatever_the_line_and_counts_its_looks():
    spans = StackSpans()
    (began,) = spans.look(5, [stack(own("job", 3))], 10)
    assert began == Began(5, 7, 0, own("job", 3), 10)
    assert list(spans.look(5, [stack(own("job", 4), is_active=False)], 20)) == []
    assert list(spans.end(30)) == [Left(5, 7, 0, 30, seen=2, active=1)]


def test_that_an_inner_function_changes_while_the_outer_goes_on():
    spans = StackSpans()
    list(spans.look(5, [stack(own("read"), own("job"))], 10))
    left, began = spans.look(5, [stack(own("write"), own("job"))], 20)
    assert (left.level, left.at_ns, left.seen) == (1, 20, 1)
    assert (began.level, began.frame.function, began.at_ns) == (1, "write", 20)


def test_that_a_thread_that_is_gone_and_a_process_that_is_gone_are_left():
    spans = StackSpans()
    list(spans.look(5, [stack(own("job")), stack(own("job"), thread=8)], 10))
    assert [each.thread for each in spans.look(5, [stack(own("job"))], 20)] == [8]
    assert [each.thread for each in spans.gone(5, 30)] == [7]
    assert list(spans.end(40)) == []


FUNCTIONS = st.lists(st.sampled_from(["a", "b", "c"]).map(own), max_size=4)


@given(st.lists(st.dictionaries(st.sampled_from([7, 8]), st.tuples(FUNCTIONS, st.booleans())), max_size=12))
def test_that_stretches_of_a_thread_never_overlap_at_a_depth_and_lie_within_the_outer_one(looks):
    spans, open_, seen = StackSpans(), {}, 0
    for at, threads in enumerate(looks, 1):
        there = [stack(*frames, thread=thread, is_active=on) for thread, (frames, on) in threads.items()]
        for each in spans.look(5, there, at):
            _take(each, open_)
        assert {(thread, level) for thread, level in open_} == {
            (each.thread, level) for each in there for level in range(len(at_work(each)))
        }
        seen += sum(len(at_work(each)) for each in there)
    total = 0
    for each in spans.end(len(looks) + 1):
        _take(each, open_)
        total += each.seen
    assert not open_
    assert total <= seen


def _take(each, open_):
    key = each.thread, each.level
    if isinstance(each, Began):
        assert key not in open_
        assert each.level == 0 or (each.thread, each.level - 1) in open_
        open_[key] = each
    else:
        assert (each.thread, each.level + 1) not in open_
        assert open_.pop(key).at_ns < each.at_ns
        assert 0 <= each.active <= each.seen
