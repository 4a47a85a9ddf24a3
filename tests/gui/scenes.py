"""What the window shows, one scene a function; and how to know that a window is ready for one."""

from PySide6.QtCore import QCoreApplication, QEvent

from gui.panels.lessons import LESSONS


def settle(window, qtbot):
    """What was begun because the language is another is done."""
    qtbot.waitUntil(lambda: window.form.python.interpreter is not None, timeout=30_000)
    qtbot.waitUntil(lambda: window.contents.python.text() != "", timeout=30_000)
    qtbot.waitUntil(lambda: not window.form.python._look.isActive())  # which other Pythons there are
    done = []
    window.session.work(lambda: None, lambda _nothing: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=30_000)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def nothing(window, choose, finish, qtbot, tmp_path):
    """The window as it is when it is opened."""


def a_run(window, choose, finish, qtbot, tmp_path):
    form = choose("pool")
    form.baseline.setChecked(True)
    form.run_button.click()
    finish()


def errors(window, choose, finish, qtbot, tmp_path):
    window.form.workload.choose("failing")
    choose("process").run_button.click()
    finish()
    window.contents.tabs.setCurrentIndex(1)


def a_death(window, choose, finish, qtbot, tmp_path):
    window.form.workload.choose("crashing")
    choose("executor").run_button.click()
    finish()


def a_lesson(window, choose, finish, qtbot, tmp_path):
    window.contents.beginnings.lesson(LESSONS[3])


def a_notice(window, choose, finish, qtbot, tmp_path):
    window.files.ask_where_to_save()
    assert window.files.bar.isVisible()


def a_selected_task(window, choose, finish, qtbot, tmp_path):
    choose("pool").run_button.click()
    finish()
    window.tasks.choose(2)
    qtbot.waitUntil(lambda: window.contents.details.text().startswith(("Job 3\n", "작업 3\n")))


def a_search(window, choose, finish, qtbot, tmp_path):
    choose("pool").run_button.click()
    finish()
    window.timeline.search_bar.open()
    window.timeline.search_bar.line.setText("job 3")
    window.timeline.search_bar.show_next()


def a_filter(window, choose, finish, qtbot, tmp_path):
    choose("pool").run_button.click()
    finish()
    choose("threads").run_button.click()
    finish()
    window.contents.tabs.setCurrentWidget(window.runs)
    qtbot.waitUntil(lambda: window.runs.table.model().rowCount() == 2, timeout=30_000)
    window.runs.filter.setText("threads")
    window.runs.table.selectRow(0)


def a_comparison(window, choose, finish, qtbot, tmp_path):
    a_filter(window, choose, finish, qtbot, tmp_path)
    window.runs.filter.clear()
    window.runs.table.selectAll()
    window.runs.compare_button.click()
    qtbot.waitUntil(lambda: window.comparing.is_open, timeout=30_000)


def own_function(window, choose, finish, qtbot, tmp_path):
    path = tmp_path / "work.py"
    path.write_text("def double(x):\n    return 2 * x\n\n\ndef pair(x, y):\n    return x\n", encoding="utf-8")
    with qtbot.waitSignal(window.form.own.listed, timeout=30_000):
        window.form.open_function_file(str(path))
    window.form.own.items.kind.choose("json")


SCENES = (
    nothing, a_run, errors, a_death, a_lesson, a_notice, a_selected_task, a_search, a_filter, a_comparison,
    own_function,
)  # fmt: skip
