"""What the wheel has of the sources: all but their words, line by line."""

import ast
import pathlib
import types

import pytest

from engine.inside import language
from resources.packaging.lean import in_columns, lean

ROOT = pathlib.Path(__file__).parents[2]
SOURCES = sorted(path for tree in ("engine", "gui") for path in (ROOT / tree).rglob("*.py"))


def code_of(source):
    """What is compiled of each statement that does anything, with its lines.

    The types in functions do nothing, nor does an import of what types are made of, where nothing names it, or which
    only who checks the types does.
    """
    tree = ast.parse(source)
    tree.body = [each for each in tree.body if not is_for_checkers(each)]
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            node.annotation = None
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
            for each in statements_of(node):
                if isinstance(each, ast.AnnAssign):
                    each.annotation = ast.copy_location(ast.Constant(None), each)
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [each for each in body if not is_idle(each)]
            if not node.body and not isinstance(node, ast.Module):
                node.body = [ast.copy_location(ast.Pass(), node)]
    named = {each.id for each in ast.walk(tree) if isinstance(each, ast.Name)}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module in ("typing", "collections.abc", "numpy.typing"):
            node.names = [each for each in node.names if each.name in named]
    tree.body = [node for node in tree.body if not isinstance(node, ast.ImportFrom) or node.names]
    return told(compile(tree, "", "exec"))


def statements_of(function):
    """All that stand in a function, but for those of functions and classes within it."""
    bodies = list(function.body)
    while bodies:
        yield (node := bodies.pop())
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            bodies += ast.iter_child_nodes(node)


def told(code):
    consts = [told(each) if isinstance(each, types.CodeType) else (type(each), repr(each)) for each in code.co_consts]
    names = code.co_name, code.co_names, code.co_varnames, code.co_cellvars, code.co_freevars
    return code.co_code, code.co_flags, names, consts, list(code.co_lines())


def is_for_checkers(statement):
    return isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING"


def is_idle(statement):
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def test_that_every_module_does_the_same_on_the_same_lines():
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        made = lean(source)
        assert code_of(made) == code_of(source), path
        assert made.count("\n") == source.count("\n"), path


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ('"""What."""\nx = 1  # why\n', "\nx = 1\n"),
        ('def f():\n    """What."""\n', "def f():\n ...\n"),
        ('def f():\n    """What.\n\n    More."""\n    return 1\n', "def f():\n\n\n\n return 1\n"),
        ('class C:\n    """What."""\n\n    x: int\n    """Of what."""\n', "class C:\n\n\n x: int\n\n"),
        ('x = "# no comment"\n', 'x = "# no comment"\n'),
        ("from typing import Any\ndef f(x: Any): ...\n", "\ndef f(x): ...\n"),
        ("from typing import Any, Self\nX = Any\n", "from typing import Any\nX = Any\n"),
        (
            'from typing import Any\nclass C:\n    x: "list[Any]"\n',
            'from typing import Any\nclass C:\n x: "list[Any]"\n',
        ),
        ('x = """\nfrom typing import Any\n"""\n', 'x = """\nfrom typing import Any\n"""\n'),
        ("from decimal import Decimal\n", "from decimal import Decimal\n"),
        (
            "TYPE_CHECKING = False\nif TYPE_CHECKING:\n    import a\n    import b\nx = 1\n",
            "TYPE_CHECKING = False\n\n\n\nx = 1\n",
        ),
        ("if TYPE_CHECKING:\n    import a\nelse:\n    a = 1\n", "if TYPE_CHECKING:\n import a\nelse:\n a = 1\n"),
        ('"ä"; x = 1\n', '"ä"; x = 1\n'),
        ('def f(): "what"\n', 'def f(): "what"\n'),
        ('def f():\n    x = """a\n    b"""\n    return x\n', 'def f():\n x = """a\n    b"""\n return x\n'),
        ('if x:\n    f(f"""a\n    {x}\n    b""",\n        2)\n', 'if x:\n f(f"""a\n    {x}\n    b""",\n  2)\n'),
        ("def f(a: int, *b: 'C', ä: float = 1) -> None:\n    pass\n", "def f(a, *b, ä = 1):\n pass\n"),
        ("def f(\n    a: int = 1,\n) -> dict[str, int]:\n    b: int = 2\n", "def f(\n a = 1,\n):\n b = 2\n"),
        ("def f():\n    if a:\n        a.ä: list['C'] = 2\n", "def f():\n if a:\n  a.ä = 2\n"),
        ("def f():\n    a: int\n    (b): int = 2\n", "def f():\n a: int\n (b): int = 2\n"),
        ("def f():\n    class C:\n        x: int = 1\n", "def f():\n class C:\n  x: int = 1\n"),
        ("class C:\n    x: int = 1\n", "class C:\n x: int = 1\n"),
        ('def f(a: """b\nc"""): return a\n', 'def f(a: """b\nc"""): return a\n'),
    ],
)
def test_that_words_are_left_out_and_nothing_else(source, made):
    assert lean(source) == made


def test_that_what_is_written_into_peoples_scripts_keeps_its_indentation():
    assert lean("def f():\n    return 1  # one\n", is_narrow=False) == "def f():\n    return 1\n"


def test_that_translations_in_columns_are_those_of_the_catalogue(tmp_path, monkeypatch):
    catalogue = ROOT / "resources" / "translations" / "parallelogram_ko.ts"
    (tmp_path / "parallelogram_ko.json").write_text(in_columns(catalogue), encoding="utf-8")
    monkeypatch.setattr(language, "_FOLDER", str(tmp_path))
    try:
        language.choose("ko")
        assert language._texts == language.finished(str(catalogue))
        assert len(language._texts) > 1_000
        (tmp_path / "parallelogram_ko.json").write_text("[1", encoding="utf-8")
        language.choose("ko")
        assert not language._texts
    finally:
        language.choose("en")
