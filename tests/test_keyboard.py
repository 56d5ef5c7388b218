"""The whole tour once more without a mouse: what Tab and the arrows do not reach is found here."""

import os
import subprocess
import sys
from pathlib import Path


def test_the_whole_tour_goes_by_keyboard_alone(tmp_path):
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("fingers.py")), str(tmp_path)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        timeout=450,
    )
    assert (done.returncode, done.stderr[-2000:]) == (0, "")
    titles = [line.partition("-")[2] for line in done.stdout.splitlines()]
    assert titles[0].startswith("首次启动")
    assert any(title.startswith("已办结") for title in titles)
    assert any(title.startswith("表格打印") for title in titles)
