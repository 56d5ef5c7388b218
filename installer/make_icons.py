"""Draw the program's icon: resources/program/tanhua.svg, PNGs and the .ico of Windows.

    QT_QPA_PLATFORM=offscreen .venv/bin/python installer/make_icons.py

The pictures are kept in the repository; the script is run again when the drawing is changed.
The character is taken from the font GW Hei as a path, so that no font is needed to show it.
"""

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QImage, QPainter, QPainterPath
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "resources" / "program"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
_ACCENT, _CARD = "#b5121b", "#ffffff"

_SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect x="2" y="2" width="60" height="60" rx="12" fill="{accent}"/>
<path d="{character}" fill="{card}"/>
</svg>
"""


def character_path(side: float, middle: float) -> str:
    """Return 谈 as SVG path data, `side` pixels high, its middle at (middle, middle)."""
    number = QFontDatabase.addApplicationFont(str(ROOT / "resources/fonts/GWHei.ttf"))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setPixelSize(200)
    font.setBold(True)
    path = QPainterPath()
    path.addText(0, 0, font, "谈")
    box = path.boundingRect()
    scale = side / max(box.width(), box.height())
    left = middle - box.center().x() * scale
    top = middle - box.center().y() * scale
    return " ".join(_elements(path.simplified(), scale, left, top)) + " Z"


def _elements(path: QPainterPath, scale: float, left: float, top: float) -> list[str]:
    kinds = {
        QPainterPath.ElementType.MoveToElement: "M",
        QPainterPath.ElementType.LineToElement: "L",
        QPainterPath.ElementType.CurveToElement: "C",
    }
    found = []
    for number in range(path.elementCount()):
        point = path.elementAt(number)
        place = f"{point.x * scale + left:.2f} {point.y * scale + top:.2f}"
        found.append(f"{kinds.get(point.type, '')}{place}")
    return found


def drawn(svg: bytes, side: int) -> QImage:
    """Return the drawing as a picture of so many pixels."""
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return picture


def png(picture: QImage) -> bytes:
    """Return a picture as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


def ico(pictures: list[tuple[int, bytes]]) -> bytes:
    """Return PNGs as one .ico, which Windows Vista and newer read."""
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for side, data in pictures:
        start = 6 + 16 * len(pictures) + len(body)
        head += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), start)
        body += data
    return head + body


def main() -> None:
    """Write all of them."""
    app = QGuiApplication(sys.argv[:1])
    OUT.mkdir(exist_ok=True)
    svg = _SVG.format(accent=_ACCENT, card=_CARD, character=character_path(44, 32)).encode()
    (OUT / "tanhua.svg").write_bytes(svg)
    for side in SIZES:
        (OUT / f"tanhua-{side}.png").write_bytes(png(drawn(svg, side)))
    (OUT / "tanhua.ico").write_bytes(ico([(side, png(drawn(svg, side))) for side in _ICO_SIZES]))
    del app


if __name__ == "__main__":
    main()
