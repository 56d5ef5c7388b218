import pytest

from desktop.app import require_display
from desktop.cli import run
from desktop.errors import Refused


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_a_screen_of_any_kind_will_do(name):
    require_display({name: "x"}, "linux")
    require_display({}, "win32")


def test_without_a_screen_one_sentence_says_so():
    with pytest.raises(Refused, match="没有图形显示"):
        require_display({}, "linux")


def test_the_command_says_it_and_ends_with_one(monkeypatch, capsys, tmp_path):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert run(["--store", str(tmp_path / "store")]) == 1
    assert capsys.readouterr().err.strip().startswith("没有图形显示")
