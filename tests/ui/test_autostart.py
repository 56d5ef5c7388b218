"""The switch writes what the desktop reads at its start, and takes it away again."""

import configparser
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from desktop.ui.autostart import DesktopFile, RunKey, of_this_computer, own_command

COMMAND = ["/opt/tan hua/tanhua", "--store", "/home/li/谈话"]


def test_an_autostart_file_comes_and_goes(tmp_path):
    switch = DesktopFile(tmp_path / "config" / "autostart", COMMAND)
    assert not switch.is_on()
    switch.turn(on=True)
    assert switch.is_on()
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(tmp_path / "config/autostart/tanhua.desktop", "utf-8")
    assert entry["Desktop Entry"]["Type"] == "Application"
    assert entry["Desktop Entry"]["Exec"] == '"/opt/tan hua/tanhua" --store /home/li/谈话'
    switch.turn(on=False)
    switch.turn(on=False)
    assert not switch.is_on()


def test_a_value_of_the_registry_comes_and_goes(tmp_path):
    settings = QSettings(str(tmp_path / "run.ini"), QSettings.Format.IniFormat)
    switch = RunKey(settings, COMMAND)
    assert not switch.is_on()
    switch.turn(on=True)
    assert switch.is_on()
    assert settings.value("tanhua") == '"/opt/tan hua/tanhua" --store /home/li/谈话'
    switch.turn(on=False)
    assert not switch.is_on()


def test_what_cannot_be_written_is_said(tmp_path):
    (tmp_path / "autostart").write_text("not a folder")
    with pytest.raises(OSError, match="autostart"):
        DesktopFile(tmp_path / "autostart", COMMAND).turn(on=True)


def test_the_file_lies_where_the_desktop_looks(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    of_this_computer(Path("store")).turn(on=True)
    said = (tmp_path / "autostart/tanhua.desktop").read_text("utf-8")
    assert str(Path("store").absolute()) in said
    assert own_command(Path("store"))[-2:] == [str(Path("store").absolute()), "--in-tray"]
