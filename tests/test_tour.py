"""The tour is the end-to-end test: real windows from the first start on, clicked and written into."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Where the tour's store, home and temporary folder stay, with what was typed and the titles."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def files(tmp_path_factory, kept):
    folder = tmp_path_factory.mktemp("tour")
    (folder / "99-of an earlier tour.png").write_bytes(b"old")
    places = {"HOME": "home", "TMPDIR": "tmp", "XDG_CONFIG_HOME": "config"}
    places |= {"XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache", "XDG_STATE_HOME": "state"}
    for place in places.values():
        (kept / place).mkdir()
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("kept_tour.py")), str(kept), str(folder)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=450,
        env={**os.environ, **{name: str(kept / place) for name, place in places.items()}},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"“{folder}”" in done.stdout
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def pictures(files):
    return [f for f in files if f.suffix == ".png"]


def test_the_pictures_are_numbered_in_order(pictures):
    assert len(pictures) >= 20
    numbers = [int(re.match(r"(\d+)-.+\.png", p.name)[1]) for p in pictures]
    assert numbers == list(range(1, len(pictures) + 1))


def test_every_picture_shows_a_window(pictures):
    for path in pictures:
        picture = QImage(str(path))
        assert picture.width() >= 560
        colours = {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 7)
            for y in range(0, picture.height(), 7)
        }
        assert len(colours) > 20, path.name


def test_the_scenes_follow_each_other(pictures):
    names = [p.stem.partition("-")[2] for p in pictures]
    wanted = [
        "首次启动-本单位和任期",
        "首次启动-用户",
        "首次启动-恢复单",
        "首次启动-完成",
        "导入名册-预览",
        "谈话对象-名册",
        "系统管理-领导班子",
        "新建谈话-第七条",
        "谈话准备-问题",
        "第一步-报告自查情况",
        "第二步-指出问题",
        "第三步-作说明",
        "第四步-整改要求",
        "第五步-表态",
        "谈话结束-两个期限",
        "谈话记录-已签字",
        "抄送-谈话后",
        "整改-措施和通报",
        "整改-整改情况报告",
        "整改-已销号",
        "已办结",
    ]
    assert [n for n in names if n in wanted] == wanted


def test_the_forms_of_the_talk_are_there_as_pdf(files):
    papers = [f for f in files if f.suffix == ".pdf"]
    assert len(papers) >= 12
    assert all(f.read_bytes().startswith(b"%PDF-") for f in papers)


_RUNS = re.compile(r"[\u4e00-\u9fff]{8,}")


def test_nothing_that_was_typed_into_a_talk_has_leaked(files, kept):
    """Art. 16: store, settings, logs, temporary files, recent files, titles (the papers are meant)."""
    noted = json.loads((kept / "noted.json").read_text("utf-8"))
    words = {run for text in noted["typed"] for run in _RUNS.findall(text)}
    assert len(words) > 15
    assert any("滞留惠民补贴" in word for word in words)
    looked = [f for f in kept.rglob("*") if f.is_file() and f.name != "noted.json"]
    names = {f.name for f in looked}
    assert {"admin.db", "content.db", "store.slots", "ui.ini"} <= names
    for file in looked:
        raw = file.read_bytes()
        for word in words:
            for code in ("utf-8", "utf-16-le", "gb18030"):
                assert word.encode(code) not in raw, f"“{word}” stands in {file}"
            assert word not in str(file)
    assert noted["titles"]
    said = "".join(noted["titles"])
    assert not any(word in said for word in words)


def test_what_lies_in_the_store_is_encrypted_and_nothing_else(files, kept):
    (store,) = (f.parent for f in kept.rglob("content.db") if f.parent.name == "store")
    known = {"admin.db", "content.db", "store.slots", "lock", "due-counts.json"}
    assert {f.name for f in store.iterdir()} <= known | {"attachments", "backups", "owner"}
    for vault in kept.rglob("*.db"):
        assert not vault.read_bytes().startswith(b"SQLite format 3")
    for attached in (store / "attachments").iterdir():
        assert attached.read_bytes().startswith(b"ATT1")
