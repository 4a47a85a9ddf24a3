"""What of the engine's tests is not run on a Windows Python, and why: ``python -m tests.wine.left_out`` lists it.

What Windows itself does otherwise is no reason: then the program is mended, or the test says what holds there.
"""

import sys

FORK = "POSIX only: fork"
SIGNALS = "POSIX only: signals"
LIMITS = "POSIX only: limits that a process sets itself (the module resource)"
MODES = "POSIX only: whom a file is for, by its mode"
NAMES = "POSIX only: names of files that Windows does not allow"
PATHS = "POSIX only: it spells out paths with slashes"
DEVICES = "POSIX only: /dev/full, and a shell's closing of a stream"
TERMINALS = "POSIX only: a pseudo terminal"
SECONDS = "Wine's limit: it compares seconds, and Wine's are not Windows's"
MESSAGES = "Wine's limit: messages of the system have other words there"
WHOLE_RUNS = "not tried yet: whole runs, each of which takes Wine ten times as long; acceptance.py has its own"

FOLDERS_AND_FILES = {
    "engine/advice": WHOLE_RUNS,
    "engine/commands": TERMINALS,
    "engine/faults": LIMITS,
    "engine/formats": WHOLE_RUNS,
    "engine/inside/cluster": WHOLE_RUNS,
    "engine/inside/probing": WHOLE_RUNS,
    "engine/inside/records": WHOLE_RUNS,
    "engine/inside/strategies": WHOLE_RUNS,
    "engine/inside/test_": WHOLE_RUNS,
    "engine/inside/watch": WHOLE_RUNS,
    "engine/inside/workloads/test_memory.py": LIMITS,
    "engine/insight/test_planted.py": SECONDS,
    "engine/insight/test_workloads.py": SECONDS,
    "engine/insight/verdict/test_beyond_time.py": SECONDS,
    "engine/insight/verdict/test_watched.py": FORK,
    "engine/model/test_death.py": SIGNALS,
    "engine/notebook": WHOLE_RUNS,
    "engine/supervise": WHOLE_RUNS,
}
"""By how their paths begin, below ``tests``. What is here is not even imported."""

TESTS = {
    "engine/history/test_history.py::test_that_its_folder_is_the_persons_own": MODES,
    "engine/inside/workloads/sources/test_pattern.py::test_that_a_pattern_gives_the_paths_that_fit_sorted": PATHS,
    "engine/inside/workloads/test_crashing.py::test_that_the_crash_is_a_real_one_and_nothing_comes_after_it": SIGNALS,
    "engine/inside/workloads/test_function.py::test_that_a_file_may_have_any_name": NAMES,
    "engine/inside/workloads/test_function.py::test_that_a_symbolic_link_is_imported_by_its_own_name": NAMES,
    "engine/inside/workloads/test_function.py::test_that_an_open_quotation_mark_is_refused": NAMES,
    "engine/inside/workloads/test_items.py::test_that_a_checked_spec_is_checked_already": PATHS,
    "engine/inside/workloads/test_items.py::test_that_a_path_is_meant_from_where_the_person_stands": PATHS,
    "engine/inside/workloads/test_items.py::test_that_what_is_missing_is_unreadable": MESSAGES,
    "engine/own_faults/test_faults.py::test_that_a_folder_that_cannot_be_written_is_said_and_the_traceback_told_on_"
    "standard_error": MODES,
    "engine/own_faults/test_report.py::test_that_a_report_is_for_the_person_alone": MODES,
    "engine/test_streams.py::test_that_a_full_disk_is_told_while_the_program_can_still_say_so": DEVICES,
    "engine/test_streams.py::test_that_nobody_is_left_to_be_told_that_standard_error_is_full": DEVICES,
    "engine/test_streams.py::test_that_nothing_that_is_opened_later_gets_the_number_of_a_closed_stream": DEVICES,
    "engine/test_streams.py::test_that_what_is_printed_onto_a_closed_output_is_told_to_be_lost": DEVICES,
}
"""By their path below ``tests``, and their name."""

UNPROVEN = {
    "paths beyond 260 characters": "Wine's limit: GetFinalPathNameByHandle fails there, and so does os.path.realpath",
    "whether a worker was suspended by another program": "Wine tells of no thread that it is suspended",
    "a Python of a venv, which starts another process": "the embeddable Python has no venv",
    "speed, and shares of the CPU": "Wine's are not Windows's",
    "fonts, scaling, the dark mode, drag and drop": "the window is tried off the screen",
}
"""What nothing here can try."""


def of_file(path):
    """Why a file is left out; None if it is not. ``path`` is below ``tests``, with slashes."""
    return next((why for begin, why in FOLDERS_AND_FILES.items() if path.startswith(begin)), None)


def of_test(path, name):
    """Why a test is left out, by its function's name; None if it is not."""
    return TESTS.get(f"{path}::{name}")


def main():
    """Print a line for each."""
    for name, why in {**FOLDERS_AND_FILES, **TESTS}.items():
        print(f"left out  {name}: {why}")
    for what, why in UNPROVEN.items():
        print(f"unproven  {what}: {why}")


if __name__ == "__main__":
    sys.exit(main())
