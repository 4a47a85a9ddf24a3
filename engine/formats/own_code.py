"""How a script comes by a function of one's own, and by its items."""

import builtins
import keyword
import unicodedata
from collections.abc import Sequence

from ..inside.code import Import, Work, literal
from ..inside.problem import PlanError
from ..inside.problems.files import NotAReference, NotebookImported
from ..inside.problems.initializers import NotAName
from ..inside.workloads import function as own_function
from ..inside.workloads import items as own_items
from ..inside.workloads import notebook

_TAKEN = {
    "context", "csv", "delayed", "each", "elapsed", "entry", "executor", "file", "freeze_support",
    "get_context", "glob", "import_module", "item", "items", "job", "json", "number", "os", "pair", "Parallel",
    "pending", "pool", "Pool", "process", "Process", "processes", "ProcessPoolExecutor", "result", "results",
    "running", "start", "sys", "ThreadPoolExecutor", "time", "wait", "with_parts",
}  # fmt: skip
"""The names that a script uses itself."""


_UNPACKING = "with_parts"


def own_code(
    reference: str, spec: str, arguments: Sequence[str] = (), *, star: bool = False, initializer: str = ""
) -> Work:
    """The import of ``FILE.py:NAME``, and what reads its items. Any thread; reads no file, and imports nothing.

    With ``arguments``, the file finds them in ``sys.argv``; with ``star``, the function gets the parts of each item;
    ``initializer`` is a function of the file that every worker calls first.

    Raises:
        PlanError: they are no function or no items; so what stands in a script can be nothing else.
    """
    path, name = own_function.split(reference)
    parts = name.split(".")
    if not path or not all(part.isidentifier() and not keyword.iskeyword(part) for part in parts):
        raise PlanError(NotAReference(value=reference))
    if path.endswith(notebook.SUFFIX):
        raise PlanError(NotebookImported(path=path))
    module, folder = own_function.module_name(path)
    source, rest = own_items.source_of(own_items.check(spec))
    imports: tuple[Import, ...] = (("sys", ""),)
    wanted = [(parts[0], "function")]
    if source.named:
        wanted.append((rest, "make_items"))
    first, *others = initializer.split(".")
    if initializer:
        if not all(part.isidentifier() and not keyword.iskeyword(part) for part in (first, *others)):
            raise PlanError(NotAName(value=initializer))
        wanted.append((first, "set_up"))
    names = {each: _free(each, other) for each, other in wanted}
    importing, own = _own_import(module, names)
    more, lines = source.script(rest, names)
    name = ".".join((names[parts[0]], *parts[1:]))
    return Work(
        _UNPACKING if star else name,
        tuple(lines),
        (*imports, *importing, *more),
        path=(
            "# Behind the standard library, of which no file in this folder shall hide a part.",
            f'sys.path.insert(sum("-packages" not in entry for entry in sys.path), {literal(folder)})',
            *([f"sys.argv[1:] = [{', '.join(map(literal, arguments))}]"] if arguments else []),
        ),
        own=own,
        initializer=".".join((names[first], *others)) if initializer else "",
        definitions=(_unpacking(name),) if star else (),
    )


def _unpacking(name: str) -> str:
    return f"def {_UNPACKING}(item):\n    return {name}(**item) if isinstance(item, dict) else {name}(*item)"


def _own_import(module: str, names: dict[str, str]) -> tuple[tuple[Import, ...], tuple[str, ...]]:
    """What takes ``names`` out of the module, each by the name that it has in the script."""
    if all(_can_be_written(part) for part in module.split(".")):
        own = ", ".join(each if each == shown else f"{each} as {shown}" for each, shown in names.items())
        return (), (f"from {module} import {own}",)
    # Such as my-work.py, which no import statement can name.
    found = f"import_module({literal(module)})"
    return (("importlib", "import_module"),), tuple(f"{shown} = {found}.{each}" for each, shown in names.items())


def _can_be_written(part: str) -> bool:
    """Whether an import statement finds a module of this name, which Python normalises where it stands in a source."""
    return part.isidentifier() and not keyword.iskeyword(part) and unicodedata.normalize("NFKC", part) == part


def _free(name: str, other: str) -> str:
    return other if name in _TAKEN or hasattr(builtins, name) else name
