"""The functions of a file, found by parsing it, so that nothing of it runs.

``main`` is run in a process of the Python that the file is for: that one knows its own syntax best, and a file that
breaks the parser does no harm to the program.
"""

import ast
import json
import sys
import warnings
from typing import Any

from ..problem import Problem
from ..problems.files import DoesNotParse, NoFile

_BYTES_MOST = 20_000_000


def functions_in(source: bytes) -> list[dict[str, Any]]:
    """The functions at a file's top level, in its order.

    Returns:
        For each ``{"name", "line", "kind", "fits"}``: the kind is ``"function"``, ``"async"`` or ``"generator"``;
        ``fits`` says whether it can be called with one argument.

    Raises:
        SyntaxError, ValueError: the source does not parse.
    """
    return _functions(_parsed(source))


def has_main_block(source: bytes) -> bool:
    """Whether there is ``if __name__ == "__main__":`` at a file's top level. Raises as ``functions_in`` does."""
    return _has_main_block(_parsed(source))


def _parsed(source: bytes) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def _has_main_block(tree: ast.Module) -> bool:
    tests = [node.test for node in tree.body if isinstance(node, ast.If) and isinstance(node.test, ast.Compare)]
    sides = [[test.left, *test.comparators] for test in tests]
    return any(
        any(isinstance(side, ast.Name) and side.id == "__name__" for side in each)
        and any(isinstance(side, ast.Constant) and side.value == "__main__" for side in each)
        for each in sides
    )


def _functions(tree: ast.Module) -> list[dict[str, Any]]:
    return [
        {"name": node.name, "line": node.lineno, "kind": _kind(node), "fits": _takes_one(node.args)}
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]


def main(path: str) -> None:
    """Print what the file ``path`` has as one line of JSON: ``{"functions": […], "has_main": …}``, or
    ``{"problem": …}``.
    """
    try:
        with open(path, "rb") as file:
            tree = _parsed(file.read(_BYTES_MOST))
        answer: dict[str, Any] = {"functions": _functions(tree), "has_main": _has_main_block(tree)}
    except OSError:
        answer = _refused(NoFile(path=path))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        why = getattr(error, "msg", None) or str(error) or type(error).__name__
        answer = _refused(DoesNotParse(path=path, line=getattr(error, "lineno", None), why=why))
    json.dump(answer, sys.stdout)


def _refused(problem: Problem) -> dict[str, Any]:
    return {"problem": {"code": problem.code, **problem.values}}


def _kind(node: "ast.FunctionDef | ast.AsyncFunctionDef") -> str:
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
