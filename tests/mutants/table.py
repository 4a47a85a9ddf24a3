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
_READERS = f"{_TRACE} tests/engine/insight tests/engine/formats/test_run_file.py"

MODULES = (
    Module("engine/trace/columns.py", f"{_TRACE}/test_columns.py", _TRACE),
    Module("engine/trace/lane.py", f"{_TRACE}/test_trace.py {_TRACE}/test_run.py {_TRACE}/test_traffic.py", _READERS),
    Module("engine/trace/trace.py", f"{_TRACE}/test_trace.py {_TRACE}/test_run.py {_TRACE}/test_traffic.py", _READERS),
    Module("engine/trace/run.py", f"{_TRACE}/test_run.py", _READERS, 0.4),
    Module("engine/trace/samples.py", f"{_TRACE}/test_samples.py", _READERS, 0.3),
    Module("engine/trace/traffic.py", f"{_TRACE}/test_traffic.py", _READERS, 0.4),
    Module("engine/trace/running.py", f"{_TRACE}/test_running.py", _READERS),
    Module("engine/inside/records/layout.py", f"{_RECORDS}/test_layout.py", f"{_RECORDS}/test_log.py {_TRACE}"),
    Module("engine/inside/records/text.py", f"{_RECORDS}/test_text.py", f"{_RECORDS}/test_recorded.py"),
    Module("engine/inside/records/shortage.py", f"{_RECORDS}/test_shortage.py", "", 0.5),
    Module("engine/inside/records/growing_file.py", f"{_RECORDS}/test_growing_file.py", "", 0.5),
    Module("engine/inside/records/reader.py", f"{_RECORDS}/test_reader.py", f"{_SUPERVISE}/test_damage.py", 0.25),
    Module("engine/supervise/worker_losses.py", f"{_SUPERVISE}/test_worker_losses.py", "", 0.3),
    Module("engine/supervise/quiet.py", f"{_SUPERVISE}/test_quiet.py", "", 0.3),
)
