import asyncio

import pytest

from engine.inside.records.layout import CALL, CELL_WORDS, FACT, INDEX, KIND, KIND_ERROR
from engine.inside.records.reader import FolderReader
from engine.inside.watch import notes, spans


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(notes, "folder", str(tmp_path))
    spans.forget()
    yield tmp_path
    spans.forget()


def recorded(folder):
    """Of each file its level, and the cells in it."""
    found = []
    for block in FolderReader(str(folder)).blocks():
        words = memoryview(block.ended).cast("Q").tolist()
        found.append((block.header.level, [words[at : at + CELL_WORDS] for at in range(0, len(words), CELL_WORDS)]))
    return sorted(found)


def test_that_tasks_that_take_turns_in_a_thread_are_each_written_down_and_share_no_file_while_they_do(folder):
    async def task(number, until, error=None):
        begun = spans.begin_beside(7, number, b"")
        await until.wait()
        spans.end_beside(begun, error)

    async def all_of_them():
        first, second = asyncio.Event(), asyncio.Event()
        turns = [asyncio.create_task(task(1, second)), asyncio.create_task(task(2, first, ValueError("no")))]
        await asyncio.sleep(0)
        first.set()
        await turns[1]
        second.set()
        await turns[0]
        await task(3, second)

    asyncio.run(all_of_them())
    found = recorded(folder)
    assert [level for level, _ in found] == [0, 1]
    cells = [cell for _, cells in found for cell in cells]
    assert sorted((cell[CALL], cell[INDEX], cell[KIND] & 0xFF == KIND_ERROR) for cell in cells) == [
        (7, 1, False), (7, 2, True), (7, 3, False),
    ]  # fmt: skip
    assert {cell[FACT] for cell in cells} == {0}  # whose the thread's CPU time is, nobody knows
