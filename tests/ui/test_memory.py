from PySide6.QtCore import QByteArray

from desktop.ui.memory import Memory


def test_nothing_is_remembered_at_first(tmp_path):
    memory = Memory(tmp_path / "ui.ini")
    assert (memory.large, memory.login, memory.geometry) == (False, "", QByteArray())
    assert memory.widths("谈话 名单") == []


def test_what_was_set_lasts(tmp_path):
    memory = Memory(tmp_path / "ui.ini")
    memory.set_large(large=True)
    memory.set_login("liwenshu")
    memory.set_geometry(QByteArray(b"\x01\x02"))
    memory.set_widths("谈话 名单", [120, 80])

    again = Memory(tmp_path / "ui.ini")

    assert (again.large, again.login) == (True, "liwenshu")
    assert again.geometry == QByteArray(b"\x01\x02")
    assert again.widths("谈话 名单") == [120, 80]


def test_a_spoilt_file_is_as_good_as_none(tmp_path):
    (tmp_path / "ui.ini").write_text("[widths]\n名单=a b\n[type]\nlarge=maybe\n", "utf-8")
    memory = Memory(tmp_path / "ui.ini")
    assert memory.large is False
    assert memory.widths("名单") == []
