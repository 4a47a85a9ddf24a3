import types

import pytest

from engine.inside.watch import spans
from engine.inside.watch.hooks import dask
from engine.inside.watch.seams import UnfitError

LOCAL = """
def execute_task(key, task_info, dumps, loads, get_id, {last}):
    try:
        result, failed = dumps(loads(task_info)()), False
    except BaseException as error:
        result, failed = {last}(error, dumps), True
    return key, result, failed
"""


def local(last="pack_exception"):
    made = types.ModuleType("local")
    exec(LOCAL.format(last=last), vars(made))
    return made


def fails():
    raise LookupError("three")


def same(value):
    return value


@pytest.fixture
def told(monkeypatch):
    found = []
    monkeypatch.setattr(dask, "begin", found.append)
    monkeypatch.setattr(spans, "end_with", found.append)
    monkeypatch.setattr(spans, "end_quietly", lambda: found.append("well"))
    return found


def test_that_a_task_that_raises_is_told_with_what_it_raised(told):
    module = local()
    dask._install(module)
    packed = module.execute_task(
        "key", fails, same, same, int, lambda error, dumps: dumps((error, error.__traceback__))
    )
    assert packed[::2] == ("key", True)
    error, traceback = packed[1]
    assert told == ["key", error]
    assert str(error) == "three"
    assert traceback.tb_frame.f_code.co_name == "execute_task"  # the library's own, and none of ours about it
    assert module.execute_task("other", int, same, same, int, None) == ("other", 0, False)
    assert told[2:] == ["other", "well"]


def test_that_one_with_other_parameters_is_another():
    with pytest.raises(UnfitError, match="execute_task takes key, task_info, dumps, loads, get_id, packs"):
        dask._install(local("packs"))
