"""The rare things, as lines of JSON appended to one file of the run folder. A line is one write.

Every line has ``event``, ``pid``, ``thread`` (native) and ``at`` (seconds of ``perf_counter``):

    program     a Python has begun: parent, argv, python, executable, gil, cores
    process     in a child of multiprocessing: parent, target; worker, if a library's worker runs there
    child       in its parent: child, owner (an executor's source, or 0), asked (at), file, line
    forked      likewise, of a child with a body of the program's own, which is the call: with id, by, function as well
    source      an executor or pool from which single tasks are submitted: id, by, file, line, workers
    call        a call has begun: id, by, function, file, line, workers, chunksize, declared, parent (a task), level
    call-end    it has ended: id
    call-error  it raises: id, error
    length      an imap has taken all that there is, and this is how many: id, count
    at-import   a process is started while the program's file is imported in a worker: parent, file, line
    site        a place in the program: id, file, line
    died        a child has ended: child, code
    evidence    what may be why it is slow or wrong: kind, values (see records/evidence)
    hook-off    a hook has turned itself off: hook, why
    not-shown   a library's tasks that cannot be told apart, or goes_on: that go on once they have returned: what
    unseen      a seam that is not the one that is known: what, why

``json`` is not imported for them, as it takes longer than all the rest of a start.
"""

import os
import time
from _thread import get_native_id

if os.name == "nt":
    from ..appended import opened as _opened  # and not where one line does the same

EVENTS_NAME = "watch.events"
_FLAGS = os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
_WHY_CHARACTERS = 300
_hooks_off: set[str] = set()
_held = ""
folder = ""
times = 0
"""How often it was begun to note: numbers that were given before are known to nobody."""


def begin(run_folder: str) -> None:
    """Note into this run folder from now on."""
    global folder, times
    folder = run_folder
    times += 1
    _hooks_off.clear()


def note(event: str, **fields: object) -> None:
    """Append one event. Any thread; never raises."""
    append(line(event, fields))


def append(told: str) -> None:
    """Append a ``line``. Any thread; never raises."""
    global _held
    told, _held = _held + told, ""
    try:
        # Not made anew where it is gone: nobody watches any more.
        path = f"{folder}/{EVENTS_NAME}"
        descriptor = os.open(path, _FLAGS, 0o600) if os.name != "nt" else _opened(path)
    except OSError:
        return
    try:
        os.write(descriptor, told.encode("ascii"))
    except OSError:
        pass
    finally:
        os.close(descriptor)


def hold(event: str, **fields: object) -> None:
    """Likewise, but with the next one that is noted, which comes at once. In a process that has one thread."""
    global _held
    _held += line(event, fields)


def line(event: str, fields: "dict[str, object]") -> str:
    """One event as it is noted; what ``fields`` say of the thread is what is read."""
    # In one go, as whatever else is called costs a page more in a process that has just forked, or was.
    told = f'{{"event":"{event}","pid":{os.getpid()},"thread":{get_native_id()},"at":{time.perf_counter()!r}'
    for name, value in fields.items():
        kind = type(value)
        if kind is int or kind is float:
            told += f',"{name}":{value!r}'
        elif kind is str and value.isascii() and value.isprintable() and '"' not in value and "\\" not in value:  # type: ignore[attr-defined, operator]
            told += f',"{name}":"{value}"'
        else:
            told += f',"{name}":{_json(value)}'
    return f"{told}}}\n"


def hook_off(hook: str, fault: BaseException) -> None:
    """A hook has turned itself off because of ``fault``; told once a process."""
    if hook not in _hooks_off:
        _hooks_off.add(hook)
        try:
            message = str(fault)
        except Exception:
            message = ""
        note("hook-off", hook=hook, why=f"{type(fault).__name__}: {message}"[:_WHY_CHARACTERS])


def unseen(what: str, why: str) -> None:
    """A seam does not fit the version that was found, and was left out."""
    note("unseen", what=what, why=why)


def _json(value: object) -> str:
    kind = type(value)
    if value is None or kind is bool:
        return {None: "null", True: "true", False: "false"}[value]  # type: ignore[index]
    if kind is int or kind is float:
        return repr(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{_json(str(key))}:{_json(each)}" for key, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(_json, value)) + "]"
    text = str(value)
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + "".join(map(_sign, text)) + '"'


def _sign(sign: str) -> str:
    number = ord(sign)
    if sign in '"\\':
        return "\\" + sign
    if 32 <= number < 127:
        return sign
    if number < 0x10000:
        return f"\\u{number:04x}"
    number -= 0x10000
    return f"\\u{0xD800 | number >> 10:04x}\\u{0xDC00 | number & 0x3FF:04x}"
