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
LINKS = "POSIX only: symbolic links, which Windows lets few people make, and Wine nobody"
RENAMED = "POSIX only: a file that is open gets another name"
PIPES = "POSIX only: named pipes"
DEVICES = "POSIX only: /dev/full, and a shell's closing of a stream"
KERNEL = "Linux only: what it tells in /proc"
TERMINALS = "POSIX only: a pseudo terminal"
SECONDS = "Wine's limit: it compares seconds, and Wine's are not Windows's"
APPENDING = "Wine's limit: it looks for the end of a file and writes there then, in two steps; Windows does it in one"
MESSAGES = "Wine's limit: messages of the system have other words there"
STATES = "Windows tells of no thread whether it computes or waits"
DEAD = "POSIX only: nobody tells any more how a process ended; Windows does for as long as somebody holds it"
PLANS = "POSIX only: plans of more than 60 workers, which Windows refuses"
THREADS = "Linux only: the number of the main thread is the process's"
FILES = "POSIX only: a limit of open files"
FAULTS = "POSIX only, in part: faults.py has the rows that Windows has"
WHOLE_RUNS = "not tried yet: whole runs, each of which takes Wine ten times as long; acceptance.py has its own"

FOLDERS_AND_FILES = {
    "engine/advice": WHOLE_RUNS,
    "engine/commands": TERMINALS,
    "engine/faults": FAULTS,
    "engine/formats/test_built_in_code.py": LIMITS,
    "engine/formats/test_hostile.py": LIMITS,
    "engine/formats/test_snippet.py": WHOLE_RUNS,
    "engine/inside/cluster": WHOLE_RUNS,
    "engine/inside/probing/test_company.py": FORK,
    "engine/inside/probing/test_effects.py": FORK,
    "engine/inside/probing/test_held.py": FORK,
    "engine/inside/records/test_core_wait.py": KERNEL,
    "engine/inside/records/test_facts.py": SECONDS,
    "engine/inside/records/test_inherited.py": FORK,
    "engine/inside/records/test_traffic.py": WHOLE_RUNS,
    "engine/inside/strategies/test_executor.py": WHOLE_RUNS,
    "engine/inside/strategies/test_joblib.py": WHOLE_RUNS,
    "engine/inside/strategies/test_matrix.py": WHOLE_RUNS,
    "engine/inside/strategies/test_pool.py": WHOLE_RUNS,
    "engine/inside/strategies/test_threads.py": WHOLE_RUNS,
    "engine/inside/strategies/test_truth.py": WHOLE_RUNS,
    "engine/inside/test_deaths.py": LIMITS,
    "engine/inside/test_guardian.py": WHOLE_RUNS,
    "engine/inside/test_keep_going.py": WHOLE_RUNS,
    "engine/inside/test_limits.py": LIMITS,
    "engine/inside/test_preflight.py": WHOLE_RUNS,
    "engine/inside/test_process.py": SIGNALS,
    "engine/inside/test_runner.py": LIMITS,
    "engine/inside/test_semaphores.py": WHOLE_RUNS,
    "engine/inside/test_tree.py": WHOLE_RUNS,
    "engine/inside/test_worker.py": THREADS,
    "engine/inside/watch": WHOLE_RUNS,
    "engine/inside/workloads/test_memory.py": LIMITS,
    "engine/insight/test_planted.py": SECONDS,
    "engine/insight/test_workloads.py": SECONDS,
    "engine/insight/verdict/test_beyond_time.py": SECONDS,
    "engine/insight/verdict/test_watched.py": FORK,
    "engine/model/test_death.py": SIGNALS,
    "engine/notebook": WHOLE_RUNS,
    "engine/supervise/test_attached.py": WHOLE_RUNS,
    "engine/supervise/test_damage.py": LIMITS,
    "engine/supervise/test_fallen.py": SIGNALS,
    "engine/supervise/test_handle.py": WHOLE_RUNS,
    "engine/supervise/test_helpers.py": WHOLE_RUNS,
    "engine/supervise/test_interpreters.py": WHOLE_RUNS,
    "engine/supervise/test_leftovers.py": WHOLE_RUNS,
    "engine/supervise/test_liveness.py": WHOLE_RUNS,
    "engine/supervise/test_other_host.py": WHOLE_RUNS,
    "engine/supervise/test_patience.py": DEAD,
    "engine/supervise/test_printing.py": WHOLE_RUNS,
    "engine/supervise/test_program.py": WHOLE_RUNS,
    "engine/supervise/test_quiet.py": STATES,
    "engine/supervise/test_sampler.py": WHOLE_RUNS,
    "engine/supervise/test_stacks.py": WHOLE_RUNS,
    "engine/supervise/test_stopping.py": WHOLE_RUNS,
    "engine/supervise/test_supervisor.py": WHOLE_RUNS,
    "engine/supervise/test_watcher.py": WHOLE_RUNS,
    "engine/supervise/test_worker_losses.py": WHOLE_RUNS,
}
"""By how their paths begin, below ``tests``. What is here is not even imported."""

