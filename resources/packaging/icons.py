"""Makes the icons of the three systems from one drawing: ``python icons.py DRAWING.svg FOLDER``.

Writes ``parallelogram.png`` (Linux), ``.ico`` (Windows) and ``.icns`` (macOS) into the folder. Qt can write neither of
the last two with several sizes; both are plain lists of PNG pictures.
"""

import os
import struct
import sys
from pathlib import Path

_ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
_ICNS_SIZES = {  # a picture's kind, and its size in pixels
    b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512,
    b"ic11": 32, b"ic12": 64, b"ic13": 256, b"ic14": 512, b"ic10": 1024,
}  # fmt: skip


def main(drawing: str, folder: str) -> None:
    """Write the three files."""
    sizes = {*_ICO_SIZES, *_ICNS_SIZES.values()}
    pictures = drawn(drawing, sizes)
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    (target / "parallelogram.png").write_bytes(pictures[256])
    (target / "parallelogram.ico").write_bytes(ico({size: pictures[size] for size in _ICO_SIZES}))
    (target / "parallelogram.icns").write_bytes(icns({kind: pictures[size] for kind, size in _ICNS_SIZES.items()}))


def drawn(drawing: str, sizes: "set[int]") -> "dict[int, bytes]":
    """The drawing as a PNG picture in each of the sizes, in pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QRectF
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    application = QGuiApplication([])
    renderer = QSvgRenderer(drawing)
    if not renderer.isValid():
        raise SystemExit(f"{drawing} is no drawing")
    pictures = {}
    for size in sizes:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        buffer = QBuffer()
        image.save(buffer, "PNG")
        pictures[size] = bytes(buffer.data().data())
    del application
    return pictures


def ico(pictures: "dict[int, bytes]") -> bytes:
    """An .ico file: ICONDIR, an ICONDIRENTRY a picture, the pictures. A size of 256 is written as 0."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    entries, offset = b"", len(head) + 16 * len(pictures)
    for size, picture in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + entries + b"".join(pictures.values())


def icns(pictures: "dict[bytes, bytes]") -> bytes:
    """An .icns file: ``icns`` and its length, then each picture after its kind and length, big-endian."""
    body = b"".join(kind + struct.pack(">I", 8 + len(picture)) + picture for kind, picture in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


if __name__ == "__main__":
    main(*sys.argv[1:])
