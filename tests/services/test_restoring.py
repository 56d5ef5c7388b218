import pytest

from db import backup
from db.errors import NoStore, WrongPassword
from desktop.services.login import enter, log_in
from desktop.services.restoring import copies_in, put_back
from tests.conftest import CHEAP, NOW, PASSWORD


def test_the_newest_copy_of_a_folder_comes_back_and_opens_with_the_password_of_its_time(
    founded, tmp_path
):
    copy = backup.make(founded.keys, tmp_path / "usb", at=NOW, reason="手动")
    assert copies_in(tmp_path / "usb") == [copy]
    new = tmp_path / "new"
    with pytest.raises(WrongPassword):
        put_back(tmp_path / "usb", new, "liwenshu", "wrong", now=NOW, floor_kib=CHEAP.kib)
    done = put_back(tmp_path / "usb", new, "liwenshu", PASSWORD, now=NOW, floor_kib=CHEAP.kib)
    assert done.made_at == NOW
    keys = log_in(new, "liwenshu", PASSWORD, now=NOW, floor_kib=CHEAP.kib)
    with enter(keys, now=NOW) as opened:
        assert opened.content.body.own().name == "中共江州市委"


def test_a_folder_without_copies_is_said(tmp_path):
    with pytest.raises(NoStore, match="没有可用的备份"):
        put_back(tmp_path, tmp_path / "new", "liwenshu", PASSWORD, now=NOW)
    assert not (tmp_path / "new").exists()
