"""归档: what is missing, the deed with its warning, the list of files, all of a year at once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from db.records import Role, TalkStatus
from desktop.exchange.archive_package import check
from desktop.services.archive import ArchiveService
from desktop.services.desk import Worker
from desktop.ui.background import busy
from desktop.ui.screens.follow_up import archive_tab
from desktop.ui.screens.follow_up.archive_tab import ArchiveTab
from desktop.ui.widgets.block import Block
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.notice import NoticeStrip
from tests.archived import close, files_of, put_running, settle
from tests.conftest import TODAY
from tests.town import fill

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def office(desk, changes, tmp_path):
    fill(desk.store)
    settle(desk.store)
    close(desk, tmp_path)
    return replace(desk, changed=changes.tell)


@pytest.fixture
def tab(qtbot, office, changes, tmp_path, monkeypatch):
    tab = ArchiveTab(ArchiveService(office, files_of(tmp_path)), office.today)
    tab.notice = NoticeStrip()
    qtbot.addWidget(tab)
    tab.resize(620, 760)
    tab.show()
    tab.show_talk("t1")
    changes.happened.connect(lambda _tables: tab.show_talk(tab.talk_id))
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(tmp_path / "out")
    )
    monkeypatch.setattr(archive_tab, "confirm", lambda *_a: True)
    return tab


def words(tab):
    return [b.words for b in tab.findChildren(Block) if b.isVisible()]


def done(qtbot, tab):
    qtbot.waitUntil(lambda: not busy() and not tab.archiving.running)


def test_a_closed_talk_shows_what_will_be_filed(tab):
    assert words(tab) == ["可以归档", "归档后不能再登记回执"]
    assert [f.title.partition("（")[0] for f in tab.table.records][:2] == [
        "监督谈话呈批表",
        "监督谈话通知",
    ]
    assert tab.folder_button.isEnabled()
    assert not tab.year_button.isVisible()


def test_it_is_archived_by_the_button(tab, qtbot, office, tmp_path):
    qtbot.mouseClick(tab.folder_button, LEFT)
    assert not tab.folder_button.isEnabled()
    done(qtbot, tab)
    assert check(tmp_path / "out/2026-001") is None
    assert office.store.talks.get("t1").status is TalkStatus.ARCHIVED
    assert words(tab) == ["已归档，只能查阅"]
    assert tab.folder_button.text() == "再次导出…" == tab.folder_button.accessibleName()
    assert tab.notice.sentence == "归档包已写好并核对。"
    assert tab.table.records[0].archive_number == "0194-WS·2026-D30-BGS-0001"


def test_receipts_that_are_not_in_are_said_in_the_question(tab, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(archive_tab, "confirm", lambda _p, words, _v: asked.append(words))
    said = [w.text() for w in tab.state.findChildren(Label)]
    assert "谈话后抄送本级纪检机关的回执还没有登记。" in said
    qtbot.mouseClick(tab.folder_button, LEFT)
    assert asked[0].startswith("还有 6 份抄送回执没有登记，归档后不能再登记。")


def test_it_is_archived_as_a_zip(tab, qtbot, tmp_path, monkeypatch):
    chosen = (str(tmp_path / "归档"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: chosen)
    qtbot.mouseClick(tab.zip_button, LEFT)
    done(qtbot, tab)
    assert check(tmp_path / "归档.zip") is None


def test_nothing_happens_without_agreement(tab, qtbot, office, monkeypatch, tmp_path):
    monkeypatch.setattr(archive_tab, "confirm", lambda *_a: False)
    qtbot.mouseClick(tab.folder_button, LEFT)
    assert not busy()
    assert list((tmp_path / "out").iterdir()) == []
    assert office.store.talks.get("t1").status is TalkStatus.CLOSED


def test_a_place_that_is_taken_is_said(tab, qtbot, office, tmp_path):
    (tmp_path / "out/2026-001").write_text("mine")
    qtbot.mouseClick(tab.folder_button, LEFT)
    done(qtbot, tab)
    assert "已经存在" in tab.notice.sentence
    assert office.store.talks.get("t1").status is TalkStatus.CLOSED
    assert tab.folder_button.isEnabled()


def test_all_that_wait_are_archived_together(tab, qtbot, office, tmp_path):
    close(office, tmp_path, "t2", "2026-002")
    assert tab.year_button.text() == "2026 年待归档的 2 次谈话一并归档…"
    qtbot.mouseClick(tab.year_button, LEFT)
    done(qtbot, tab)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["2026-001", "2026-002"]
    assert tab.notice.sentence == "已归档 2 次谈话。"


def test_what_is_missing_is_said(tab, office):
    with office.store.atomic():
        settings = office.store.settings.office()
        office.store.settings.put_office(replace(settings, retention="", fonds_number=""))
    tab.show_talk("t1")
    assert words(tab) == ["还不能归档"]
    said = [w.text() for w in tab.state.findChildren(Label)]
    assert any("保管期限还没有选定" in s for s in said)
    assert not tab.folder_button.isEnabled()
    put_running(office.store, "t2", "2026-002")
    settle(office.store)
    tab.show_talk("t2")
    assert words(tab) == ["办结以后归档"]
    assert not tab.folder_button.isVisible()


def test_a_talker_reads_and_does_not_archive(qtbot, office, tmp_path):
    worker = Worker(login="wang", name="王致远", role=Role.TALKER, person_id="wang")
    service = ArchiveService(replace(office, worker=worker), files_of(tmp_path))
    tab = ArchiveTab(service, lambda: TODAY)
    qtbot.addWidget(tab)
    tab.show()
    tab.show_talk("t1")
    assert not tab.folder_button.isVisible()
    assert tab.table.records


def test_the_list_is_printed_from_here(tab, qtbot):
    with qtbot.waitSignal(tab.wanted) as wanted:
        qtbot.mouseClick(tab.print_button, LEFT)
    assert wanted.args == ["表格打印", {"form": "archive-list", "talk_id": "t1"}]
