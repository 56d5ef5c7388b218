"""Closing, and the day that turns: the backup they make, and what still runs then."""

import shutil
import threading
from datetime import timedelta

from desktop.services.login import enter, log_in
from desktop.ui.background import busy, run
from desktop.ui.farewell import Farewell
from tests.app.hands import opened_dialog
from tests.conftest import CHEAP, NOW, PASSWORD


def test_closing_backs_up_once_more_and_then_quits(shell, workbench, qtbot, qapp, monkeypatch):
    quits = []
    monkeypatch.setattr(qapp, "quit", lambda: quits.append(1))
    later = NOW + timedelta(hours=3)
    monkeypatch.setattr(type(workbench.stay.visit.safety), "is_due", lambda _self, closing: closing)
    shell.close()
    assert opened_dialog(Farewell) is not None
    qtbot.waitUntil(lambda: bool(quits))
    workbench.end()
    keys = log_in(workbench._doors._folder, "liwenshu", PASSWORD, now=later, floor_kib=CHEAP.kib)
    with enter(keys, now=later) as opened:
        deeds = [entry.deed for entry in opened.admin.audit.entries()]
    assert [deed for deed in deeds if deed in {"退出", "备份"}] == ["退出", "备份", "备份"]


def test_closing_while_the_daily_backup_runs_makes_no_second_one(
    shell, workbench, qtbot, qapp, monkeypatch
):
    quits = []
    monkeypatch.setattr(qapp, "quit", lambda: quits.append(1))
    safety, copies = type(workbench.stay.visit.safety), workbench.stay.visit.safety.copies
    really = safety.is_due
    monkeypatch.setattr(
        safety, "is_due", lambda self, closing=False: not closing or really(self, closing=True)
    )
    before = len(copies())
    workbench._clock.turned.emit()
    assert busy()
    shell.close()
    assert opened_dialog(Farewell) is not None
    qtbot.waitUntil(lambda: bool(quits))
    assert len(copies()) == before + 1
    workbench.end()


def test_midnight_while_the_last_backup_is_made_begins_no_other(
    shell, workbench, qtbot, qapp, monkeypatch
):
    quits = []
    monkeypatch.setattr(qapp, "quit", lambda: quits.append(1))
    safety = workbench.stay.visit.safety
    monkeypatch.setattr(type(safety), "is_due", lambda _self, closing=False: True)
    before = len(safety.copies())
    shell.close()
    workbench._clock.turned.emit()
    qtbot.waitUntil(lambda: bool(quits))
    assert not busy()
    assert len(safety.copies()) == before + 1
    workbench.end()


def test_the_day_turning_twice_while_a_backup_runs_begins_no_other(
    shell, workbench, qtbot, monkeypatch
):
    safety = workbench.stay.visit.safety
    monkeypatch.setattr(type(safety), "is_due", lambda _self, closing=False: True)
    before = len(safety.copies())
    workbench._clock.turned.emit()
    workbench._clock.turned.emit()
    qtbot.waitUntil(lambda: not busy())
    assert len(safety.copies()) == before + 1
    workbench._clock.turned.emit()
    qtbot.waitUntil(lambda: not busy())
    assert len(safety.copies()) == before + 2


def test_a_backup_that_fails_is_told_on_the_page_and_stops_nothing(
    shell, workbench, qtbot, monkeypatch
):
    visit = workbench.stay.visit
    monkeypatch.setattr(type(visit.safety), "is_due", lambda _self, closing=False: True)
    target = visit.safety._own_target()
    shutil.rmtree(target)
    target.write_text("not a folder")
    workbench._clock.turned.emit()
    qtbot.waitUntil(lambda: not busy())
    assert "不是文件夹" in shell.screen_shown.notice.sentence


def test_the_day_turning_reads_everything_afresh(shell, workbench):
    reads = []
    shell.screen_shown.refresh = lambda: reads.append(1)
    workbench._clock.turned.emit()
    assert reads == [1]


def test_closing_waits_for_what_still_runs(shell, workbench, qtbot, qapp, monkeypatch):
    quits, done, go_on = [], [], threading.Event()
    monkeypatch.setattr(qapp, "quit", lambda: quits.append(1))
    run(shell, lambda _progress: go_on.wait(60), then=done.append)
    shell.close()
    assert opened_dialog(Farewell) is not None
    assert quits == []
    go_on.set()
    qtbot.waitUntil(lambda: bool(quits))
    assert done == [True]
    workbench.end()


def test_the_end_waits_for_what_still_runs_before_the_store_is_closed(shell, workbench):
    order, begun = [], threading.Event()
    visit = workbench.stay.visit
    before = visit.opened.close

    def work(_progress):
        begun.set()
        threading.Event().wait(0.2)
        order.append("worked")

    visit.opened.close = lambda: (order.append("closed"), before())
    run(shell, work, then=lambda _done: None)
    begun.wait(60)
    workbench.end()
    assert order == ["worked", "closed"]
