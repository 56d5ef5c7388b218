"""Make the pictures of the manual from those of the tour: resources/manual/*.png.

    .venv/bin/python installer/make_pictures.py [folder of a tour]

They are kept in the repository; `make pictures` runs this again when the windows have changed.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "resources" / "manual"
_WIDTH = 960  # pixels
PICTURES = {  # file of the manual: title in the tour
    "first-start": "首次启动-本单位和任期",
    "today": "今日-整改措施报告将到期",
    "new-talk": "新建谈话-第七条",
    "preparation": "谈话准备-还缺什么",
    "record": "谈话记录-由步骤形成",
    "follow-up": "整改跟踪",
    "remediation": "整改-已销号",
    "copies": "抄送-回执",
    "print": "表格打印-监督谈话记录",
    "roster": "导入名册-预览",
}


def small(picture: QImage) -> QImage:
    """Return a picture of the manual's width with 256 colours, which is a third of the size."""
    smooth = Qt.TransformationMode.SmoothTransformation
    narrow = picture.scaledToWidth(min(_WIDTH, picture.width()), smooth)
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return narrow.convertToFormat(QImage.Format.Format_Indexed8, flags)


def make(tour: Path) -> None:
    """Make them of a folder that the tour has filled; a missing one is a LookupError."""
    for name, title in PICTURES.items():
        found = sorted(tour.glob(f"[0-9][0-9]-{title}.png"))
        if not found:
            raise LookupError(f"the tour has no picture “{title}”")
        small(QImage(str(found[0]))).save(str(OUT / f"{name}.png"), "PNG", 0)


def main() -> None:
    """Run the tour unless a folder is given, and make the pictures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication(sys.argv[:1])
    if len(sys.argv) > 1:
        make(Path(sys.argv[1]))
    else:
        with TemporaryDirectory() as folder:
            run = [sys.executable, "-m", "desktop", "tour", "-o", folder]
            subprocess.run(run, cwd=ROOT, check=True)
            make(Path(folder))
    del app


if __name__ == "__main__":
    main()
