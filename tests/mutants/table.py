"""Which modules are mutated, by which tests their mutants have to be caught, and how many of them are tried."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Module:
    """A module to mutate.

    Attributes:
        path: its file.
        tests: those that are likely to catch a mutant; ``wider``: what is tried on one that they let through.
        share: how many of its mutants are tried, from 0 to 1; the same ones each time, until their lines are others.
    """

    path: str
    tests: str
    wider: str = ""
    share: float = 1.0


_TRACE = "tests/engine/trace"
_RECORDS = "tests/engine/inside/records"
_SUPERVISE = "tests/engine/supervise"
_MODEL = "tests/engine/model"
_MODEL_TESTS = f"{_TRACE}/test_trace.py {_TRACE}/test_run.py {_TRACE}/test_traffic.py"
_WIDER_NAMES = ("growing", "attempts", "calls_of_runs", "incidents", "fact_columns")
_TRACE_WIDER = " ".join(f"{_TRACE}/test_{name}.py" for name in _WIDER_NAMES)
_MEANWHILE = f"{_SUPERVISE}/test_items_meanwhile.py"
_JUDGING = f"{_SUPERVISE}/test_judging.py {_SUPERVISE}/test_patience.py {_SUPERVISE}/test_any_sequence.py {_MEANWHILE}"

MODULES = (
    Module("engine/model/cells.py", f"{_MODEL}/test_cells.py"),
    Module("engine/model/begun.py", f"{_MODEL}/test_begun.py"),
    Module("engine/model/batch.py", f"{_MODEL}/test_batch.py"),
    Module("engine/model/task_record.py", f"{_MODEL}/test_task_record.py"),
    Module("engine/trace/attempts.py", f"{_TRACE}/test_attempts.py"),
    Module("engine/trace/calls.py", f"{_TRACE}/test_calls.py", _TRACE_WIDER),
    Module("engine/trace/fact_columns.py", f"{_TRACE}/test_fact_columns.py", _MODEL_TESTS),
    Module("engine/trace/incidents.py", f"{_TRACE}/test_incidents.py"),
    Module("engine/trace/intervals.py", f"{_TRACE}/test_intervals.py"),
    Module("engine/trace/message_columns.py", f"{_TRACE}/test_message_columns.py", _MODEL_TESTS),
    Module("engine/trace/columns.py", f"{_TRACE}/test_columns.py", f"{_TRACE}/test_trace.py"),
    Module("engine/trace/lane.py", f"{_TRACE}/test_lane.py", _MODEL_TESTS),
    Module("engine/trace/making.py", f"{_TRACE}/test_making.py"),
    Module("engine/trace/numbers.py", f"{_TRACE}/test_numbers.py", _MODEL_TESTS),
    Module("engine/trace/running.py", f"{_TRACE}/test_running.py"),
    Module("engine/trace/trace.py", _MODEL_TESTS, _TRACE_WIDER),
    Module("engine/trace/tasks.py", f"{_TRACE}/test_tasks.py", f"{_TRACE}/test_trace.py {_TRACE_WIDER}"),
    Module("engine/trace/run.py", f"{_TRACE}/test_run.py", _TRACE_WIDER),
    Module("engine/trace/samples.py", f"{_TRACE}/test_samples.py"),
    Module("engine/trace/traffic.py", f"{_TRACE}/test_traffic.py", _MODEL_TESTS),
    Module("engine/inside/records/layout.py", f"{_RECORDS}/test_layout.py", f"{_TRACE}/test_trace.py"),
    Module("engine/inside/records/text.py", f"{_RECORDS}/test_text.py", f"{_RECORDS}/test_recorded.py"),
    Module("engine/inside/records/shortage.py", f"{_RECORDS}/test_shortage.py"),
    Module("engine/inside/records/growing_file.py", f"{_RECORDS}/test_growing_file.py"),
    Module("engine/inside/records/reader.py", f"{_RECORDS}/test_reader.py"),
    Module("engine/inside/workloads/flow.py", "tests/engine/inside/workloads/test_flow.py"),
    Module("engine/supervise/judging.py", _JUDGING, f"{_SUPERVISE}/test_supervisor.py"),
    Module("engine/supervise/tally.py", f"{_SUPERVISE}/test_tally.py {_MEANWHILE}", _JUDGING),
    Module("engine/supervise/quiet.py", f"{_SUPERVISE}/test_quiet.py"),
    Module("engine/supervise/worker_losses.py", f"{_SUPERVISE}/test_patience.py {_SUPERVISE}/test_idle_deaths.py"),
)
