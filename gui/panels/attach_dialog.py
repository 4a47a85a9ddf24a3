"""One's own Python processes that run already, one of which is chosen to be looked at."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine import words
from engine.inside.language import tr
from engine.inside.plan import Plan
from engine.inside.problem import PlanError, Problem
from engine.supervise.attachable import Candidate, candidates, plan_to_attach

from ..session.session import Session

_SIZE = 760, 380
_PID = Qt.ItemDataRole.UserRole


class AttachDialog(QDialog):
    """A small window over the others. Main thread; what takes long is asked in the thread for files."""

    def __init__(self, session: Session, start: Callable[[Plan], object], parent: QWidget | None = None) -> None:
        """``start`` is called with the plan to look at what was chosen."""
        super().__init__(parent)
        self._session, self._start = session, start
        self.setObjectName("attachDialog")
        self.setWindowTitle(tr("Attach to a program"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.sentence = QLabel(
            tr("Your Python processes. Looking at one shows in which function each thread is; its jobs are not seen.")
        )
        self.sentence.setWordWrap(True)
        self.processes = QTreeWidget()
        self.processes.setObjectName("processes")
        self.processes.setAccessibleName(tr("Python processes"))
        self.processes.setRootIsDecorated(False)
        self.processes.setUniformRowHeights(True)
        self.processes.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.processes.setHeaderLabels([tr("PID"), tr("Program"), tr("CPU time"), tr("Memory"), tr("Folder")])
        self.processes.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.processes.header().setStretchLastSection(False)
        self.problem = QLabel()
        self.problem.setObjectName("attachProblem")
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.attach_button, self.refresh_button = QPushButton(tr("Attach")), QPushButton(tr("Look again"))
        self.attach_button.setObjectName("attachButton")
        self.refresh_button.setObjectName("attachRefresh")
        close = QPushButton(tr("Close"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.refresh_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.attach_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.attach_button.clicked.connect(self._attach)
        self.refresh_button.clicked.connect(self.refresh)
        self.processes.itemDoubleClicked.connect(lambda _item, _column: self._attach())
        self.processes.itemSelectionChanged.connect(self._show_choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        for part in (self.sentence, self.processes, self.problem, buttons):
            column.addWidget(part, 1 if part is self.processes else 0)
        self._is_open = True
        self.finished.connect(self._close)
        self._show_choice()
        self.refresh()

    def refresh(self) -> None:
        """Have the list made anew."""
        self.refresh_button.setEnabled(False)
        self._session.work(candidates, self._take)

    def chosen(self) -> int | None:
        """The PID of the one that is chosen; None if none is."""
        found = self.processes.selectedItems()
        return int(found[0].data(0, _PID)) if found else None

    def choose(self, pid: int) -> bool:
        """Choose one, as a click does. Returns whether it is in the list."""
        for row in range(self.processes.topLevelItemCount()):
            item = self.processes.topLevelItem(row)
            if item is not None and int(item.data(0, _PID)) == pid:
                self.processes.setCurrentItem(item)
                return True
        return False

    def _take(self, found: list[Candidate]) -> None:
        if not self._is_open:
            return
        before = self.chosen()
        self.processes.clear()
        self.processes.addTopLevelItems([_row(each) for each in found])
        for column in (0, 2, 3, 4):
            self.processes.resizeColumnToContents(column)
        self.refresh_button.setEnabled(True)
        if before is not None:
            self.choose(before)
        self._say(None if found else tr("None of your Python programs runs at the moment."))

    def _attach(self) -> None:
        pid = self.chosen()
        if pid is None or self._session.is_busy:
            return
        self.attach_button.setEnabled(False)
        self._session.work(lambda: _plan(pid), self._begin)

    def _begin(self, found: Plan | Problem) -> None:
        if not self._is_open:
            return
        self._show_choice()
        if isinstance(found, Problem):
            self._say(f"{found.told()}.")
        else:
            self._start(found)
            self.accept()

    def _say(self, text: str | None) -> None:
        self.problem.setText(text or "")
        self.problem.setVisible(text is not None)

    def _show_choice(self) -> None:
        self.attach_button.setEnabled(self.chosen() is not None and not self._session.is_busy)

    def _close(self) -> None:
        self._is_open = False


def _plan(pid: int) -> Plan | Problem:
    try:
        return plan_to_attach(pid)
    except PlanError as error:
        return error.problem


def _row(each: Candidate) -> QTreeWidgetItem:
    command = words.plain(" ".join(each.command[1:]) or each.command[0])
    texts = [str(each.pid), command, words.duration(each.cpu_s), words.size(each.rss_bytes), words.plain(each.folder)]
    item = QTreeWidgetItem(texts)
    item.setData(0, _PID, each.pid)
    item.setToolTip(1, words.plain(command))
    for column in (0, 2, 3):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
