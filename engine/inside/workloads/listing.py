"""The functions and the collections of a file, found by parsing it, so that nothing of it runs.

``main`` is run in a process of the Python that the file is for: that one knows its own syntax best, and a file that
breaks the parser does no harm to the program.
"""

import ast
import json
import sys
import warnings
from typing import Any

from ..problem import Problem
from ..problems.files import DoesNotParse, NoFile, NotANotebook
from . import notebook

_BYTES_MOST = 20_000_000


def contents_of(source: bytes) -> dict[str, Any]:
    """What a file has at its top level.

    Returns:
        ``"functions"``: what can be called, in its order: its functions, lambdas and partials, the static and class
        methods of its classes, and the methods of the objects of them that it makes; for each ``{"name", "line",
        "kind", "fits", "takes_parts"}``: the kind is ``"function"``, ``"async"`` or ``"generator"``; ``fits`` says
        whether it can be called with one argument, ``takes_parts`` whether with several. What cannot be told, as of a
        partial, can.
        ``"collections"``: the names of the lists, ranges and the like, in its order.
        ``"has_main"``: whether there is ``if __name__ == "__main__":``.

    Raises:
        SyntaxError, ValueError: the source does not parse.
    """
    tree = _parsed(source)
    return {"functions": _functions(tree), "collections": _collections(tree), "has_main": bool(_main_blocks(tree))}


def _parsed(source: bytes) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def line_in_main_block(source: bytes, name: str) -> int:
    """The line in which a file sets a name in its main block alone; 0 if it does not. Raises as ``contents_of``."""
    tree = _parsed(source)
    blocks = _main_blocks(tree)
    if any(name in _names_set(node) for node in tree.body if node not in blocks):
        return 0
    lines = [node.lineno for block in blocks for node in block.body if name in _names_set(node)]
    return min(lines, default=0)


def _names_set(node: ast.stmt) -> set[str]:
    """The names that a statement sets, wherever in it, but within functions and classes."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {node.name}
    found = {each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)}
    names = (each for each in ast.walk(node) if isinstance(each, ast.alias))
    return found | {(each.asname or each.name).partition(".")[0] for each in names}


def _main_blocks(tree: ast.Module) -> list[ast.If]:
    def is_its(test: ast.expr) -> bool:
        sides = [test.left, *test.comparators] if isinstance(test, ast.Compare) else []
        has_name = any(isinstance(side, ast.Name) and side.id == "__name__" for side in sides)
        return has_name and any(isinstance(side, ast.Constant) and side.value == "__main__" for side in sides)

    return [node for node in tree.body if isinstance(node, ast.If) and is_its(node.test)]


def _functions(tree: ast.Module, only: "tuple[ast.stmt, ...] | None" = None) -> list[dict[str, Any]]:
    """Those of a tree, or of some of its statements."""
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    found: list[dict[str, Any]] = []
    for node in tree.body if only is None else only:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found.append(_listed(node.name, node, node.args))
        elif isinstance(node, ast.ClassDef):
            found += _methods_of_class(node)
        else:
            for name, value in _assigned(node):
                found += _callables(name, value, classes)
    return found


def _callables(name: str, value: ast.expr, classes: "dict[str, ast.ClassDef]") -> list[dict[str, Any]]:
    """What of a name at the top level can be called, to which this is assigned."""
    if isinstance(value, ast.Lambda):
        return [_listed(name, value, value.args)]
    if not isinstance(value, ast.Call):
        return []
    maker = value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")
    if maker == "partial":
        return [{"name": name, "line": value.lineno, "kind": "function", "fits": True, "takes_parts": True}]
    made_of = classes.get(maker) if isinstance(value.func, ast.Name) else None
    if made_of is None:
        return []
    methods = [node for node in made_of.body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return [
        _listed(name if node.name == "__call__" else f"{name}.{node.name}", node, _without_self(node))
        for node in methods
        if node.name == "__call__" or not node.name.startswith("_")
    ]


def _methods_of_class(made_of: ast.ClassDef) -> list[dict[str, Any]]:
    """The methods that need no object of the class."""
    found = []
    for node in made_of.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and not node.name.startswith("_"):
            kinds = {each.id for each in node.decorator_list if isinstance(each, ast.Name)}
            if kinds & {"staticmethod", "classmethod"}:
                found.append(_listed(f"{made_of.name}.{node.name}", node, _without_self(node)))
    return found


def _without_self(node: "ast.FunctionDef | ast.AsyncFunctionDef") -> ast.arguments:
    """A method's arguments, without the one that its object or its class is."""
    kinds = {each.id for each in node.decorator_list if isinstance(each, ast.Name)}
    by_position = [*node.args.posonlyargs, *node.args.args]
    if "staticmethod" in kinds or not by_position:
        return node.args
    rest = by_position[1:]
    defaults = node.args.defaults[-len(rest) :] if rest else []
    return ast.arguments(
        posonlyargs=[], args=rest, defaults=defaults, vararg=node.args.vararg, kwonlyargs=node.args.kwonlyargs,
        kw_defaults=node.args.kw_defaults, kwarg=node.args.kwarg,
    )  # fmt: skip


