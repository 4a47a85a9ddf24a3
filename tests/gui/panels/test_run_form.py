"""The form: what it makes of what is filled in, and where it says what is wrong."""

import venv

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from engine.inside import limits
from engine.inside.plan import make_plan
from engine.inside.problems.plans import Unknown
from engine.inside.strategies import start_methods
from engine.inside.workloads import workloads
from gui.panels.run_form import RunForm


@pytest.fixture
def form(qtbot):
    made = RunForm()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close_questions()


@pytest.fixture
def plans(form):
    found = []
    form.run_wanted.connect(lambda plan, baseline: found.append((plan, baseline)))
    return found


@pytest.fixture
def opened(form, qtbot, tmp_path):
    """Write a file and open it in the form; the file's path."""

    def write(source="def f(x): ...\ndef g(x): ...\n", name="work.py"):
        path = tmp_path / name
        path.write_text(source)
        with qtbot.waitSignal(form.own.listed, timeout=30_000):
            form.open_function_file(str(path))
        return str(path)

    return write


def option(form, key):
    return form.findChild(QWidget, f"option-{key}")


def problems(form):
    return [label.text() for label in form.findChildren(QLabel, "problem") if label.isVisible()]


def test_that_run_hands_over_what_the_form_says(form, plans):
    form.strategy.choose("process")
    form.jobs.setValue(6)
    form.size_box.setValue(123)
    form.workers.setValue(3)
    form.start_method.choose("spawn")
    form.baseline.setChecked(True)
    form.run_button.click()
    wanted = make_plan(strategy="process", jobs=6, size=123, workers=3, options={"start_method": "spawn"})
    assert plans == [(wanted, True)]
    assert problems(form) == []


def test_that_a_new_form_is_the_tutorials_pool(form, plans):
    form.run_button.click()
    assert plans == [(make_plan(strategy="pool"), False)]


def test_that_each_strategy_offers_its_own_number_of_workers_until_another_is_set(form):
    form.strategy.choose("process")
    assert form.workers.value() == 4
    form.jobs.setValue(7)
    assert form.workers.value() == 7
    form.strategy.choose("joblib")
    assert form.workers.value() == 4
    form.workers.setValue(3)
    form.strategy.choose("process")
    assert form.workers.value() == 3


def test_that_what_a_strategy_does_not_take_cannot_be_set(form):
    form.strategy.choose("sequential")
    assert not form.workers.isEnabled()
    assert not form.start_method.isEnabled()
    assert not form.baseline.isEnabled()
    form.strategy.choose("joblib")
    assert form.workers.isEnabled()
    assert not form.start_method.isEnabled()


def test_that_a_problem_is_said_beside_its_field_and_nothing_starts(form, plans):
    form.strategy.choose("process")
    form.jobs.setValue(5_000)
    form.run_button.click()
    assert plans == []
    assert problems(form) == [form._problems["workers"].text()]
    assert "set the number of workers" in form._problems["workers"].text()
    form.workers.setValue(8)
    assert problems(form) == []
    form.run_button.click()
    assert plans == [(make_plan(strategy="process", jobs=5_000, workers=8), False)]


def test_that_a_run_of_hours_is_started_only_when_it_is_confirmed(form, plans):
    form.jobs.setValue(1_000_000)
    form.size_box.setValue(10_000_000)
    form.run_button.click()
    assert plans == []
    assert "would take about" in problems(form)[0]
    assert form.run_button.text() == "Run anyway"
    form.run_button.click()
    assert len(plans) == 1
    assert form.run_button.text() == "Run"


def test_that_a_change_takes_the_question_back(form, plans):
    form.jobs.setValue(1_000_000)
    form.run_button.click()
    assert form.run_button.text() == "Run anyway"
    form.jobs.setValue(4)
    assert form.run_button.text() == "Run"
    assert problems(form) == []
    form.run_button.click()
    assert len(plans) == 1


def test_that_a_time_limit_and_keeping_going_reach_the_plan(form, plans):
    form.settings["task_timeout_s"].setValue(2.5)
    form.settings["keep_going"].setChecked(True)
    form.run_button.click()
    assert plans == [(make_plan(strategy="pool", task_timeout_s=2.5, keep_going=True), False)]
    assert form.settings["task_timeout_s"].toolTip()
    assert form.settings["keep_going"].toolTip()


def test_that_more_workers_than_the_system_has_room_for_are_not_started(form, plans, monkeypatch):
    monkeypatch.setattr(limits, "open_files", lambda: 256)
    form.strategy.choose("process")
    form.size_box.setValue(1)
    form.jobs.setValue(300)
    for _ in range(2):
        form.run_button.click()
        assert plans == []
        assert problems(form) == [form._problems["workers"].text()]
        assert "open files" in problems(form)[0]
        assert form.run_button.text() == "Run"
    form.jobs.setValue(120)
    form.run_button.click()
    assert form.run_button.text() == "Run anyway"
    form.run_button.click()
    assert len(plans) == 1


