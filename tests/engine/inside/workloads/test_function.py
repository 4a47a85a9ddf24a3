"""A function of one's own: its reference, and how its file is imported."""

import os
import shlex
import sys
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.problem import PlanError
from engine.inside.real_path import as_spelt
from engine.inside.workloads import function


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Writes a file; what is imported of it is forgotten."""
    before = set(sys.modules)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "argv", list(sys.argv))

    def write(text, name="mine_of_a_test.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    yield write
    # Nothing else that was first imported meanwhile: some libraries, such as numpy, cannot be imported twice.
    for name in set(sys.modules) - before:
        if str(tmp_path) in str(getattr(sys.modules[name], "__file__", None)):
            del sys.modules[name]


def refused(reference):
    with pytest.raises(PlanError) as caught:
        function.load(function.check(reference))
    assert caught.value.problem.field == "function"
    return caught.value.problem


def loaded(reference):
    return function.load(function.check(reference)).function


@given(st.text(), st.text(alphabet=st.characters(blacklist_characters=":")))
def test_that_a_reference_is_cut_at_its_last_colon(path, name):
    assert function.split(f"{path}.py:{name}") == (f"{path}.py", name)


@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))))
def test_that_arguments_are_the_words_that_a_shell_finds(words):
    assert function.split_arguments(shlex.join(words)) == words


@pytest.mark.parametrize("text", ["'a", 'a "b', "a\\"])
def test_that_an_open_quotation_mark_is_refused(text):
    with pytest.raises(PlanError) as caught:
        function.split_arguments(text)
    assert (caught.value.problem.field, caught.value.problem.code) == ("arguments", "open-quotation")


def test_that_a_path_alone_has_no_name():
    assert function.split("a/work.py") == ("a/work.py", "")
    assert function.split("C:/work.py") == ("C:/work.py", "")
    assert function.split("C:/work.py:f") == ("C:/work.py", "f")


@given(st.text())
def test_that_any_text_that_is_no_reference_is_refused(text):
    with pytest.raises(PlanError):
        function.check(text)


@pytest.mark.parametrize(
    "reference", ["", ":", "x", "x.py", "x.py:", "x.py: f", "x.py:f g", "x.py:f..g", "x.txt:f", ".:f"]
)
def test_that_what_is_not_file_and_name_is_refused(reference):
    assert refused(reference).code == "not-a-reference"


@pytest.mark.parametrize("name", ["my jobs", "jöbs", "my-jobs", "1", "class", "a:b", "new\nline"])
def test_that_a_file_may_have_any_name(name, file):
    assert loaded(f"{file('def f(x): return x + 1', f'{name}.py')}:f")(1) == 2


@pytest.mark.parametrize(
    ("name", "code"),
    [("json.py", "named-like-library"), ("a.b.py", "bad-file-name"), (".py", "bad-file-name"),
     (".hidden.py", "bad-file-name"), ("__main__.py", "bad-file-name")],
)  # fmt: skip
def test_that_a_name_that_cannot_be_imported_is_refused_before_it_is(name, code, file):
    with pytest.raises(PlanError) as caught:
        function.check(f"{file('raise SystemExit', name)}:f")
    assert caught.value.problem.code == code


def test_that_a_folder_or_nothing_is_no_file(tmp_path):
    (tmp_path / "folder.py").mkdir()
    assert refused(f"{tmp_path / 'folder.py'}:f").code == "no-file"
    assert refused(f"{tmp_path / 'missing.py'}:f").code == "no-file"


def test_that_a_symbolic_link_is_imported_by_its_own_name(file, tmp_path):
    path = file("def f(x): return __name__")
    (tmp_path / "link_of_a_test.py").symlink_to(path)
    assert loaded(f"{tmp_path / 'link_of_a_test.py'}:f")(1) == "link_of_a_test"


def test_that_a_file_is_found_by_its_name_in_another_case_where_the_system_finds_it(file):
    other = file("def f(x):\n    return x + 1\n", "Of_A_Test/Mine_Of_A_Test.py").lower()
    file("", "Of_A_Test/__init__.py")
    if os.path.exists(other):
        assert loaded(f"{other}:f")(1) == 2
    else:
        assert refused(f"{other}:f").code == "no-file"


def test_that_a_name_is_spelt_as_the_folder_has_it_and_else_as_it_is(tmp_path):
    (tmp_path / "mine.py").touch()
    (tmp_path / "일.py").touch()
    for name in ("mine.py", "일.py", "nobodys.py", "일곱.py", "123"):
        assert as_spelt(str(tmp_path / name)) == str(tmp_path / name)
    assert as_spelt("mine.py") == "mine.py"
    # As macOS finds it by its letters put together otherwise.
    assert as_spelt(str(tmp_path / normalize("NFD", "일.py"))) == str(tmp_path / "일.py")


def test_that_a_module_of_a_package_is_imported_as_such(file):
    file("", "package_of_a_test/__init__.py")
    file("N = 5", "package_of_a_test/near.py")
    file("", "package_of_a_test/inner/__init__.py")
    path = file("from ..near import N\ndef f(x): return x + N, __name__", "package_of_a_test/inner/work.py")
    assert loaded(f"{path}:f")(1) == (6, "package_of_a_test.inner.work")


def test_that_a_package_itself_may_have_the_function(file):
    path = file("def f(x): return __name__", "package_of_a_test/__init__.py")
    assert loaded(f"{path}:f")(1) == "package_of_a_test"


def test_that_its_folder_comes_after_the_standard_library_and_before_what_is_installed(file, tmp_path, monkeypatch):
    file("raise SystemExit", "random.py")
    file("def g(x): return x + 1", "numpy.py")
    path = file("import numpy\ndef f(x): return numpy.__file__")
    monkeypatch.delitem(sys.modules, "numpy", raising=False)
    loaded(f"{path}:f")
    place = sys.path.index(str(tmp_path))
    assert all("site-packages" not in entry for entry in sys.path[:place])
    assert any("site-packages" in entry for entry in sys.path[place:])


def test_that_a_module_that_is_there_already_is_not_taken_for_the_file(file):
    assert refused(f"{file('def f(x): return x', 'engine.py')}:f").code == "shadowed"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("def f(x) return x", "does-not-parse"),
        ("def f(x): return x\0", "does-not-parse"),
        ("import no_such_module_anywhere", "import-misses"),
        ("raise SystemExit('bye')", "import-failed"),
        ("raise KeyboardInterrupt", "import-failed"),
        ("1 / 0", "import-failed"),
        ("", "no-function"),
        ("f = 5", "not-callable"),
        ("async def f(x): return x", "is-async"),
        ("async def f(x): yield x", "is-async"),
        ("def f(x): yield x", "is-generator"),
        ("def f(): return 1", "not-one-argument"),
        ("def f(a, b): return 1", "not-one-argument"),
        ("def f(a, *, b): return 1", "not-one-argument"),
        ("class f:\n  def __init__(self): pass", "not-one-argument"),
        ("def __getattr__(name): raise RuntimeError(name)", "import-failed"),
    ],
)
def test_that_a_file_that_will_not_do_is_refused(text, code, file):
    assert refused(f"{file(text)}:f").code == code


def test_that_the_line_of_a_fault_and_what_was_raised_are_told(file):
    path = file("x = 1\ndef f(x) return x", "fault_of_a_test.py")
    assert refused(f"{path}:f").values["line"] == 2
    assert refused(f"{file('raise SystemExit', 'exit_of_a_test.py')}:f").values["why"] == "SystemExit"


@pytest.mark.parametrize(
    "text",
    [
        "f = lambda x: x + 1",
        "import functools\nf = functools.partial(lambda a, b: a + b, 1)",
        "import functools\n@functools.lru_cache\ndef f(x): return x + 1",
        "import functools\ndef d(g):\n  return functools.wraps(g)(lambda *a: g(*a))\n@d\ndef f(x): return x + 1",
        "class C:\n  def __call__(self, x): return x + 1\nf = C()",
        "class f(int):\n  def __new__(cls, x): return x + 1",
        "def f(x, y=1, *rest, z=2, **more): return x + y",
        "def f(*all): return all[0] + 1",
        "def g(x): return x + 1\nclass N: f = staticmethod(g)\nf = N.f",
    ],
)
def test_that_whatever_takes_one_argument_is_a_function(text, file):
    assert loaded(f"{file(text)}:f")(1) == 2


def test_that_a_function_may_stand_in_a_class(file):
    path = file("class C:\n  @staticmethod\n  def f(x): return x + 1")
    assert loaded(f"{path}:C.f")(1) == 2


def test_that_a_builtin_without_a_signature_is_believed(file):
    assert loaded(f"{file('f = max')}:f")([1, 2]) == 2
