"""What every call of a function makes anew, read off its code."""

import pytest

from engine.inside.records import repeated

MODEL = None


def load_model(path=None):
    return {path: 1}


def make_noise():
    return 4


def loads(word):
    model = load_model()
    return model.get(word)


def loads_by_name_and_within(text):
    words = text.split()
    model = load_model("a file")
    return [model.get(word) for word in words]


def loads_what_it_is_told(path):
    model = load_model(path)
    return model or path


def loads_once(word):
    global MODEL
    if MODEL is None:
        MODEL = load_model()
    return MODEL.get(word)


def loads_at_times(word):
    model = {}
    if word:
        model = load_model()
    return model


def gives_it_back(_word):
    return load_model()


def makes_something_else(_word):
    noise = make_noise()
    return noise + 1


@pytest.mark.parametrize(("function", "after"), [(loads, 1), (loads_by_name_and_within, 2)])
def test_that_a_loader_is_told_that_is_given_nothing_of_the_call(function, after):
    found = repeated.look(function)
    assert found == {
        "function": function.__name__,
        "callee": "load_model",
        "file": __file__,
        "line": function.__code__.co_firstlineno + after,
    }
    assert repeated.look(function) is None  # once a process


@pytest.mark.parametrize(
    "function", [loads_what_it_is_told, loads_once, loads_at_times, gives_it_back, makes_something_else, print, None]
)
def test_that_nothing_is_told_that_the_code_does_not_say(function):
    assert repeated.look(function) is None
