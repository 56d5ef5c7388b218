import os
import re
import subprocess
import sys
from pathlib import Path

import package
import pytest
from trim import DISTRIBUTIONS

from desktop import __version__
from desktop.ui.screens.administration import about

ROOT = Path(package.__file__).parents[1]


def test_the_version_is_that_of_the_program():
    assert package.version() == __version__


def test_what_is_packaged_is_what_the_project_depends_on():
    named = {re.split(r"[<>=!]", entry)[0] for entry in package.dependencies()}
    assert {"PySide6-Essentials", "sqlcipher3", "pyinstaller"} <= named


def test_every_version_that_the_about_page_shows_is_carried():
    assert {name for name, _, _ in about._PACKAGES} <= set(DISTRIBUTIONS)


def test_the_store_opens_without_the_sqlite_of_python(tmp_path):
    program = (
        "import sys; sys.modules['_sqlite3'] = None\n"
        "from db.content import ContentStore\n"
        "from sqlcipher3 import Connection\n"
        "import sqlite3; assert sqlite3.Connection is Connection\n"
        "from pathlib import Path\n"
        "ContentStore(Path(sys.argv[1]), bytes(32), create=True).close()"
    )
    path = f"{ROOT / 'installer' / 'stand_ins'}{os.pathsep}{ROOT}"
    environment = os.environ | {"PYTHONPATH": path}
    subprocess.run(
        [sys.executable, "-c", program, tmp_path / "content.db"], check=True, env=environment
    )
    assert (tmp_path / "content.db").exists()


def test_modules_beside_a_library_are_kept_compiled_only(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "__init__.py").write_text("FOUND = 7\n", "utf-8")
    package.keep_compiled(Path(sys.executable), tmp_path)
    left = [file.name for file in tmp_path.rglob("*") if file.is_file()]
    assert left == ["__init__.pyc"]
    program = "import inner; print(inner.FOUND)"
    run = [sys.executable, "-c", program]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(run, check=True, env=environment, capture_output=True, text=True)
    assert done.stdout.strip() == "7"


def test_the_size_counts_files_once(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 10)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").write_bytes(b"x" * 5)
    if sys.platform != "win32":
        (tmp_path / "link").symlink_to(tmp_path / "a")
    assert package.size(tmp_path) == 15


@pytest.mark.parametrize("name", ["tanhua.svg", "tanhua.ico", "tanhua-48.png", "tanhua-256.png"])
def test_the_icon_is_there_in_every_form(name):
    assert (ROOT / "resources" / "program" / name).stat().st_size > 600