def _listed(
    name: str, node: "ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda", arguments: ast.arguments
) -> dict[str, Any]:
    return {
        "name": name,
        "line": node.lineno,
        "kind": _kind(node),
        "fits": _takes_one(arguments),
        "takes_parts": _takes_several(arguments),
    }


def _assigned(node: ast.stmt) -> "list[tuple[str, ast.expr]]":
    """The names that a statement assigns something to, with what that is."""
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
        return [(node.target.id, node.value)]
    if isinstance(node, ast.Assign):
        return [(target.id, node.value) for target in node.targets if isinstance(target, ast.Name)]
    return []


_COLLECTIONS = (ast.List, ast.Tuple, ast.Set, ast.Dict, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_MAKERS = ("range", "list", "tuple", "sorted", "set", "dict", "zip", "enumerate", "map", "filter", "reversed")


def _collections(tree: ast.Module) -> list[str]:
    found: dict[str, None] = {}
    for node in tree.body:
        for name, value in _assigned(node):
            maker = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""
            if not name.startswith("_") and (isinstance(value, _COLLECTIONS) or maker in _MAKERS):
                found[name] = None
    return list(found)


def main(path: str) -> None:
    """Print what the file ``path`` has as one line of JSON: ``{"functions": […], "collections": […], "has_main": …}``
    (of a notebook ``"left_out"`` as well, and in the place of lines the numbers of cells), or ``{"problem": …}``.
    """
    try:
        answer = _of_notebook(path) if path.endswith(notebook.SUFFIX) else _of_file(path)
    except OSError:
        answer = _refused(NoFile(path=path))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        why = getattr(error, "msg", None) or str(error) or type(error).__name__
        answer = _refused(DoesNotParse(path=path, line=getattr(error, "lineno", None), why=why))
    json.dump(answer, sys.stdout)


def _of_file(path: str) -> dict[str, Any]:
    with open(path, "rb") as file:
        return contents_of(file.read(_BYTES_MOST))


def _of_notebook(path: str) -> dict[str, Any]:
    """As of a file, but each with the number of its cell, and how much is left out."""
    with open(path, "rb") as file:
        try:
            found = notebook.read(file.read(notebook.BYTES_MOST))
        except ValueError as error:
            return _refused(NotANotebook(path=path, why=str(error)))
    tree = ast.Module(body=[each for _, each in found.statements], type_ignores=[])
    functions = [
        {**each, "line": number}
        for number, cell in ((cell.number, cell) for cell in found.cells)
        for each in _functions(tree, cell.statements)
    ]
    left_out = {"magics": found.magics, "calls": found.calls}
    return {"functions": functions, "collections": _collections(tree), "has_main": False, "left_out": left_out}


def _refused(problem: Problem) -> dict[str, Any]:
    return {"problem": {"code": problem.code, **problem.values}}


def _kind(node: "ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda") -> str:
    if isinstance(node, ast.AsyncFunctionDef):
        return "async"
    return "generator" if any(isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in _own(node)) else "function"


def _own(node: ast.AST) -> "list[ast.AST]":
    """The nodes of a function's own body, without those of the functions in it."""
    found: list[ast.AST] = []
    waiting = list(ast.iter_child_nodes(node))
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            continue
        found.append(inner)
        waiting += ast.iter_child_nodes(inner)
    return found


def _takes_one(arguments: ast.arguments) -> bool:
    by_position = len(arguments.posonlyargs) + len(arguments.args)
    needed = by_position - len(arguments.defaults)
    named = sum(default is None for default in arguments.kw_defaults)
    return needed <= 1 and not named and (by_position >= 1 or arguments.vararg is not None)


def _takes_several(arguments: ast.arguments) -> bool:
    count = len(arguments.posonlyargs) + len(arguments.args) + len(arguments.kwonlyargs)
    return count >= 2 or arguments.vararg is not None or arguments.kwarg is not None
