"""Customary faces are found among real font files, made here under other names and rights."""

import io

import pytest
from fontTools.ttLib import TTFont

import resources
from desktop.forms.own_faces import find, folders
from desktop.forms.paper import Face, Paper, Para
from desktop.forms.pdf import write


@pytest.fixture(scope="module")
def small():
    """The smallest bundled font, to be renamed."""
    with TTFont(str(resources.path("fonts/GWHei.ttf"))) as font:
        yield font


def save(font, path, name, embedding=0):
    font["name"].names = [n for n in font["name"].names if n.nameID not in (1, 4, 16)]
    font["name"].setName(name, 1, 3, 1, 0x804)
    font["name"].setName(name, 4, 3, 1, 0x804)
    font["OS/2"].fsType = embedding
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(str(path))


def test_a_customary_face_is_found_and_printed_in(small, tmp_path):
    path = tmp_path / "fonts" / "sub" / "fs.ttf"
    save(small, path, "仿宋_GB2312")
    found = find([tmp_path / "fonts", tmp_path / "none"])
    assert [(f, o.name, o.path, o.index) for f, o in found.items()] == [
        (Face.FANG, "仿宋_GB2312", path, 0)
    ]
    paper = Paper(key="x", title="x", author="x", blocks=(Para(text="会议纪要"),))
    own = {face: (o.path, o.index) for face, o in found.items()}
    with_own, without = io.BytesIO(), io.BytesIO()
    write([paper], with_own, faces=own)
    write([paper], without)
    assert with_own.getvalue() != without.getvalue()


@pytest.mark.parametrize("embedding", [0x0002, 0x0100, 0x0200])
def test_a_font_that_may_not_be_embedded_is_left_out(small, tmp_path, embedding):
    save(small, tmp_path / "f.ttf", "仿宋_GB2312", embedding)
    assert find([tmp_path]) == {}


def test_the_better_name_wins_and_others_do_not_count(small, tmp_path):
    save(small, tmp_path / "a.ttf", "仿宋")
    save(small, tmp_path / "b.ttf", "仿宋_GB2312")
    save(small, tmp_path / "c.ttf", "某某手写体")
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    assert find([tmp_path])[Face.FANG].name == "仿宋_GB2312"


def test_each_system_has_its_folders():
    windows = folders({"WINDIR": "C:/Windows", "LOCALAPPDATA": "C:/Users/x/AppData/Local"}, "win32")
    assert [p.name for p in windows] == ["Fonts", "Fonts"]
    assert any(p.as_posix() == "/usr/share/fonts" for p in folders({}, "linux"))
