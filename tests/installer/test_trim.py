import pytest
from trim import OPTIONAL, SYSTEM, trimmed, wanted


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "resources/fonts/GWHei.ttf",
        "pypinyin/pinyin_dict.json",
        "tzdata/zoneinfo/Asia/Shanghai",
        "docx/parts/py.typed",
    ],
)
def test_what_the_program_uses_is_carried(name):
    assert wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6\\opengl32sw.dll",
        "resources/__init__.py",
        "pypinyin/phrases_dict.json",
        "pypinyin/core.pyi",
        "tzdata/zoneinfo/America/Lima",
    ],
)
def test_what_nobody_uses_is_left_out(name):
    assert not wanted(name)


def test_a_library_is_carried_only_where_something_carried_needs_it():
    entries = [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/w/libqxcb.so", "BINARY"),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "/w/libqgtk3.so", "BINARY"),
        ("libxcb-cursor.so.0", "/s/libxcb-cursor.so.0", "BINARY"),
        ("libxcb-util.so.1", "/s/libxcb-util.so.1", "BINARY"),
        ("libgtk-3.so.0", "/s/libgtk-3.so.0", "BINARY"),
        ("libcups.so.2", "/s/libcups.so.2", "BINARY"),
        ("libX11.so.6", "/s/libX11.so.6", "BINARY"),
        ("resources/fonts/GWHei.ttf", "/r/GWHei.ttf", "DATA"),
    ]
    needs = {
        "/w/libqxcb.so": ["libxcb-cursor.so.0", "libX11.so.6", "libcups.so.2"],
        "/w/libqgtk3.so": ["libgtk-3.so.0"],
        "/s/libxcb-cursor.so.0": ["libxcb-util.so.1"],
    }
    assert "libX11.so.6" in SYSTEM
    assert "libcups.so.2" in OPTIONAL
    assert [entry[0] for entry in trimmed(entries, lambda file: needs.get(file, []))] == [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "libxcb-cursor.so.0",
        "libxcb-util.so.1",
        "resources/fonts/GWHei.ttf",
    ]