def test_that_the_form_fits_into_a_small_window(form, qtbot):
    # What the window leaves of 800 pixels, without its menu and its status bar.
    form.resize(form.width(), 748)
    for strategy in ("pool", "executor", "joblib"):
        form.strategy.choose(strategy)
        qtbot.waitUntil(lambda: form._scroll.verticalScrollBar().maximum() == 0)


@pytest.mark.parametrize("typed", ["0", "-3", "1e3", "x", "99999999999"])
def test_that_no_number_out_of_range_can_be_typed(form, qtbot, plans, typed):
    form.jobs.selectAll()
    qtbot.keyClicks(form.jobs, typed)
    qtbot.keyClick(form.jobs, Qt.Key.Key_Tab)
    assert 1 <= form.jobs.value() <= 10_000_000


def test_that_a_number_being_typed_counts_when_run_is_pressed(form, qtbot, plans):
    form.jobs.selectAll()
    qtbot.keyClicks(form.jobs, "9")
    form.submit()
    assert plans[0][0].jobs == 9


def test_that_every_choice_explains_itself(form):
    for row in range(form.strategy.count()):
        assert form.strategy.item(row).toolTip()
    for widget in (form.workload, form.jobs, form.size_box, form.workers, form.start_method, form.baseline):
        assert widget.toolTip()


@pytest.mark.parametrize("workload", workloads().values(), ids=lambda workload: workload.identifier)
def test_that_a_workload_offers_its_own_number_of_jobs_and_size(form, workload):
    form.jobs.setValue(77)
    form.workload.choose("squares")
    form.workload.choose(workload.identifier)
    if workload.identifier != "squares":
        assert form.jobs.value() == workload.jobs_default
    assert form.size_box.value() == workload.size_default


def test_that_a_function_of_ones_own_has_no_size_and_jobs_only_for_numbers(form):
    form.workload.choose("function")
    assert form.own.isVisible()
    assert not form.size_box.isVisible()
    assert form.jobs.isVisible()
    form.own.items.kind.choose("range")
    assert not form.jobs.isVisible()
    form.workload.choose("squares")
    assert not form.own.isVisible()
    assert form.size_box.isVisible()
    assert form.jobs.isVisible()


def test_that_a_file_that_is_opened_is_what_will_be_run(form, opened, plans):
    path = opened()
    assert form.workload.chosen() == "function"
    form.own.function.choose("g")
    form.jobs.setValue(7)
    form.run_button.click()
    assert plans == [(make_plan(strategy="pool", function=f"{path}:g", jobs=7), False)]
    form.own.items.kind.choose("json")
    form.own.items.line.setText('["a", 2]')
    form.run_button.click()
    assert plans[1][0] == make_plan(strategy="pool", function=f"{path}:g", items='["a", 2]')


@pytest.mark.parametrize(
    ("source", "name", "said"),
    [
        ("def f(:", "work.py", "“work.py” is no Python that this interpreter understands, line 1"),
        ("async def f(x): ...", "work.py", "“work.py” has no function that takes one item"),
        ("a, b", "table.csv", "“table.csv” is no Python file"),
        ("def f(x): ...", "json.py", "has the name of the standard library's module json"),
    ],
)
def test_that_what_is_wrong_with_a_file_is_said_beside_it_and_nothing_starts(form, opened, plans, source, name, said):
    opened(source, name)
    form.run_button.click()
    assert plans == []
    assert said in form.own.problems["function"].text()
    assert problems(form) == [form.own.problems["function"].text()]
    form.workload.choose("squares")
    assert problems(form) == []


def test_that_what_is_wrong_with_the_file_is_said_before_run_is_pressed_and_stays(form, opened):
    opened("def f(:")
    assert len(problems(form)) == 1
    form.strategy.choose("process")
    assert len(problems(form)) == 1


def test_that_items_that_are_wrong_are_said_beside_them(form, opened, plans):
    opened()
    form.own.items.kind.choose("range")
    form.own.items.line.setText("1 to 3")
    form.run_button.click()
    assert plans == []
    assert problems(form) == [form.own.items.problems["items"].text()]
    assert "START:STOP" in problems(form)[0]
    form.own.items.line.setText("1:3")
    assert problems(form) == []


