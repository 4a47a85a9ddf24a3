"""A real program with a pool, looked at from outside by py-spy."""

import os
import subprocess
import sys

import pytest

from engine.commands.attach_report import print_attached
from engine.formats.run_file import open_run, save, saved
from engine.inside.problem import PlanError
from engine.model.outcome import Outcome
from engine.supervise.attachable import candidates, plan_to_attach
from engine.supervise.attached import Attached
from engine.supervise.leftovers import batches
from engine.trace.run import Run
from tests.waiting import lives, wait_until, wait_until_gone

PROGRAM = """
import multiprocessing, os, threading

def hold():
    os.write(1, b"up\\n")  # in one piece, whatever is buffered
    threading.Event().wait()

def resize(name):
    hold()

def main():
    with multiprocessing.Pool(2) as pool:
        pool.map(resize, ["a.png", "b.png"], chunksize=1)

if __name__ == "__main__":
    main()
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    path = tmp_path_factory.mktemp("attached") / "thumbs.py"
    path.write_text(PROGRAM)
    process = subprocess.Popen([sys.executable, str(path), "--fast"], stdout=subprocess.PIPE, cwd=path.parent)
    assert [process.stdout.readline() for _ in range(2)] == [b"up\n"] * 2
    workers = [each.pid for each in candidates() if each.parent == process.pid]
    yield process.pid, workers
    for pid in (process.pid, *workers):
        os.kill(pid, 9)
    process.wait()
    process.stdout.close()
    wait_until_gone(workers)


@pytest.fixture(scope="module")
def looked_at(program, tmp_path_factory):
    """The program, looked at until all of it was seen and its memory sampled; and what a file has of that."""
    attached = Attached(plan_to_attach(program[0]))
    run = Run(plan_to_attach(program[0]))
    try:

        def is_seen():
            run.apply(attached.poll())
            return len(run.trace.lanes) == 6 and len(run.samples.processes) == 3 and run.samples.count > 1

        wait_until(is_seen, what="all of it seen")
        left = batches(attached.folder, run.plan, attached.reader.again())
        attached.stop()
        while not run.over:
            run.apply(attached.poll())
        path = str(tmp_path_factory.mktemp("saved") / "run.pgram")
        save(saved(run, attached.reader), path)
    finally:
        attached.close()
    assert not os.path.exists(attached.folder)
    return run, open_run(path), left


def stretches(run):
    found = {}
    for task in range(run.trace.jobs):
        span = run.trace.span_of(task)
        lane = run.trace.lanes[span.lane]
        found.setdefault(lane.header.pid, {})[lane.level] = run.call(run.trace.tasks.call_of(task)).function
    return found


def test_that_each_process_is_in_the_function_that_it_was_given(program, looked_at):
    pid, workers = program
    assert len(workers) == 2
    assert stretches(looked_at[0]) == {
        pid: {0: "<module>", 1: "main"}, **{each: {0: "resize", 1: "hold"} for each in workers},
    }  # fmt: skip


def test_that_looking_ends_and_the_program_goes_on(program, looked_at):
    run = looked_at[0]
    assert run.outcome is Outcome.FINISHED
    assert run.exit_status is None
    assert all(lives(pid) for pid in (program[0], *program[1]))


def test_that_memory_of_each_process_was_sampled(program, looked_at):
    assert {process.pid for process in looked_at[0].samples.processes} == {program[0], *program[1]}


def test_that_a_file_has_all_of_it_and_which_process_it_was(program, looked_at):
    run, file, _ = looked_at
    assert file.run.plan == run.plan
    assert file.run.plan.watch.pid == program[0]
    assert file.run.plan.watch.argv[-1] == "--fast"
    assert stretches(file.run) == stretches(run)


def test_that_what_is_found_after_our_own_death_names_the_functions(looked_at):
    run = Run(looked_at[0].plan)
    for batch in looked_at[2]:
        run.apply(batch)
    assert stretches(run) == stretches(looked_at[0])


def test_that_the_terminal_tells_the_functions_and_what_is_not_seen(looked_at, capsys):
    print_attached(looked_at[0])
    told = capsys.readouterr().out
    assert "resize" in told
    assert "thumbs.py:9" in told
    assert "are not seen from outside" in told


def test_that_an_end_of_the_program_ends_the_looking(tmp_path):
    path = tmp_path / "waits.py"
    path.write_text("print('up', flush=True)\ninput()\n")
    with subprocess.Popen(
        [sys.executable, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:  # fmt: skip
        process.stdout.readline()
        attached = Attached(plan_to_attach(process.pid))
        run = Run(plan_to_attach(process.pid))
        process.communicate(b"\n")
    try:
        wait_until(lambda: run.apply(attached.poll()) or run.over, what="its end")
    finally:
        attached.close()
    assert run.outcome is Outcome.FINISHED


def problem(pid):
    with pytest.raises(PlanError) as raised:
        plan_to_attach(pid)
    return raised.value.problem


def test_that_a_pid_that_nobody_has_is_told():
    assert problem(2**22 + 1).told() == "No process has the PID 4194305; give one that runs"


def test_that_a_process_that_is_no_python_is_told():
    with subprocess.Popen(["sleep", "1000"]) as process:
        found = problem(process.pid)
        process.kill()
    assert found.code == "not-python"
    assert "(sleep)" in found.told()


def test_that_a_process_that_has_ended_and_was_not_collected_is_told():
    with subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.DEVNULL) as process:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        assert problem(process.pid).code == "no-such-process"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
def test_that_somebody_elses_process_is_told(monkeypatch):
    with subprocess.Popen(["sleep", "1000"], user=65534) as process:
        monkeypatch.setattr(os, "geteuid", lambda: 12345)
        found = problem(process.pid)
        process.kill()
    assert found.code == "not-yours"


def test_that_the_list_has_ones_own_pythons_without_this_one(program):
    found = {each.pid: each for each in candidates()}
    assert found[program[0]].command[-1] == "--fast"
    assert os.getpid() not in found
