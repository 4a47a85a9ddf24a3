"""What a worker is doing right now, in sentences."""

import os

from ..inside.language import tr
from ..inside.phrases import plain
from ..supervise.stacks import Doing, Frame, Stack
from ..trace.run import Run
from .calls import call_title, task_name

_LINE_CHARACTERS = 80
_PARALLEL = ("/multiprocessing/", "/concurrent/futures/", "/joblib/", "/loky/")


def doing(stack: Stack) -> str:
    """In one sentence without a full stop: ``"it waits in `with LOCK:`, case.py:22"``."""
    at = stack.where
    if at is None:
        return tr("it runs no Python code")
    match stack.doing:
        case Doing.COMPUTES:
            text = tr("it computes in {line}, {place}")
        case Doing.SLEEPS:
            text = tr("it sleeps in {line}, {place}")
        case Doing.READS:
            text = tr("it waits for a connection in {line}, {place}")
        case Doing.WAITS:
            text = tr("it waits in {line}, {place}")
            if _is_for_import(stack, at):
                text = tr(
                    "it waits in {line}, {place}, for what is started while the file is imported; put that under "
                    'if __name__ == "__main__", or watch the script as it is'
                )
    return text.format(line=_line(at), place=_place(at))


def _is_for_import(stack: Stack, at: Frame) -> bool:
    """Whether a file that is being imported waits for processes or threads that it has started itself."""
    place = stack.frames.index(at)
    is_parallel = any(
        part in f"/{each.file.replace(os.sep, '/')}" for each in stack.frames[:place] for part in _PARALLEL
    )
    is_imported = any("importlib" in each.file for each in stack.frames[place:])
    return at.function == "<module>" and is_parallel and is_imported


def still(job: str, seconds: float) -> str:
    """That a task has computed nothing for so long: ``"job 1 has computed nothing for 10 s"``."""
    return tr("{job} has computed nothing for {seconds:.0f} s").format(job=job, seconds=seconds)


def deserted(run: Run, task: int) -> str:
    """That a task was lost and its call goes on waiting: ``"Pool.map(f), x.py:9 never gets the result of f 3, …"``."""
    call = call_title(run.call(run.trace.tasks.call_of(task)))
    text = tr("{call} never gets the result of {job}, as its worker has died")
    return text.format(call=call, job=task_name(run, task))


def preparing(path: str, seconds: float) -> str:
    """That a function's file, or its items, take long: ``"case.py has been read, and its items made, for 10 s, …"``."""
    text = tr("{file} has been read, and its items made, for {seconds:.0f} s, and it is not done")
    return text.format(file=plain(os.path.basename(path)), seconds=seconds)


def stack_text(stacks: list[Stack]) -> str:
    """All stacks as text, the innermost frame of each first."""
    parts = []
    for stack in stacks:
        head = tr("PID {pid}, thread {thread}").format(pid=stack.pid, thread=stack.thread or "?")
        lines = [f"{head} {plain(stack.name)}".rstrip()]
        for frame in stack.frames:
            lines.append(f"  {plain(frame.function)}  ({plain(frame.file)}:{frame.line})")
            if frame.text:
                lines.append(f"      {plain(frame.text)}")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _line(frame: Frame) -> str:
    text = plain(frame.text).rstrip(":") if frame.text else plain(frame.function)
    return f"`{text if len(text) <= _LINE_CHARACTERS else text[:_LINE_CHARACTERS] + '…'}`"


def _place(frame: Frame) -> str:
    return f"{plain(os.path.basename(frame.file))}:{frame.line}"
