"""The first day of a new office: every place opens without an error and says what comes next."""

import pytest
import shiboken6
from PySide6.QtWidgets import QTableView

from desktop.app.office import Office
from desktop.outside import Outside
from desktop.ui.memory import Memory
from desktop.ui.palette import Tone
from desktop.ui.widgets.notice import NoticeStrip
from desktop.ui.widgets.number_table import NumberTable
from tests.app.test_access import pages, settle
from tests.conftest import TODAY

SAYS_NOTHING = {"", "没有内容。"}


@pytest.fixture
def shell(opened, qapp, tmp_path):
    shell = Office(opened, Outside(TODAY)).window(Memory(tmp_path / "ui.ini"))
    shell.talks, shell.persons = {}, []
    shell.resize(1280, 720)
    shell.show()
    yield shell
    settle(qapp)
    shell.close()
    shiboken6.delete(shell)


def test_every_place_of_a_new_office_says_what_comes_next(shell, qapp):
    alarmed, silent, scrolled, seen = [], [], [], set()
    for where, screen in pages(shell, qapp):
        seen.add(where.split()[0])
        for strip in screen.findChildren(NoticeStrip):
            if strip.isVisible() and strip.tone is Tone.LATE:
                alarmed.append((where, strip.sentence))
        for table in (t for t in screen.findChildren(QTableView) if t.isVisible()):
            if table.horizontalScrollBar().isVisible() and not table.model().rowCount():
                scrolled.append((where, table.accessibleName()))
            if isinstance(table, NumberTable) or table.records:
                continue
            if not table._empty.isVisible() or table._empty.sentence in SAYS_NOTHING:
                silent.append((where, table.accessibleName()))

    assert "名册中还没有" in shell._screens["计划与覆盖"].pages.coverage.sentence.text()
    assert {"今日", "计划与覆盖", "谈话", "整改跟踪", "统计报告", "系统管理"} <= seen
    assert alarmed == []
    assert silent == []
    assert scrolled == []
