"""An animated picture of a widget: frames grabbed while it lives, written as a GIF."""

import time
from itertools import pairwise
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

BYTES_MOST = 2_000_000
WIDTH = 900
_EVERY_MS = 100


class Film(QObject):
    """Grabs ``widget`` ten times a second, from now on until it is written. In the main thread."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget
        self._frames: list[tuple[float, QImage]] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._grab)
        self._timer.start(_EVERY_MS)

    @property
    def last_s(self) -> float:
        """When the last frame was grabbed, by ``perf_counter``; 0 if none was."""
        return self._frames[-1][0] if self._frames else 0.0

    def write(self, path: Path, hold_s: float) -> None:
        """End it, and write it: each frame stays as long as it took, and the last for ``hold_s``. Then it begins anew.

        Raises:
            ValueError: the file is larger than ``BYTES_MOST``.
        """
        self._timer.stop()
        lasting = [later - at for (at, _), (later, _) in pairwise(self._frames)]
        images = [_scaled(frame) for _, frame in self._frames]
        # One palette for all, so that nothing flickers: the colours of a run that goes on, and of one that is over.
        palette = _beside(images[len(images) // 2], images[-1]).quantize(256, dither=Image.Dither.NONE)
        first, *others = [image.quantize(palette=palette, dither=Image.Dither.NONE) for image in images]
        milliseconds = [round(each * 1000) for each in (*lasting, hold_s)]
        first.save(path, save_all=True, append_images=others, duration=milliseconds, loop=0)
        size = path.stat().st_size
        if size > BYTES_MOST:
            raise ValueError(f"{path} has {size:,} bytes, and may have {BYTES_MOST:,}")

    def _grab(self) -> None:
        self._frames.append((time.perf_counter(), self._widget.grab().toImage()))


def _scaled(frame: QImage) -> Image.Image:
    plain = frame.convertToFormat(QImage.Format.Format_RGB888)
    size, row = (plain.width(), plain.height()), plain.bytesPerLine()
    image = Image.frombuffer("RGB", size, bytes(plain.constBits()), "raw", "RGB", row, 1)
    return image.resize((WIDTH, round(image.height * WIDTH / image.width)), Image.Resampling.LANCZOS)


def _beside(left: Image.Image, right: Image.Image) -> Image.Image:
    both = Image.new("RGB", (left.width + right.width, left.height))
    both.paste(left)
    both.paste(right, (left.width, 0))
    return both
