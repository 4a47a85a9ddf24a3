"""Finds the libraries as they are imported, and lets their hooks in.

Imported at the start of every Python of the watched program, so it imports next to nothing: what a hook needs comes
with the hook.
"""

import os
import sys
from _thread import get_ident

from . import notes

if os.name == "nt":
    from ..parent import parent_pid as _parent_pid
else:
    from os import getppid as _parent_pid

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

_HOOKS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "hooks")


_finder: "Finder | None" = None


def start(folder: str) -> None:
    """Watch this process from now on, into the run folder ``folder``. Once, unless it ``stop``s, in any one thread."""
    global _finder
    notes.begin(folder)
    libraries = {name.partition(".")[0] for name in os.listdir(_HOOKS) if not name.startswith("__")}
    _finder = finder = Finder(libraries)
    sys.meta_path.insert(0, finder)
    argv = getattr(sys, "orig_argv", None) or sys.argv
    notes.note(
        "program", parent=_parent_pid(), argv=[str(word) for word in argv[:64]], python=sys.version.split()[0],
        executable=sys.executable, gil=getattr(sys, "_is_gil_enabled", lambda: True)(), cores=_cores(),
    )  # fmt: skip
    for name in list(sys.modules):
        if finder.knows(name):
            apply(sys.modules[name])


def _cores() -> int:
    """How many cores this process may use by its affinity; 0 where nobody knows."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0


def start_for_a_while(folder: str) -> None:
    """Watch this process, which runs already, until ``stop``."""
    from . import evidence, undo  # now, and not in the midst of what is watched

    undo.begin()
    start(folder)
    evidence.prepare()


def stop() -> None:
    """Watch no more: every library is as it was, and what still is to be written is written nowhere."""
    if _finder is not None and _finder in sys.meta_path:
        sys.meta_path.remove(_finder)
    for name in ("undo", "spans"):
        module = _if_there(name)
        if module is not None:
            module.forget()


class Finder:
    """At the head of ``sys.meta_path``: finds nothing itself, but is told when a library's module has been loaded."""

    def __init__(self, libraries: "set[str]") -> None:
        """``libraries``: the top-level modules that there are hooks for."""
        self._libraries = libraries
        self._finding: set[tuple[int, str]] = set()

    def knows(self, name: str) -> bool:
        """Whether the module ``name`` has a hook."""
        library = name.partition(".")[0]
        return library in self._libraries and name in _hooks_of(library)

    def find_spec(
        self, name: str, path: "Sequence[str] | None" = None, target: "ModuleType | None" = None
    ) -> "ModuleSpec | None":
        """What the other finders find, to be hooked once it is loaded; None where there is no hook for it."""
        if name.partition(".")[0] not in self._libraries or not self.knows(name):
            return None
        key = get_ident(), name
        if key in self._finding:
            return None
        self._finding.add(key)
        try:
            for finder in list(sys.meta_path):
                find = getattr(finder, "find_spec", None)
                spec: ModuleSpec | None = find(name, path, target) if find and finder is not self else None
                if spec is not None:
                    if hasattr(spec.loader, "exec_module"):
                        spec.loader = _Loader(spec.loader)  # type: ignore[assignment]
                    return spec
        finally:
            self._finding.discard(key)
        return None


class _Loader:
    """In place of a module's loader until it has loaded it."""

    def __init__(self, loader: "Any") -> None:
        self._loader = loader

    def create_module(self, spec: "ModuleSpec") -> "ModuleType | None":
        return self._loader.create_module(spec)  # type: ignore[no-any-return]

    def exec_module(self, module: "ModuleType") -> None:
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        module.__loader__ = self._loader
        self._loader.exec_module(module)
        apply(module)

    def __getattr__(self, name: str) -> "Any":
        return getattr(self._loader, name)


def apply(module: "ModuleType") -> None:
    """Let the hook of a module that has just been loaded in; what goes wrong is noted, and changes nothing."""
    try:
        hook, undo = _hooks_of(module.__name__.partition(".")[0])[module.__name__], _if_there("undo")
        hook(module) if undo is None else undo.hooked(hook, module)
    except Exception as fault:
        notes.hook_off(module.__name__, fault)


def _if_there(name: str) -> "Any":
    """A module of this folder, if anything has needed it; else None."""
    return sys.modules.get(f"{__package__}.{name}")


def _hooks_of(library: str) -> "dict[str, Any]":
    """What is to be done to which module of a library."""
    name = f"{__package__}.hooks.{library}"
    module = sys.modules.get(name)
    if module is None:
        try:
            module = __import__(name, fromlist=["HOOKS"])
        except Exception as fault:
            notes.hook_off(library, fault)
            return {}
    return getattr(module, "HOOKS", {})
