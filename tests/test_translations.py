"""The translations: of every text in the sources there is one, it is finished, and it can stand in the text's place."""

import ast
import functools
import pathlib
import re
import string
import subprocess
from collections import Counter
from xml.etree import ElementTree

import pytest

ROOT = pathlib.Path(__file__).parents[1]
# All but the one file that does the translating.
SOURCES = [
    path
    for path in [ROOT / "main.py", *sorted((ROOT / "engine").rglob("*.py")), *sorted((ROOT / "gui").rglob("*.py"))]
    if path != ROOT / "engine" / "inside" / "language.py"
]
CATALOGUES = sorted((ROOT / "resources" / "translations").glob("*.ts"))
HANGUL = re.compile("[가-힣]")
PERCENT = re.compile(r"%(?:\([a-z_]+\))?[rsd]")
ENDS = ("…", ":")
# What is the same in every language.
SAME = {"Parallelogram", "Python", "GIL", "PID", "PIDs", "CPU"}


@functools.cache
def texts_of(path):
    """What there is of a file: every call of ``tr`` and of ``mark``, and every f-string."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    found = [node for node in nodes if isinstance(node, ast.Call) and translates(node)]
    return found, [node for node in nodes if isinstance(node, ast.JoinedStr)]


def translates(call):
    """Whether it is one of ``tr`` or ``mark``, under their own names or as ``language``'s."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return name in ("tr", "mark") and ast.unparse(call.func).removeprefix("language.") == name


def calls(path):
    return texts_of(path)[0]


def literals(call):
    """A call's arguments, as far as they are literal texts."""
    return [given.value for given in call.args if isinstance(given, ast.Constant) and isinstance(given.value, str)]


@functools.cache
def texts_in_the_sources():
    found = set()
    for path in SOURCES:
        for call in calls(path):
            text, *comment = literals(call) or [""]
            if text:
                found.add((text, comment[0] if comment else ""))
    return found


@functools.cache
def messages(path):
    return list(ElementTree.parse(path).iter("message"))


@functools.cache
def pairs():
    """The text and the translation of every message of every catalogue."""
    return [
        (message.findtext("source"), message.findtext("translation"))
        for path in CATALOGUES
        for message in messages(path)
    ]


def places(text):
    """The places of a text, each with its format, and how often there is each."""
    named = [(name, form) for _, name, form, _ in string.Formatter().parse(text) if name is not None]
    return Counter(named), Counter(PERCENT.findall(text))


def around(text):
    """What a text has around its words: spaces, and the signs that say that something goes on or comes after."""
    begins, ends = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return begins, text.strip().startswith("…"), tuple(text.rstrip().endswith(sign) for sign in ENDS), ends


def test_that_there_is_a_catalogue_with_messages():
    assert [path.name for path in CATALOGUES] == ["parallelogram_ko.ts"]
    assert len(pairs()) > 10
    assert ("Without a command, opens the window.", "") in texts_in_the_sources()


@pytest.mark.parametrize("path", SOURCES, ids=[str(path.relative_to(ROOT)) for path in SOURCES])
def test_that_only_literal_texts_are_translated(path):
    for call in calls(path):
        where = f"{path.name}, line {call.lineno}"
        assert len(call.args) in (1, 2), where
        assert len(literals(call)) == len(call.args), f"{where}: no literal, so nobody can translate it"
        assert not call.keywords, where
        assert isinstance(call.func, ast.Name), f"{where}: what is extracted is the bare name"


@pytest.mark.parametrize("path", SOURCES, ids=[str(path.relative_to(ROOT)) for path in SOURCES])
def test_that_no_text_is_translated_inside_of_an_f_string_which_is_not_looked_into(path):
    for node in texts_of(path)[1]:
        inside = [inner for inner in ast.walk(node) if isinstance(inner, ast.Call)]
        assert not any(map(translates, inside)), f"{path.name}, line {node.lineno}"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_that_every_text_of_the_sources_is_in_the_catalogue_and_no_other(path):
    found = {(message.findtext("source"), message.findtext("comment", "")) for message in messages(path)}
    assert found == texts_in_the_sources(), "bring it up to date: make translations"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_that_the_catalogue_is_as_make_translations_writes_it(path, tmp_path):
    written = tmp_path / path.name
    written.write_bytes(path.read_bytes())
    done = subprocess.run(
        ["make", "-s", "-o", ".venv/run.stamp", "translations", f"CATALOGUE={written}"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert written.read_bytes() == path.read_bytes(), "bring it up to date: make translations"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_that_every_translation_is_finished(path):
    for message in messages(path):
        translation = message.find("translation")
        assert translation.get("type") is None, message.findtext("source")
        assert translation.text, message.findtext("source")
        assert message.find("oldsource") is None
        assert message.get("numerus") is None, "a comma after the comment is taken for a number's place; leave it out"


def test_that_a_translation_has_the_places_of_its_text():
    for text, translation in pairs():
        assert places(translation or text) == places(text), text


def test_that_a_translation_begins_and_ends_as_its_text_does():
    for text, translation in pairs():
        assert around(translation) == around(text), text


def test_that_a_translation_has_a_mnemonic_where_its_text_has_one():
    for text, translation in pairs():
        assert ("&" in translation.replace("&&", "")) == ("&" in text.replace("&&", "")), text


def test_that_a_translation_into_korean_is_korean():
    for text, translation in pairs():
        words = re.sub(r"\{[^}]*\}|%\([a-z_]+\)[rs]", "", text)
        if re.search("[a-z]{2}", words) and text.replace("&", "") not in SAME:
            assert HANGUL.search(translation), text


OTHER_WORDS = {
    "지켜보": "관찰하", "인자": "인수", "워크로드": "작업 종류", "파이썬": "Python",
    "메인 프로세스": "주 프로세스", "인터프리터 락": "인터프리터 잠금", "단순 반복문": "일반 반복문", "세요": "십시오",
}  # fmt: skip
"""Korean words that are not used, and those that are in their place."""


def test_that_one_korean_word_is_used_for_one_thing():
    for path in (ROOT / "resources" / "translations" / "parallelogram_ko.ts", ROOT / "README.ko.md"):
        text = path.read_text(encoding="utf-8")
        assert [word for word in OTHER_WORDS if word in text] == [], path.name
