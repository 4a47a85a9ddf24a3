"""The page of runs side by side: what is said of them first, and nothing in it that can be executed."""

from engine.formats.compared import load
from engine.formats.comparison_page import comparison_as_page
from engine.formats.run_file import save
from tests.engine.formats.test_run_page import HOSTILE, check, unpacked
from tests.gui.made_runs import made


def test_that_the_ranking_the_timelines_and_what_differs_are_in_it(tmp_path):
    runs = [
        made([(0, 1), (1, 2)], strategy="pool"), made([(0, 1), (1, 3)], strategy="threads"),
        made([(0, 1), (1, 4)], strategy="sequential"),
    ]  # fmt: skip
    paths = [str(tmp_path / f"{number}.pgram") for number in range(len(runs))]
    for saved, path in zip(runs, paths, strict=True):
        save(saved, path)
    loaded = load(paths, [HOSTILE[0], HOSTILE[1], ""])
    page = check(comparison_as_page(loaded))
    assert [run["name"] for run in page.data["runs"]] == [loaded.names[number] for number in loaded.order]
    assert [len(unpacked(run["gaps"])) for run in page.data["runs"]] == [2, 2, 2]
    assert page.texts["h1"] == ["3 runs compared"]
    told = page.texts["p"]
    assert any("Pool" in sentence for sentence in told)
    bars = [attributes["class"] for _, attributes in page.elements if attributes.get("class", "").startswith("way ")]
    assert bars == [f"way {way.plan.strategy}" for way in loaded.comparison.ways]
    assert len(bars) == 3
