"""Process: who starts whom, and what is the program's own body in it."""

from __future__ import annotations

import sys

from ....parent import parent_pid
from ... import bodies, calls, evidence, forked, notes, places, spans, undo
from ...seams import CALLER, Looked, dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, ModuleType
    from typing import Any

_OWNER_FRAMES_MOST = 4
_POOLS = {"new_worker": "pebble.ProcessPool"}
_bootstraps: set[CodeType] = set()
_SPAWNING = ("_spawn_process", "_adjust_process_count", "_launch_processes", "new_worker")


def install(module: ModuleType) -> None:
    """The seams of ``multiprocessing.process``, or of one that is like it."""
    library = module.__name__.partition(".")[0]
    fit(f"{library}.Process", _body, module, library)
    fit(f"{library}.Process.start", _start, module, library)


def _start(module: Any, library: str) -> None:
    """In the parent: ``_cleanup()`` is called before a child is made, ``_children.add`` when it is there."""
    start = fitting(module.BaseProcess, "start", ("self",), ("_cleanup", "_children", "_popen"))
    original = fitting(module, "_cleanup", (), ("_children",))
    forked.starts[start.__code__] = f"{library}.Process"

    def asked() -> None:
        before = module._children
        if type(before) is set:  # a child makes itself a new one
            module._children = Children(before)
            undo.at_end(lambda: put_back(before))
        frame = sys._getframe(CALLER)
        if frame.f_code is start.__code__:
            evidence.prepare()
            forked.ask()
            if getattr(module.current_process(), "_inheriting", False):
                # A spawned child is reading the program's file, which starts a process of its own; that is refused.
                file, line = places.place_or_main(frame)
                notes.note("at-import", parent=parent_pid(), file=file, line=line)

    def put_back(before: Any) -> None:
        before.clear()
        before.update(module._children)
        module._children = before

    def child_added(process: Any) -> None:
        frame = sys._getframe(CALLER)
        if frame.f_code is start.__code__:
            slot = spans.here.slot
            if not forked.is_told():
                child, owner, (file, line) = process._popen.pid, _owner(frame.f_back), places.place(frame)
                notes.note("child", child=child, owner=owner, file=file, line=line, asked=slot.get("asked"))
            slot.pop("asked", None)

    note_asked, note_added = (
        guarded(f"{library}.Process.start", asked),
        guarded(f"{library}.Process.start", child_added),
    )

    class Children(set):  # type: ignore[type-arg]
        def add(self, process: Any) -> None:
            super().add(process)
            note_added(process)

    def _cleanup() -> None:
        note_asked()
        original()

    module._cleanup = dressed(_cleanup, original)


def _owner(frame: Any) -> int:
    """The source of the executor whose method starts the process, if one does."""
    for _ in range(_OWNER_FRAMES_MOST):
        if frame is None:
            return 0
        if frame.f_code in bodies.OWNERS:
            return bodies.OWNERS[frame.f_code](frame)
        if frame.f_code.co_name in _SPAWNING:
            executor = frame.f_locals.get("self")
            if executor is not None:
                return calls.kept_of(executor, _POOLS.get(frame.f_code.co_name, ""))[0]
        frame = frame.f_back
    return 0


def install_end(module: Any) -> None:
    """The seam of ``multiprocessing.util``, or of one that is like it."""
    fit(f"{module.__name__.partition('.')[0]}.Process.end", _end, module)


def _end(module: Any) -> None:
    """In the child: whatever has become of the body, the standard streams are flushed last."""
    original = fitting(module, "_flush_std_streams", (), ("flush",))

    def ended() -> None:
        frame = sys._getframe(CALLER)
        if bodies.is_within() and frame.f_code in _bootstraps:
            code = frame.f_locals["exitcode"]
            bodies.end(None if code in (0, None) else SystemExit(f"exit code {code}"))
            forked.end()

    note_ended = guarded(f"{module.__name__}.Process.end", ended)

    def _flush_std_streams() -> None:
        note_ended()
        original()

    module._flush_std_streams = dressed(_flush_std_streams, original)


def _body(module: Any, library: str) -> None:
    """In the child: ``_bootstrap`` is looked up to be called, and catches all that the body raises."""
    process_class = module.BaseProcess
    original = fitting(process_class, "_bootstrap", ("self",), ("run", "name", "_children", "_flush_std_streams"))
    _bootstraps.add(original.__code__)
    name_of = vars(process_class)["name"]
    hook = f"{library}.Process"

    def begin(process: Any) -> None:
        record = spans.here.slot.get("forked")
        if record is not None:
            forked.begin(record)
            return
        is_worker = bodies.adapt(process)
        bodies.noted_process(process, is_worker)
        if not is_worker:
            bodies.begin(process, f"{library}.Process")

    def failed() -> None:
        if sys._getframe(CALLER).f_code is original.__code__:
            error = sys.exc_info()[1]
            if error is not None:
                bodies.end(error) if bodies.is_within() else spans.interrupt(error)

    note_failed = guarded(hook, failed)

    def name(self: Any) -> str:
        # Read where an error is told that ends the process, which is the one place to learn of it.
        note_failed()
        return name_of.fget(self)  # type: ignore[no-any-return]

    process_class._bootstrap = Looked(hook, original, begin)
    process_class.name = property(name, name_of.fset, name_of.fdel, name_of.__doc__)
