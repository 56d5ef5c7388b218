from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtPrintSupport import QPrinter

from db.records import CopyRound, Role
from desktop.services.copied import CopiedService
from desktop.services.desk import Worker
from desktop.services.filters import FilterService
from desktop.ui.background import busy
from desktop.ui.screens.copied.screen import CopiedScreen
from tests.archived import put_running
from tests.factories import a_copy
from tests.town import fill


@pytest.fixture
def screen(desk, changes, qtbot):
    fill(desk.store)
    put_running(desk.store)
    with desk.store.atomic():
        sent = {"sent_on": date(2026, 6, 24), "document_number": "江办函〔2026〕8号"}
        contents = ("谈话记录", "评估意见")
        desk.store.copies.put(
            a_copy(CopyRound.TALK, "市委巡察办", id="c", contents=contents, **sent)
        )
    worker = Worker(login="zhou", name="周平", role=Role.READER, unit="市委巡察办")
    at = replace(desk, worker=worker)
    screen = CopiedScreen(CopiedService(at), FilterService(at), changes)
    qtbot.addWidget(screen)
    screen.resize(1104, 634)
    screen.show()
    yield screen
    qtbot.waitUntil(lambda: not busy())


def settle(qtbot, screen):
    qtbot.waitUntil(lambda: not busy() and screen.preview.pages > 0)


def test_a_talk_is_chosen_and_its_papers_are_shown(screen, qtbot):
    assert [r.talkee for r in screen.table.records] == ["赵立新"]
    screen.table.selectRow(0)
    settle(qtbot, screen)
    assert "江办函〔2026〕8号" in screen.facts.text()
    assert screen.tabs.key == "谈话记录"
    screen.tabs.choose("评估意见")
    settle(qtbot, screen)
    assert screen.print_button.isEnabled()
    assert screen.whereabouts() == {"talk_id": "t1", "content": "评估意见"}


def test_a_hit_of_the_search_opens_its_paper(screen, qtbot):
    screen.open({"talk_id": "t1", "content": "评估意见"})
    settle(qtbot, screen)
    assert screen.tabs.key == "评估意见"


def test_printing_is_logged_and_a_talk_out_of_sight_is_refused(screen, qtbot, desk, tmp_path):
    screen.open({"talk_id": "t2"})
    assert "不在您的查看范围内" in screen.notice.sentence
    screen.open({"talk_id": "t1"})
    settle(qtbot, screen)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "p.pdf"))
    screen.print_on(printer)
    qtbot.waitUntil(lambda: desk.store.audit.newest("打印抄送材料") is not None)


def test_the_list_is_searched(screen, qtbot):
    screen.search.setText("孙")
    qtbot.waitUntil(lambda: len(screen.table.records) == 0)
    assert screen.count.text() == "共 0 场"
