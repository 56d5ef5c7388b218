"""From any table of the window a list is written where the user says."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from db.records import Role
from desktop.app.lists import export
from desktop.app.office import Office
from desktop.outside import Outside
from desktop.ui.background import busy
from desktop.ui.memory import Memory
from tests.conftest import CHEAP, TODAY


@pytest.fixture
def office(opened):
    return Office(opened, Outside(TODAY), cost=CHEAP)


@pytest.fixture
def shell(office, qtbot, tmp_path):
    shell = office.window(Memory(tmp_path / "ui.ini"))
    qtbot.addWidget(shell)
    shell.resize(1280, 720)
    shell.show()
    return shell


def test_a_table_of_the_window_is_written_and_said(shell, qtbot, tmp_path, monkeypatch, opened):
    asked = []
    target = tmp_path / "条文"

    def ask(_parent, _title, name, _files):
        asked.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    shell.open_place("法规依据", article="1")
    shell.screen_shown.list.export()
    qtbot.waitUntil(lambda: "已导出" in shell.screen_shown.notice.sentence)
    assert asked == ["法规依据·《办法》的条文.xlsx"]
    page = load_workbook(f"{target}.xlsx").worksheets[0]
    assert page.max_row == 23
    assert page["A4"].value == "第一条\n为什么要有监督谈话"
    assert opened.content.audit.entries(limit=1)[0].deed == "导出列表"


def test_nothing_is_written_where_the_user_thinks_better_of_it(shell, qtbot, monkeypatch, opened):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    before = opened.content.audit.head()
    shell.open_place("法规依据")
    shell.screen_shown.list.export()
    assert not busy()
    assert opened.content.audit.head() == before


def test_the_auditor_takes_the_log_out_and_the_reader_nothing(office):
    auditor = replace(
        office.admin_desk, worker=replace(office.admin_desk.worker, role=Role.AUDITOR)
    )
    assert export(None, auditor) is not None
    reader = replace(office.desk, worker=replace(office.desk.worker, role=Role.READER))
    assert export(reader, auditor) is None
