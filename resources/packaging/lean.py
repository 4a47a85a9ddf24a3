"""Makes the wheel lean: its modules come without comments, docstrings and the types in functions, nor what is imported
for those alone, every line under its own number, and with a space for each level of indentation; the translations come
in columns.

People read the sources in the repository and in the sdist, which keep all words; what is installed is there to run.
What a person calls by name keeps its docstrings (``package.py`` and ``engine/notebook``).
"""

import ast
import collections
import io
import json
import re
import runpy
import shutil
import tempfile
import tokenize
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_TREES = ("engine", "gui", "resources/translations")
_KEPT = ("engine/notebook/",)
_WIDE = ("engine/inside/workloads/",)  # whose functions are written into people's scripts
# Until 3.12, a text with places in it was one token.
_FSTRING_START, _FSTRING_END = getattr(tokenize, "FSTRING_START", -1), getattr(tokenize, "FSTRING_END", -1)
_OF_TYPES = re.compile(r"(from (?:typing|collections\.abc|numpy\.typing) import )(\w+(?:, \w+)*)")
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


class LeanHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the lean modules into a wheel. Called by hatchling, as pyproject.toml has it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make them, in a folder that goes with the build; an editable wheel has the sources themselves."""
        self._folder = Path(tempfile.mkdtemp(prefix="lean-"))
        root = Path(self.root)
        for tree in _TREES:
            for path in sorted((root / tree).rglob("*")):
                name = path.relative_to(root).as_posix()
                if not path.is_file() or "__pycache__" in name or name.endswith(".pyc"):
                    continue
                source = path
                made = _made(path, name) if version != "editable" else None
                if made is not None:
                    name = f"{name[:-3]}.json" if path.suffix == ".ts" else name
                    source = self._folder / name
                    source.parent.mkdir(parents=True, exist_ok=True)
                    source.write_bytes(made.encode())
                build_data["force_include"][str(source)] = f"parallelogram/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Hatchling's, once the wheel is written."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _made(path: Path, name: str) -> str | None:
    """What the wheel has of a file; None: all of it."""
    if path.suffix == ".ts":
        return in_columns(path)
    if path.suffix == ".py" and not name.startswith(_KEPT):
        return lean(path.read_text(encoding="utf-8"), is_narrow=not name.startswith(_WIDE))
    return None


def in_columns(catalogue: Path) -> str:
    """The finished translations of a Qt Linguist file, as JSON: all texts, then all comments, then all translations."""
    language = runpy.run_path(str(catalogue.parents[2] / "engine" / "inside" / "language.py"))
    found = language["finished"](str(catalogue))
    columns = [[text for text, _ in found], [comment for _, comment in found], list(found.values())]
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":"))


def lean(source: str, *, is_narrow: bool = True) -> str:
    """A module without its comments, docstrings and the types in functions, with as many lines.

    ``is_narrow``: with a space for each level of indentation; else the indentation, the types and their imports stay.
    """
    lines = source.split("\n")
    in_text: set[int] = set()  # the rows that begin within a text, whose spaces are its own
    begun: list[int] = []
    types: list[tuple[int, int, int]] = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column].rstrip()
        elif token.type == tokenize.STRING:
            in_text.update(range(token.start[0], token.end[0]))
        elif token.type == _FSTRING_START:
            begun.append(token.start[0])
        elif token.type == _FSTRING_END:
            in_text.update(range(begun.pop(), token.end[0]))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, _DOCUMENTED):
            _without_docstrings(node.body, lines, is_module=isinstance(node, ast.Module))
        if is_narrow and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            types += [*_types(node, lines), *_types_within(node, lines)]
    for row, column, end in sorted(types, reverse=True):  # from the right: what stands before keeps its place
        line = lines[row].encode()
        lines[row] = (line[:column] + line[end:]).decode()
    if is_narrow:
        _without_checkers_imports(source, lines)
        lines = [line if row in in_text else _narrow(line) for row, line in enumerate(lines)]
        _without_idle_imports(lines, in_text)
    return "\n".join(lines)


def _without_checkers_imports(source: str, lines: list[str]) -> None:
    """Nor with what only who checks the types imports."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" and not node.orelse:
            end = node.end_lineno or node.lineno
            lines[node.lineno - 1 : end] = [""] * (end - node.lineno + 1)


def _without_idle_imports(lines: list[str], in_text: set[int]) -> None:
    """Import of what types are made of only what is named anywhere else in the module, be it in a text."""
    named = collections.Counter(re.findall(r"\w+", "\n".join(lines)))
    for row, line in enumerate(lines):
        if row not in in_text and (found := _OF_TYPES.fullmatch(line)):
            kept = [name for name in found[2].split(", ") if named[name] > 1]
            lines[row] = found[1] + ", ".join(kept) if kept else ""


def _types(function: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]) -> list[tuple[int, int, int]]:
    """Row, first byte and byte after the last of each type that a function names and that stands on one line.

    Nothing reads them as the program runs: the type of a class's field, which a dataclass reads, is none of a function.
    """
    every = function.args
    found = [
        (each.lineno, each.col_offset + len(each.arg.encode()), each.annotation)
        for each in [*every.posonlyargs, *every.args, *every.kwonlyargs, every.vararg, every.kwarg]
        if each is not None and each.annotation is not None
    ]
    returns = function.returns
    if returns is not None:
        before = lines[returns.lineno - 1].encode()[: returns.col_offset]
        found.append((returns.lineno, before.rfind(b" ->"), returns))
    return [
        (row - 1, column, kind.end_col_offset or 0)
        for row, column, kind in found
        if column >= 0 and row == kind.lineno == kind.end_lineno
    ]


def _types_within(function: ast.FunctionDef | ast.AsyncFunctionDef, lines: list[str]) -> list[tuple[int, int, int]]:
    """The same of each type of what a function names within it, and gives a value at once: Python does not look at it.

    What functions and classes within it name is not its own.
    """
    found, bodies = [], list[ast.AST](function.body)
    while bodies:
        node = bodies.pop()
        if isinstance(node, ast.AnnAssign) and node.value is not None:
            row, column = node.target.end_lineno or 0, node.target.end_col_offset or 0
            kind = node.annotation
            if row == kind.lineno == kind.end_lineno:
                between = lines[row - 1].encode()[column : kind.col_offset]
                found += [(row - 1, column, kind.end_col_offset or 0)] if between.strip() == b":" else []
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bodies += ast.iter_child_nodes(node)
    return found


def _narrow(line: str) -> str:
    """With a space for each four that it begins with."""
    rest = line.lstrip(" ")
    return " " * ((len(line) - len(rest)) // 4) + rest


def _without_docstrings(body: list[ast.stmt], lines: list[str], *, is_module: bool) -> None:
    """Blank the texts that stand in a body as statements; what would be left without any is given ``...``."""
    texts = [each for each in body if isinstance(each, ast.Expr) and _is_text(each.value)]
    for each in texts:
        end = each.end_lineno or each.lineno
        before = lines[each.lineno - 1].encode()[: each.col_offset].decode()
        if before.strip() or lines[end - 1].encode()[each.end_col_offset or 0 :].strip():
            continue  # it shares its line with something
        for row in range(each.lineno - 1, end):
            lines[row] = ""
        if len(texts) == len(body) and each is texts[0] and not is_module:
            lines[each.lineno - 1] = f"{before}..."


def _is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)