def test_that_options_reach_the_plan(form, plans):
    option(form, "method").choose("imap")
    option(form, "chunksize").setValue(3)
    form.run_button.click()
    # With an option set, the start method is the one that is shown, whatever the library would choose.
    shown = {"start_method": start_methods()[0], "method": "imap", "chunksize": 3}
    assert plans[0][0] == make_plan(strategy="pool", options=shown)
    form.strategy.choose("joblib")
    option(form, "pre_dispatch").setCurrentText("3*n_jobs")
    option(form, "batch_size").setCurrentText("auto")
    form.run_button.click()
    assert plans[1][0] == make_plan(strategy="joblib", options={"pre_dispatch": "3*n_jobs", "batch_size": "auto"})


def test_that_a_wrong_option_is_said_beside_it(form, plans):
    form.strategy.choose("joblib")
    option(form, "batch_size").setCurrentText("many")
    form.run_button.click()
    assert plans == []
    assert problems(form) == [form.options.problems["batch_size"].text()]
    assert "it takes auto or a whole number from 1" in problems(form)[0]
    option(form, "batch_size").setCurrentText("8")
    assert problems(form) == []


def test_that_options_that_exclude_each_other_are_said_beside_one_of_them(form, plans):
    option(form, "method").choose("apply_async")
    option(form, "chunksize").setValue(3)
    form.run_button.click()
    assert plans == []
    assert problems(form) == [form.options.problems["chunksize"].text()]


def test_that_another_python_runs_it_and_a_strategy_that_it_lacks_cannot_be_chosen(form, plans, qtbot, tmp_path):
    venv.create(tmp_path / "venv", with_pip=False)
    other = str(tmp_path / "venv" / "bin" / "python")
    with qtbot.waitSignal(form.python_wanted, timeout=30_000) as wanted:
        form.python.choice.choose(other)
    assert wanted.args == [other]
    with pytest.raises(KeyError):
        form.strategy.choose("joblib")
    assert "needs joblib, which this Python does not have" in form.strategy.item(4).toolTip()
    form.run_button.click()
    # What the other Python's own start method is, nobody has asked: the one that is shown is what is wanted.
    wanted_options = {"start_method": form.start_method.chosen()}
    assert plans == [(make_plan(strategy="pool", options=wanted_options, python=other), False)]
    form.python.choice.choose("")
    form.strategy.choose("joblib")
    assert form.strategy.item(4).toolTip() == form._strategies["joblib"].summary


def test_that_a_strategy_that_was_chosen_and_is_lacking_now_is_said_and_not_run(form, plans, qtbot, tmp_path):
    venv.create(tmp_path / "venv", with_pip=False)
    form.strategy.choose("joblib")
    with qtbot.waitSignal(form.python.known, timeout=30_000):
        form.python.choice.choose(str(tmp_path / "venv" / "bin" / "python"))
    form.run_button.click()
    assert plans == []
    assert problems(form) == [form._problems["strategy"].text()]
    form.strategy.choose("pool")
    assert problems(form) == []


def test_that_what_is_no_python_is_said_beside_it_and_not_run(form, plans, qtbot):
    with qtbot.waitSignal(form.python.known, timeout=30_000):
        form.python.choice.choose("/bin/true")
    form.run_button.click()
    assert plans == []
    assert problems(form) == [form.python.problems["python"].text()]


@pytest.mark.parametrize(
    "field", ["function", "items", "jobs", "size", "workers", "python", "strategy", "workload", "task_timeout"]
)
def test_that_every_field_has_a_place_for_what_is_wrong_with_it(form, field):
    form.open_function_file("/nowhere/at/all.py")
    notice = form._notice_of(Unknown(field=field, value="x", known=[]))
    assert notice is form._problems[field]
    assert notice is not form._problems["run"]


def test_that_tab_goes_downward_and_never_upward(form, qtbot):
    form.resize(form.width(), 800)
    form.strategy.choose("joblib")
    form.strategy.choose("pool")
    qtbot.waitUntil(lambda: form.run_button.y() > 600)
    reached, at = [], form.workload
    while at is not form.stop_button:
        if at.isVisible() and at.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.append(at.mapTo(form, at.rect().center()).y() // 4)  # side by side, give or take a pixel
        at = at.nextInFocusChain()
    assert len(reached) >= 12
    assert reached == sorted(reached)


def test_that_what_is_wrong_below_the_edge_is_scrolled_into_view(form, opened, qtbot):
    opened()
    form.resize(form.width(), 300)
    form.strategy.choose("joblib")
    option(form, "pre_dispatch").setCurrentText("many")
    form._scroll.verticalScrollBar().setValue(0)
    form.submit()
    notice = form.options.problems["pre_dispatch"]
    qtbot.waitUntil(lambda: notice.visibleRegion().boundingRect() == notice.rect())


def test_that_run_and_stop_tell_their_keys_whether_a_run_goes_on_or_not(form):
    for busy in (False, True, False):
        form.set_busy(busy)
        assert "Ctrl+R" in form.run_button.toolTip()
        assert "Ctrl+." in form.stop_button.toolTip()
