"""The paths that a pattern fits."""

from tests.engine.inside.workloads.test_items import loaded, refusal


def test_that_a_pattern_gives_the_paths_that_fit_sorted(tmp_path):
    for name in ("b.jpg", "a.jpg", "c.png", "deep/d.jpg"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert loaded(f"glob:{tmp_path}/*.jpg") == [f"{tmp_path}/a.jpg", f"{tmp_path}/b.jpg"]
    assert loaded(f"glob:{tmp_path}/**/*.jpg")[-1] == f"{tmp_path}/deep/d.jpg"
    assert refusal(f"glob:{tmp_path}/*.gif").code == "no-items"
