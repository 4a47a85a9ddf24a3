"""The source of a built-in function and its items, as a person would write them.

It is read from the module's own file, which travels with the program also where that is frozen, since the user's
Python needs it. What a script has no use for is left out: the catalogue's entry, the parameters ``jobs`` and ``size``,
and that some modules are imported only when they are used.
"""

import ast
import os
import re

from ..inside import workloads
from ..inside.code import Import, Work, literal

_ITEMS = "_items"
_LATE_IMPORT = re.compile(r'\b(\w+) = importlib\.import_module\("\1"\)')
_OURS = " Runs in a worker."


def built_in_code(identifier: str, jobs: int, size: int) -> Work:
    """The function of a workload, and the items that its runner would make. Any thread.

    Raises:
        OSError: the source cannot be read.
    """
    function = workloads.workloads()[identifier].function
    folder = os.path.dirname(workloads.__file__)
    with open(os.path.join(folder, f"{function.__module__.rpartition('.')[2]}.py"), encoding="utf-8") as file:
        module = _Module(file.read())
    needed = module.needed(function.__name__)
    lines, imports = module.items({"jobs": jobs, "size": size})
    texts = [module.text(name) for name in needed]
    used = {name for text in (*texts, *lines) for name in re.findall(r"\w+", text)}
    imports += tuple(found for name, found in module.imports.items() if name in used)
    return Work(function.__name__, lines, imports, definitions=tuple(texts))


class _Module:
    """A workload's source. ``imports`` are what it imports beyond this package, by name."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._top: dict[str, ast.stmt] = {}
        self.imports: dict[str, Import] = {}
        for node in ast.parse(source).body:
            match node:
                case ast.FunctionDef(name=name) | ast.Assign(targets=[ast.Name(id=name)]):
                    self._top[name] = node
                case ast.Import(names=names):
                    self.imports.update((each.name, (each.name, "")) for each in names)
                case ast.ImportFrom(names=names, module=module, level=0):
                    self.imports.update((each.name, (str(module), each.name)) for each in names)

    def needed(self, function: str) -> list[str]:
        """The function, and whatever of the module it and the items need: what is no function comes first."""
        found: set[str] = set()
        waiting = {function, *self._names(self._top[_ITEMS])}
        while waiting:
            name = waiting.pop()
            found.add(name)
            waiting |= self._names(self._top[name]) - found
        found.discard(_ITEMS)
        in_order = [name for name in self._top if name in found]
        return sorted(in_order, key=lambda name: isinstance(self._top[name], ast.FunctionDef))

    def _names(self, node: ast.AST) -> set[str]:
        return {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and each.id in self._top}

    def text(self, name: str) -> str:
        """The source of one of them, as it stands in a script: what is our own of it is left out."""
        return self._public(_LATE_IMPORT.sub(r"import \1", self._segment(self._top[name]).replace(_OURS, "")))

    def items(self, values: dict[str, int]) -> tuple[tuple[str, ...], tuple[Import, ...]]:
        """The lines that make the items, with the numbers in the place of their names; and what these import."""
        lines: list[str] = []
        imports: list[Import] = []
        function = self._top[_ITEMS]
        assert isinstance(function, ast.FunctionDef)
        for statement in function.body:
            text = self._with_values(statement, values)
            late = _LATE_IMPORT.fullmatch(text)
            if late is not None:
                imports.append((late[1], ""))
            else:
                lines.append(self._public(re.sub(r"^return ", "items = ", text)))
        return tuple(lines), tuple(imports)

    def _with_values(self, statement: ast.stmt, values: dict[str, int]) -> str:
        text = self._segment(statement).encode()
        starts = [0]
        for line in text.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        starts[0] -= statement.col_offset
        names = [each for each in ast.walk(statement) if isinstance(each, ast.Name) and each.id in values]
        for name in sorted(names, key=lambda each: (each.lineno, each.col_offset), reverse=True):
            at = starts[name.lineno - statement.lineno] + name.col_offset
            text = text[:at] + literal(values[name.id]).encode() + text[at + len(name.id) :]
        return text.decode()

    def _segment(self, node: ast.stmt) -> str:
        return ast.get_source_segment(self._source, node) or ""

    def _public(self, text: str) -> str:
        """In a script nothing is private."""
        for name in self._top:
            if name.startswith("_"):
                text = re.sub(rf"\b{name}\b", name.lstrip("_"), text)
        return text
