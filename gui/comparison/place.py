"""Where the runs that are compared are shown; there from the start on, for those that find it by its name."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from .page import ComparePage


class ComparisonPlace(QWidget):
    """Room for the page, which is put into it when it is first wanted. Main thread."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("comparison")
        self.page: ComparePage | None = None

    def put(self, page: "ComparePage") -> None:
        """The page is made, which fills all of it."""
        self.page = page
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def ranking(self) -> list[tuple[str, float]]:
        """The strategy and the median, in seconds, of each way of which a run finished, the fastest first."""
        return self.page.ranking() if self.page is not None else []
