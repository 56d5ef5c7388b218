from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from desktop.ui.screens.administration import recovery as recovery_module
from desktop.ui.screens.administration.about import licence_texts, parts
from tests.ui.screens.administration.hands import press, settle, shown


def test_the_first_page_is_open_and_another_is_opened_by_its_key(screen):
    assert screen.page.key == "users"
    screen.open({"page": "about"})
    assert screen.whereabouts() == {"page": "about"}


def test_a_page_is_chosen_in_the_list(screen, qtbot):
    screen.list.setFocus()
    qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.page.key == "backups"


def test_the_clerk_who_stands_in_is_told_so(screen):
    assert "尚未设系统管理员" in screen.page.conflicts.text()


def test_a_backup_is_made_and_listed(screen, qtbot, opened):
    page = shown(screen, "backups")
    page.back_up.click()
    assert not page.back_up.isEnabled()
    settle(qtbot)
    assert len(page.table.records) == 1
    assert screen.notice.sentence == "已备份 1 份，全部校验通过。"
    assert opened.admin.audit.entries(limit=1)[0].deed == "备份"


def test_a_second_place_that_is_gone_is_said(screen, qtbot, safety, tmp_path, monkeypatch):
    place = tmp_path / "usb"
    place.mkdir()
    page = shown(screen, "backups")
    monkeypatch.setattr(
        "desktop.ui.screens.administration.backups.QFileDialog.getExistingDirectory",
        lambda *_args: str(place),
    )
    page.name_second.click()
    assert page.second.text() == str(place)
    assert page.second_state.text().startswith("现在可用，剩余空间")
    place.rmdir()
    page.back_up.click()
    settle(qtbot)
    assert "现在找不到" in screen.notice.sentence
    assert page.second_state.text().startswith("现在找不到")
    page.forget_second.click()
    assert safety.second_folder() is None


def test_a_second_place_within_the_store_is_refused(screen, monkeypatch, opened):
    page = shown(screen, "backups")
    monkeypatch.setattr(
        "desktop.ui.screens.administration.backups.QFileDialog.getExistingDirectory",
        lambda *_args: str(opened.keys.folder),
    )
    page.name_second.click()
    assert "不能在数据文件夹里" in screen.notice.sentence


def test_everything_is_checked(screen, qtbot):
    page = shown(screen, "backups")
    page.verify.click()
    settle(qtbot)
    assert screen.notice.sentence.startswith("核对无误")


def test_restoring_says_which_copy_is_wanted(screen, qtbot):
    page = shown(screen, "backups")
    page.back_up.click()
    settle(qtbot)
    with qtbot.waitSignal(page.restore_wanted) as wanted:
        press(qtbot, page, 0, "恢复到这一份…")
    assert wanted.args == [page.table.records[0].folder]


def test_a_rehearsal_is_made_and_its_result_is_shown(screen, qtbot, opened):
    page = shown(screen, "backups")
    assert page.rehearsed.text().startswith("还没有做过恢复演练")
    page.rehearse.click()
    assert screen.notice.sentence == "还没有备份，不能演练；请先备份一次。"
    page.back_up.click()
    settle(qtbot)
    page.rehearse.click()
    settle(qtbot)
    assert screen.notice.sentence.startswith("恢复演练通过：备份 20260713-093000")
    assert page.rehearsed.text() == ("最近一次恢复演练：2026-07-13 09:30，通过，谈话0次、附件0个。")
    assert opened.admin.audit.entries(limit=1)[0].deed == "恢复演练"


def test_a_rehearsal_that_fails_says_why(screen, qtbot):
    page = shown(screen, "backups")
    page.back_up.click()
    settle(qtbot)
    with (page.table.records[0].folder / "content.db").open("ab") as file:
        file.write(b"x")
    page.rehearse.click()
    settle(qtbot)
    told = next(w for w in QApplication.topLevelWidgets() if "没有通过" in w.windowTitle())
    assert "content.db已损坏" in told.findChild(QPlainTextEdit).toPlainText()
    told.close()
    assert "没有通过，1处有误" in page.rehearsed.text()


def test_both_logs_are_read(screen):
    page = shown(screen, "log")
    assert page.tabs.key == "content"
    page.tabs.choose("admin")
    assert page.table.records[0].entry.deed == "登录"
    assert page.count.text().startswith("共 ")


def test_the_recovery_sheet_is_shown_only_when_asked_and_that_is_logged(screen, opened, founded):
    page = shown(screen, "recovery")
    assert page.keys.rows == ()
    page.show_button.click()
    assert page.keys.rows == founded.sheet.rows()
    assert opened.admin.audit.entries(limit=1)[0].deed == "打印恢复单"
    screen.open({"page": "about"})
    assert page.keys.rows == ()


def test_the_recovery_sheet_is_printed_with_its_office(screen, monkeypatch):
    printed = []
    monkeypatch.setattr(
        recovery_module, "print_text", lambda _parent, _title, html: printed.append(html) or True
    )
    page = shown(screen, "recovery")
    page.show_button.click()
    page.print_button.click()
    assert "市委办公室" in printed[0]
    assert page.keys.rows[0][1][0] in printed[0]
    page.hide_button.click()
    assert page.keys.rows == ()


def test_ones_own_account_shows_the_fingerprint(screen, accounts, asked):
    page = shown(screen, "account")
    words = [label.text() for label in page._values]
    assert words[:3] == ["李文书", "liwenshu", "经办人"]
    assert words[5] == accounts.users()[0].fingerprint


def test_the_versions_are_listed_and_copied(screen, opened, asked):
    page = shown(screen, "about")
    assert {part.name for part in parts()} >= {"Python", "Qt", "PySide6-Essentials", "Lucide"}
    assert len(page.table.records) == len(parts())
    page._on_copy()
    assert "tanhua " in QGuiApplication.clipboard().text()
    page._on_licences()
    assert asked == [("授权文本", licence_texts())]
    assert "ISC License" in licence_texts()
