"""Make the pictures of the manual from those of the tour: resources/manual/*.png.

    .venv/bin/python installer/make_pictures.py [folder of a tour]

They are kept in the repository; `make pictures` runs this again when the windows have changed.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "resources" / "manual"
_WIDTH = 960  # pixels
_WHOLE = {"conversation"}  # stands in the READMEs too
PICTURES = {  # file of the manual: title in the tour
    "first-start": "首次启动-本单位和任期",
    "today": "今日-整改措施报告将到期",
    "new-talk": "新建谈话-第七条",
    "preparation": "谈话准备-还缺什么",
    "conversation": "第二步-指出问题",
    "record": "谈话记录-由步骤形成",
    "follow-up": "整改跟踪",
    "remediation": "整改-已销号",
    "copies": "抄送-回执",
    "print": "表格打印-监督谈话记录",
    "roster": "导入名册-预览",
    "statistics": "统计报告-数字",
    "check": "规范性自查",
}


def small(picture: Image.Image, width: int) -> Image.Image:
    """Return a picture of that width, in pixels, with 128 colours of its own: a third of the size."""
    across, down = picture.size
    narrow = picture.convert("RGB").resize((width, round(down * width / across)))
    return narrow.quantize(128, dither=Image.Dither.NONE)


def make(tour: Path) -> None:
    """Make them of a folder that the tour has filled; a missing one is a LookupError."""
    for name, title in PICTURES.items():
        found = sorted(tour.glob(f"[0-9][0-9]-{title}.png"))
        if not found:
            raise LookupError(f"the tour has no picture “{title}”")
        picture = Image.open(found[0])
        width = picture.width if name in _WHOLE else min(_WIDTH, picture.width)
        small(picture, width).save(OUT / f"{name}.png", optimize=True)


def main() -> None:
    """Run the tour unless a folder is given, and make the pictures."""
    if len(sys.argv) > 1:
        make(Path(sys.argv[1]))
    else:
        with TemporaryDirectory() as folder:
            run = [sys.executable, "-m", "desktop", "tour", "-o", folder]
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
            subprocess.run(run, cwd=ROOT, check=True, env=environment)
            make(Path(folder))


if __name__ == "__main__":
    main()