TESTS = {
    "engine/formats/test_exports.py::test_that_what_programs_read_is_the_same_whatever_is_spoken_and_what_people_read_is_"
    "not": SIGNALS,
    "engine/formats/test_perfetto.py::test_that_errors_and_lost_tasks_have_a_colour_and_say_why": SIGNALS,
    "engine/formats/test_result_differences.py::test_that_real_runs_of_other_strategies_give_the_same_results_and_other_"
    "ones_where_they_do": WHOLE_RUNS,
    "engine/formats/test_run_file.py::test_that_a_lost_task_and_a_stopped_run_are_kept": SIGNALS,
    "engine/formats/test_run_json.py::test_that_a_lost_task_has_its_death_and_no_end": SIGNALS,
    "engine/formats/test_tasks_csv.py::test_that_a_real_run_has_a_row_a_task_with_results_errors_and_deaths": SIGNALS,
    "engine/formats/test_whole_file.py::test_that_a_link_stays_one_and_its_file_is_replaced": LINKS,
    "engine/formats/test_whole_file.py::test_that_what_is_no_file_is_written_to_and_stays_what_it_is": PIPES,
    "engine/history/test_history.py::test_that_its_folder_is_the_persons_own": MODES,
    "engine/inside/records/test_birth.py::test_that_a_forked_process_begins_with_the_fork_and_not_when_it_first_"
    "runs": FORK,
    "engine/inside/records/test_birth.py::test_that_a_forked_process_knows_it_exactly": FORK,
    "engine/inside/records/test_events.py::test_that_a_note_is_not_written_through_a_link": LINKS,
    "engine/inside/records/test_events.py::test_that_notes_of_several_processes_do_not_mix": FORK,
    "engine/inside/records/test_growing_file.py::test_that_no_descriptor_is_kept_and_what_is_mapped_stays_good": KERNEL,
    "engine/inside/records/test_growing_file.py::test_that_the_name_is_there_only_once_it_is_published": RENAMED,
    "engine/inside/records/test_log.py::test_that_a_full_disk_costs_the_texts_and_not_the_tasks": LIMITS,
    "engine/inside/records/test_log.py::test_that_a_log_that_cannot_be_made_leaves_only_the_count_of_the_tasks_which_run_"
    "all_the_same": LIMITS,
    "engine/inside/records/test_log.py::test_that_tasks_run_on_and_are_counted_when_the_disk_is_full": LIMITS,
    "engine/inside/records/test_log.py::test_that_the_file_is_private_and_really_allocated": MODES,
    "engine/inside/records/test_output.py::test_that_a_forked_process_prints_into_a_file_of_its_own": FORK,
    "engine/inside/records/test_output.py::test_that_printing_on_a_full_disk_does_the_task_no_harm_and_what_is_missing_is_"
    "counted": LIMITS,
    "engine/inside/records/test_output.py::test_that_the_file_is_private": MODES,
    "engine/inside/records/test_recorded.py::test_that_a_process_forked_in_the_middle_of_a_task_does_not_end_its_parents_"
    "record": FORK,
    "engine/inside/records/test_recorded.py::test_that_a_process_forked_within_a_task_within_a_task_ends_neither_"
    "record": FORK,
    "engine/inside/records/test_seam_log.py::test_that_computing_is_told_from_waiting": SECONDS,
    "engine/inside/records/test_seam_log.py::test_that_what_the_text_of_an_item_waited_is_not_taken_off_its_cpu_"
    "time": SECONDS,
    "engine/inside/strategies/test_catalogue.py::test_that_a_forked_process_of_its_own_has_its_item_already": FORK,
    "engine/inside/test_cores.py::test_that_a_process_bound_to_one_core_has_one": KERNEL,
    "engine/inside/test_cores.py::test_that_there_is_at_least_one_and_no_more_than_the_affinity_allows": KERNEL,
    "engine/inside/test_plan.py::test_that_a_plan_survives_its_travel_as_json": PLANS,
    "engine/inside/test_plan.py::test_that_more_workers_than_open_files_allow_are_of_concern": FILES,
    "engine/inside/test_plan.py::test_that_workers_which_do_not_fit_whatever_the_function_adds_are_of_concern": FILES,
    "engine/supervise/test_judging.py::test_that_a_runner_that_dies_before_the_call_ends_the_run_with_its_last_"
    "words": SIGNALS,
    "engine/inside/test_appended.py::test_that_what_several_write_comes_to_the_end_as_a_whole": APPENDING,
    "engine/supervise/test_judging.py::test_that_a_program_that_is_watched_has_ended_as_its_exit_code_says_unless_it_was_"
    "stopped": SIGNALS,
    "engine/supervise/test_idle_deaths.py::test_that_each_who_dies_before_a_task_counts_and_those_in_a_row_anew_once_a_task_has_ended": SIGNALS,  # noqa: E501
    "engine/supervise/test_idle_deaths.py::test_that_one_who_was_lost_with_its_task_has_not_died_idle": SIGNALS,
    "engine/supervise/test_idle_deaths.py::test_that_who_is_killed_on_purpose_is_told_with_the_reason_and_is_not_taken_down": SIGNALS,  # noqa: E501
    "engine/supervise/test_idle_deaths.py::test_that_a_worker_of_another_host_is_lost_when_its_own_host_says_so": SIGNALS,  # noqa: E501
    "engine/inside/records/test_shortage.py::test_that_a_file_to_which_a_link_lies_in_wait_is_left_alone": LINKS,
    "engine/supervise/test_own_cpu.py::test_that_what_is_used_is_counted_since_it_was_noted": SECONDS,
    "engine/supervise/test_kin.py::test_that_real_workers_without_a_task_and_what_real_tasks_start_are_"
    "found": WHOLE_RUNS,
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
    "paths beyond 260 characters where Windows does not allow them": "Wine allows them always",
    "what Ctrl-Break does": "Wine ends at once whom it reaches, whatever they do about it",
    "whether a worker was suspended by another program": "Wine tells of no thread that it is suspended",
    "how much CPU time a worker takes": "Wine tells of each process what the asking one takes",
    "when a pool waits for a dead worker for ever": "that is judged by how much CPU time its processes take",
    "speed, and shares of the CPU": "Wine's are not Windows's",
    "the number of a volume": "the service that knows it is left out, so that files are looked at three times as fast",
    "fonts, scaling, the dark mode, drag and drop": "the window is tried without a display",
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
