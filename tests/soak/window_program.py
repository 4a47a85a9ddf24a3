"""The window, which presses Run by itself; to be killed."""

import sys

from PySide6.QtCore import QTimer

from gui.application import create_application
from gui.window import MainWindow


def main(strategy):
    """Run ``strategy`` on jobs that take long, as soon as the window is there."""
    application = create_application(sys.argv[:1])
    window = MainWindow()
    window.show()
    by_name = {child.objectName(): child for child in window.findChildren(object) if child.objectName()}
    by_name["strategy"].choose(strategy)
    by_name["jobs"].setValue(8)
    QTimer.singleShot(0, by_name["runButton"].click)
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1])
