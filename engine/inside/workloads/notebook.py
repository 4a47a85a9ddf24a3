"""The functions of a notebook's code cells, as a module: ``FILE.ipynb:NAME``.

A notebook does things as it goes: it prints, draws, reads tables and starts pools, none of which a worker should do
again. So of its cells that alone is taken which the function needs: its definition, the imports, and whatever gives the
names that it uses a value. Magics and calls that stand for themselves are left out, and counted.
"""

import ast
import json
import os
import re
import sys
import warnings
from collections.abc import Iterator, Sequence

from ..data_class import dataclass

SUFFIX = ".ipynb"
BYTES_MOST = 100_000_000
_PREFIX = "notebook_"
# A cell's first line, after which its body is Python all the same.
_PYTHON_BELOW = re.compile(r"%%(time|timeit|capture|prun|memit)\b")
_MAGIC = re.compile(r"\s*(?:[%!?]|[\w.]+\s*=\s*[%!]|.*\?\s*$)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A code cell: its number among all cells (from 1), its statements, and its lines."""

    number: int
    statements: "tuple[ast.stmt, ...]"
    lines: "tuple[str, ...]"


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook's code.

    Attributes:
        cells: those that parse, in their order.
        magics: how many lines and cells are no Python, and are left out.
        calls: how many calls stand for themselves, and are left out.
    """

    cells: "tuple[Cell, ...]"
    magics: int
    calls: int

    @property
    def statements(self) -> "list[tuple[int, ast.stmt]]":
        """All of its statements, with the number of each one's cell."""
        return [(cell.number, statement) for cell in self.cells for statement in cell.statements]


def read(data: bytes) -> Notebook:
    """The code of a notebook's file. Any process; runs none of it. Raises ValueError: it is no notebook of Python."""
    try:
        found = json.loads(data.decode("utf-8"))
        cells = found["cells"]
        metadata = found.get("metadata", {})
        language = metadata.get("language_info", {}).get("name") or metadata.get("kernelspec", {}).get("language")
        sources = [
            (number, "".join(cell.get("source", "")))
            for number, cell in enumerate(cells, 1)
            if cell.get("cell_type") == "code"
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ValueError("it is no notebook of version 4") from None
    if language not in (None, "python", "ipython"):
        raise ValueError(f"its language is {str(language)[:40]}")
    taken = [_taken(number, source) for number, source in sources]
    kept = tuple(cell for cell, _ in taken if cell is not None)
    calls = sum(_is_call(statement) for cell in kept for statement in cell.statements)
    return Notebook(kept, sum(magics for _, magics in taken), calls)


def write(path: str, folder: str, wanted: Sequence[str]) -> str:
    """Write what the functions ``wanted`` need into a module in ``folder``; its path. In the runner.

    Raises:
        OSError: the notebook cannot be read, or the module not be written.
        ValueError: it is no notebook of Python.
    """
    with open(path, "rb") as file:
        notebook = read(file.read(BYTES_MOST))
    stem = re.sub(r"\W", "_", os.path.basename(path)[: -len(SUFFIX)])
    module = os.path.join(folder, f"{_PREFIX}{stem}.py")
    with open(module, "w", encoding="utf-8", newline="\n") as file:
        file.write(source(notebook, wanted))
    return module


def source(notebook: Notebook, wanted: Sequence[str]) -> str:
    """What the functions ``wanted`` need, in the order of the cells."""
    statements = [(each, set(_bound(each)), _used(each)) for _, each in notebook.statements]
    needed = {name.partition(".")[0] for name in wanted} | {"sys"}
    kept: set[int] = set()
    while True:
        more = {
            at
            for at, (each, bound, _) in enumerate(statements)
            if at not in kept and (bound & needed or _is_always_kept(each))
        }
        if not more:
            break
        kept |= more
        needed |= {name for at in more for name in statements[at][2]}
    futures: list[str] = []
    rest: list[str] = []
    at = 0
    for cell in notebook.cells:
        lines: list[str] = []
        for statement in cell.statements:
            if at in kept:
                text = _text(cell, statement)
                is_future = isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
                (futures if is_future else lines).append(text)
            at += 1
        if lines:
            rest.append("\n".join([f"# cell {cell.number}", *lines]))
    return "\n\n\n".join(["\n".join(futures), *rest] if futures else rest) + "\n"


def _taken(number: int, text: str) -> "tuple[Cell | None, int]":
    """A cell, if it is one of Python, and how many of its lines are not, or whether it is not."""
    statements = _parsed(text)
    magics = 0
    if statements is None and text.lstrip().startswith("%%") and _PYTHON_BELOW.match(text.lstrip()) is None:
        return None, 1
    if statements is None:
        lines = text.split("\n")
        # An empty statement stays where a magic is a block's only one.
        text = "\n".join(re.sub(r"\S.*", "pass", line) if _MAGIC.match(line) else line for line in lines)
        magics = sum(_MAGIC.match(line) is not None for line in lines)
        statements = _parsed(text)
    if statements is None:
        return None, max(magics, 1)
    return Cell(number, tuple(statements), tuple(text.split("\n"))), magics


def _parsed(text: str) -> "list[ast.stmt] | None":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def _is_call(statement: ast.stmt) -> bool:
    is_one = isinstance(statement, ast.Expr) and isinstance(statement.value, (ast.Call, ast.Await))
    return is_one and not _is_always_kept(statement)


def _is_always_kept(statement: ast.stmt) -> bool:
    """What imports depend on: where they look, and how the file is read."""
    if isinstance(statement, ast.ImportFrom):
        return statement.module == "__future__" or any(each.name == "*" for each in statement.names)
    if not (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)):
        return False
    return ast.unparse(statement.value.func).startswith("sys.path.")


def _bound(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement gives a value; none where it is only for a script."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield statement.name
    elif isinstance(statement, (ast.Import, ast.ImportFrom)):
        for alias in statement.names:
            yield alias.asname or alias.name.partition(".")[0]
    elif isinstance(statement, ast.If) and "__name__" in _used(statement.test):
        return
    elif isinstance(statement, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        for inner in (node for target in targets for node in ast.walk(target)):
            if isinstance(inner, ast.Name):
                yield inner.id
    else:
        for inner in ast.iter_child_nodes(statement):
            if isinstance(inner, ast.stmt):
                yield from _bound(inner)
            elif isinstance(inner, ast.ExceptHandler):
                for each in inner.body:
                    yield from _bound(each)


def _used(node: ast.AST) -> "set[str]":
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load)}


def _text(cell: Cell, statement: ast.stmt) -> str:
    """A statement as it stands in its cell, with its comments, where it has its lines for itself."""
    decorators = getattr(statement, "decorator_list", [])
    first = min([statement.lineno, *(each.lineno for each in decorators)])
    last = statement.end_lineno or statement.lineno
    others = [each for each in cell.statements if each is not statement]
    if any(first <= (each.end_lineno or each.lineno) and each.lineno <= last for each in others):
        return ast.unparse(statement)
    return "\n".join(cell.lines[first - 1 : last])


def put_on_path(path: str) -> None:
    """Let the modules beside the notebook be found, after all others."""
    folder = os.path.dirname(path)
    if folder not in sys.path:
        sys.path.append(folder)
