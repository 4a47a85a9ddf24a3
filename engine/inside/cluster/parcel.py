"""The recorder's own modules, as they travel to workers that have no Parallelogram. In the runner.

Their package is named after its source, so that two versions of the program share a cluster in peace. They are compiled
already, which would take each worker and each reader longer than all else that it does for a short run: whoever they
come to looks first whether it is of the same Python (``arriving.check_python``).
"""

import ast
import hashlib
import importlib.util
import io
import marshal
import os
import sys
import zipfile
import zlib
from collections.abc import Callable
from types import ModuleType
from typing import Any

_HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_FOLDERS = ("records",)
_OF_INSIDE = ("appended.py", "host.py", "process.py", "ticks.py", "worker.py", "language.py", "odd_codes.py")
_FILES = (*_OF_INSIDE, "cluster/station.py", "cluster/printed.py", "cluster/teller.py")
# Of programs that are watched, and of processes that are forked.
_NOT_THERE = ("records/seam_log.py", "records/body_record.py", "records/forked_once.py", "records/by_position.py")
_EMPTY = ("__init__.py", "cluster/__init__.py")
# Of so few classes the standard library's own are as good, and smaller.
_THE_LIBRARYS = {
    "data_class.py": b"from dataclasses import dataclass",
    "named_tuple.py": b"from typing import NamedTuple",
}
_IS_AS_IT_IS = (1).to_bytes(4, "little")  # of a compiled file: it is not held against any source (PEP 552)


def made() -> "tuple[str, bytes]":
    """The package's name, and a zip of it, which is compressed as a whole by zlib."""
    names = [*_FILES]
    for folder in _FOLDERS:
        names += [f"{folder}/{name}" for name in os.listdir(os.path.join(_HERE, folder)) if name.endswith(".py")]
    sources = dict.fromkeys(_EMPTY, b"") | _THE_LIBRARYS
    for name in sorted(set(names) - set(_NOT_THERE)):
        with open(os.path.join(_HERE, *name.split("/")), "rb") as file:
            sources[name] = file.read()
    digest = hashlib.sha256(b"\0".join(part for name, text in sources.items() for part in (name.encode(), text)))
    package = f"parallelogram_{digest.hexdigest()[:10]}"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in sources.items():
            archive.writestr(zipfile.ZipInfo(f"{package}/{name}c"), _compiled(text, f"{package}/{name}"))
    tightly = zlib.compressobj(9, memLevel=9)
    return package, tightly.compress(packed.getvalue()) + tightly.flush()


def _compiled(source: bytes, path: str) -> bytes:
    """As Python keeps what it has compiled, without docstrings and the types of functions."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
    code = compile(tree, path, "exec", dont_inherit=True, optimize=2)
    return importlib.util.MAGIC_NUMBER + _IS_AS_IT_IS + importlib.util.source_hash(source) + marshal.dumps(code)


def source(name: str) -> str:
    """The source of the plugins ``name`` (a file of this folder), with what they have in common before it."""
    found = []
    for each in ("arriving.py", name):
        with open(os.path.join(_HERE, "cluster", each), encoding="utf-8") as file:
            found.append(file.read())
    return "\n".join(found)


def stand_in(package: str) -> "Callable[[str, list[tuple[int, Any]]], Work]":
    """What makes a chunk of tasks for the parcel's ``station.work``, which only workers have."""

    def work(_run: str, _pairs: "list[tuple[int, Any]]") -> "list[Any]":
        raise RuntimeError("this is done by workers")

    module = ModuleType(f"{package}.cluster.station")
    work.__module__, work.__qualname__ = module.__name__, "work"
    module.work = work  # type: ignore[attr-defined]
    for name in (package, f"{package}.cluster"):
        sys.modules.setdefault(name, ModuleType(name))
    sys.modules[module.__name__] = module
    return lambda run, pairs: Work(work, run, pairs)


class Work:
    """A chunk of tasks; it is done where this is unpickled, so that nobody on the way need know what it is."""

    def __init__(self, work: Callable[..., Any], run: str, pairs: "list[tuple[int, Any]]") -> None:
        """Of one run, to be done by ``work``."""
        self._made = work, (run, pairs)

    def __reduce__(self) -> "tuple[Callable[..., Any], tuple[str, list[tuple[int, Any]]]]":
        return self._made
