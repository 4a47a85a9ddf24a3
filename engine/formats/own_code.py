"""How a script comes by a function of one's own, and by its items."""

import ast
import builtins
import json
import keyword
import pprint
import unicodedata
from collections.abc import Sequence

from ..inside.code import Import, Work, literal
from ..inside.problem import PlanError
from ..inside.problems.files import NotAReference
from ..inside.workloads import function as own_function
from ..inside.workloads import items as own_items

_WIDTH = 100
_LITERAL_CHARACTERS = 20_000
_TAKEN = {
    "context", "delayed", "each", "elapsed", "entry", "executor", "file", "freeze_support", "get_context",
    "import_module", "item", "items", "job", "json", "number", "os", "pair", "Parallel", "pending", "pool", "Pool",
    "process", "Process", "processes", "ProcessPoolExecutor", "result", "results", "running", "start", "sys",
    "ThreadPoolExecutor", "time", "wait",
}  # fmt: skip
"""The names that a script uses itself."""


def own_code(reference: str, spec: str, arguments: Sequence[str] = ()) -> Work:
    """The import of ``FILE.py:NAME``, and what reads its items. Any thread; reads no file, and imports nothing.

    With ``arguments``, the file finds them in ``sys.argv``.

    Raises:
        PlanError: they are no function or no items; so what stands in a script can be nothing else.
    """
    path, name = own_function.split(reference)
    parts = name.split(".")
    if not path or not all(part.isidentifier() and not keyword.iskeyword(part) for part in parts):
        raise PlanError(NotAReference(value=reference))
    module, folder = own_function.module_name(path)
    own_items.check(spec)
    kind, _, rest = spec.partition(":")
    imports: tuple[Import, ...] = (("sys", ""),)
    wanted = [(parts[0], "function")]
    if kind == "generator":
        wanted.append((rest, "make_items"))
    names = {each: _free(each, other) for each, other in wanted}
    importing, own = _own_import(module, names)
    more, lines = _items(spec, names)
    return Work(
        ".".join((names[parts[0]], *parts[1:])),
        lines,
        imports + importing + more,
        path=(
            "# Behind the standard library, of which no file in this folder shall hide a part.",
            f'sys.path.insert(sum("-packages" not in entry for entry in sys.path), {literal(folder)})',
            *([f"sys.argv[1:] = [{', '.join(map(literal, arguments))}]"] if arguments else []),
        ),
        own=own,
    )


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


def _items(spec: str, names: dict[str, str]) -> tuple[tuple[Import, ...], tuple[str, ...]]:
    kind, _, rest = spec.partition(":")
    if spec.lstrip().startswith("["):
        return _array(spec)
    if spec.startswith("@"):
        return (("json", ""),), (
            f'with open({literal(spec[1:])}, encoding="utf-8-sig") as file:',
            "    items = json.load(file)",
        )
    if kind == "range":
        return (), (f"items = range({', '.join(literal(int(part)) for part in rest.split(':'))})",)
    if kind == "lines":
        return (), (
            f'with open({literal(rest)}, encoding="utf-8-sig") as file:',
            r'    items = file.read().removesuffix("\n").split("\n")',
        )
    if kind == "files":
        listed = f"entry.path for entry in os.scandir({literal(rest)}) if entry.is_file()"
        return (("os", ""),), (f"items = sorted({listed})",)
    return (), (f"items = list({names[rest]}())",)


def _array(text: str) -> tuple[tuple[Import, ...], tuple[str, ...]]:
    """A JSON array as a list of Python's, where that says the same and can be read; else as it is."""
    items = json.loads(text)
    if len(text) <= _LITERAL_CHARACTERS:
        try:
            shown = pprint.pformat(items, width=_WIDTH, compact=True, sort_dicts=False)
            if ast.literal_eval(shown) == items:
                return (), _list(shown)
        except (ValueError, SyntaxError, RecursionError, MemoryError):  # infinity, and what is nested too deeply
            pass
    return (("json", ""),), (f"items = json.loads({literal(text)})",)


def _list(shown: str) -> tuple[str, ...]:
    if "\n" not in shown:
        return (f"items = {shown}",)
    # Without its brackets, which stand on lines of their own, as a formatter has them.
    inner = f" {shown[1:-1]},".split("\n")
    return ("items = [", *(f"   {line}" for line in inner), "]")
