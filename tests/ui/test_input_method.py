import pytest

from desktop.ui.input_method import choose_input_method

FCITX, IBUS = "org.fcitx.Fcitx5", "org.freedesktop.IBus"
X11 = {"DISPLAY": ":0"}
WAYLAND = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}


def chosen(environment, running, plugins, platform="linux"):
    known = dict(environment)
    choose_input_method(known, platform=platform, plugins=plugins, ask=lambda *_: running)
    return known.get("QT_IM_MODULE"), known.get("IBUS_USE_PORTAL")


@pytest.mark.parametrize(
    ("environment", "running", "taken"),
    [
        (X11 | {"QT_IM_MODULE": "fcitx"}, {FCITX}, ("ibus", "1")),
        (X11 | {"QT_IM_MODULE": "fcitx"}, set(), ("ibus", None)),
        (X11 | {"QT_IM_MODULE": "ibus"}, {IBUS}, ("ibus", None)),
        (X11 | {"QT_IM_MODULE": "ibus"}, {FCITX, IBUS}, ("ibus", "1")),
        (X11 | {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "0"}, {FCITX}, ("ibus", "0")),
        (X11 | {"QT_IM_MODULE": "xim"}, {IBUS}, ("ibus", None)),
        (X11 | {"QT_IM_MODULE": "compose"}, {FCITX}, ("compose", None)),
        (X11, {IBUS}, ("ibus", None)),
        (X11, {FCITX}, ("ibus", "1")),
        (X11, set(), (None, None)),
        (WAYLAND, {IBUS}, (None, None)),
        (WAYLAND | {"QT_QPA_PLATFORM": "xcb"}, {FCITX}, ("ibus", "1")),
        (WAYLAND | {"QT_IM_MODULE": "fcitx"}, {FCITX}, ("ibus", "1")),
        ({"QT_QPA_PLATFORM": "offscreen", "QT_IM_MODULE": "fcitx"}, {FCITX}, ("fcitx", None)),
    ],
)
def test_ibus_is_taken_where_nothing_better_is_there(environment, running, taken, tmp_path):
    assert chosen(environment, running, tmp_path) == taken


def test_a_plug_in_that_is_there_is_kept(tmp_path):
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").touch()
    known = X11 | {"QT_IM_MODULE": "fcitx5"}
    assert chosen(known, {FCITX}, tmp_path) == ("fcitx5", None)


def test_windows_is_left_alone(tmp_path):
    known = {"QT_IM_MODULE": "fcitx"}
    assert chosen(known, {FCITX}, tmp_path, platform="win32") == ("fcitx", None)


def test_the_plug_in_of_ibus_comes_with_qt():
    known = X11 | {"QT_IM_MODULE": "ibus"}
    from pathlib import Path

    from PySide6.QtCore import QLibraryInfo

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    assert chosen(known, set(), None)[0] == "ibus"
    assert (plugins / "platforminputcontexts" / "libibusplatforminputcontextplugin.so").exists()
