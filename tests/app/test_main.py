import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from desktop.app import settings_file
from tests.conftest import PASSWORD

HEAVY = ("sqlite_utils", "cryptography", "PySide6.QtTest", "reportlab", "openpyxl", "docx")
AVOIDED = ("sqlcipher3", "hashlib", "html")  # several milliseconds each


def test_the_settings_lie_where_platformdirs_says(monkeypatch):
    expected = Path(platformdirs.user_config_dir("tanhua", appauthor=False), "ui.ini")
    assert settings_file() == expected


@pytest.mark.skipif(sys.platform == "win32", reason="the variable is one of Linux")
def test_the_settings_follow_the_desktop(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_file() == tmp_path / "tanhua" / "ui.ini"


def test_the_log_in_is_painted_before_anything_heavy_is_imported(founded, tmp_path):
    code = (
        "import sys; from pathlib import Path; from desktop.app import main;"
        f"main(Path({str(founded.keys.folder)!r}), quit_after_start=True);"
        f"print([name for name in {HEAVY + AVOIDED!r} if name in sys.modules]);"
        "from PySide6 import QtCore; print('Qt' in vars(QtCore))"  # made when first asked for
    )
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert done.stdout.splitlines() == ["[]", "False"]
    assert PASSWORD not in done.stdout + done.stderr


def test_the_command_ends_once_the_window_was_painted(tmp_path):
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "desktop", "--store", str(tmp_path / "new")]
    done = subprocess.run([*command, "--quit-after-start"], env=env, timeout=300, check=False)
    assert done.returncode == 0
    assert not (tmp_path / "new").exists()
