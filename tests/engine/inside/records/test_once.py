"""Functions, each looked into once."""

import marshal

from engine.inside.records.once import Once


def made(number):
    return compile(f"def f(x):\n    return x + {number}\n", "once.py", "exec")


def test_that_equal_code_is_one_and_other_code_is_not():
    once, code = Once(), made(1)
    assert once.is_first(code)
    assert not once.is_first(code)
    assert not once.is_first(marshal.loads(marshal.dumps(code)))  # as of a function that was pickled by value
    assert once.is_first(made(2))


def test_that_what_is_pickled_by_value_each_time_is_not_kept():
    once = Once()
    told = [once.is_first(made(1)) for _ in range(100)]
    assert told == [True] + [False] * 99
    assert len(once._identities) == 1


def test_that_after_a_fork_all_are_new():
    once, code = Once(), made(1)
    once.is_first(code)
    once.clear()
    assert once.is_first(code)
