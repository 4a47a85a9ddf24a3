"""The calls of a run, told bit by bit by whoever is not trusted."""

from hypothesis import given
from hypothesis import strategies as st

from engine.model.outcome import TaskError
from engine.trace.calls import Call, Calls


def test_that_a_call_is_known_by_its_tasks_before_anything_is_told_of_it():
    calls = Calls()
    assert (calls.number(7), calls.number(9), calls.number(7)) == (0, 1, 0)
    assert [calls.is_told(number) for number in range(len(calls))] == [False, False]
    assert calls.tell(9, Call(by="joblib.Parallel", declared=4)) == 1
    assert (calls[1].by, calls[1].declared, calls[0]) == ("joblib.Parallel", 4, Call())
    assert [calls.is_told(number) for number in range(len(calls))] == [False, True]


def test_that_what_is_told_of_a_call_is_taken_as_it_is():
    told = {
        "by": "multiprocessing.Pool.map", "function": "resize", "file": "script.py", "line": 41, "host": "h",
        "pid": 4700, "thread": 4701, "workers": 2, "chunksize": 5, "declared": 40, "handed": 38, "started_ns": 5,
        "ended_ns": 9, "unseen": 1,
    }  # fmt: skip
    error = {"type": "ValueError", "message": "no", "traceback": "…"}
    call = Call.of_fields(told | {"error": error})
    assert {name: getattr(call, name) for name in told} == told
    assert call.error == TaskError(**error)


def test_that_a_number_is_taken_up_to_what_a_column_holds():
    told = [Call.of_fields({"line": number}).line for number in (-1, 0, 2**63 - 1, 2**63)]
    assert told == [None, 0, 2**63 - 1, None]


@given(
    st.dictionaries(
        st.sampled_from([*Call.__dataclass_fields__]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dictionaries(st.text(), st.text()),
    )
)
def test_that_no_plain_data_upsets_a_call(told):
    call = Call.of_fields(told)
    assert all(type(getattr(call, name)) is int for name in ("pid", "thread", "started_ns", "ended_ns", "unseen"))
    assert call.ended_ns == 0 or call.started_ns <= call.ended_ns
