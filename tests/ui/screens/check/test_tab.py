"""规范性自查 on a talk's page: what falls short, and repeated text side by side."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from db.records import Role
from desktop.services.desk import Worker
from desktop.services.views.repeats import Relation
from desktop.ui.screens.check.tab import CheckTab
from desktop.ui.widgets.label import Label
from tests.factories import a_report
from tests.ui.screens.check.conftest import PLANTED, services_at

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(qtbot, settled):
    def open_(desk, talk_id="t2"):
        tab = CheckTab(services_at(desk))
        qtbot.addWidget(tab)
        tab.resize(700, 600)
        tab.visited, tab.stages = [], []
        tab.wanted.connect(lambda where, target: tab.visited.append((where, target)))
        tab.stage_wanted.connect(tab.stages.append)
        tab.enter(talk_id, "check")
        tab.show()
        settled()
        return tab

    return open_


def buttons(widget, words):
    found = [b for b in widget.findChildren(QAbstractButton) if b.text() == words]
    return [b for b in found if b.isVisible()]


def said(tab):
    return [block.words for block in tab.lines.parts]


def listed(tab):
    return [b for b in tab.repeats.pile.parts if hasattr(b, "words")]


def test_what_falls_short_is_listed_with_article_and_weight(opened, checked_desk):
    tab = opened(checked_desk, "t1")
    (late,) = [b for b in tab.lines.parts if "整改措施报告应于2026年7月10日前报送" in b.words]
    assert late.tags[0].text == "不符合"
    assert late.second == "依据 办法第十一条 · 整改措施报告"
    assert "不符合" in tab.summary.text()


def test_a_line_leads_to_the_stage_where_it_is_mended(opened, checked_desk, qtbot):
    tab = opened(checked_desk, "t1")
    (late,) = [b for b in tab.lines.parts if "整改措施报告应于" in b.words]
    qtbot.mouseClick(buttons(late, "去办理")[0], LEFT)
    assert tab.stages == ["remediation"]


def test_what_was_mended_is_gone_when_the_talk_is_read_again(opened, checked_desk, settled):
    tab = opened(checked_desk, "t1")
    came = {"received_on": date(2026, 7, 9), "due_on": date(2026, 7, 10)}
    with checked_desk.store.atomic():
        checked_desk.store.reports.put(a_report(id="r7", talk_id="t1", **came))
    tab.show_talk("t1")
    settled()
    assert not any("整改措施报告应于" in words for words in said(tab))


def test_article_8_repeated_text_is_pointed_out_and_set_side_by_side(opened, checked_desk, qtbot):
    tab = opened(checked_desk)
    assert any("谈话记录约50%的文字" in words for words in said(tab))
    (record,) = [t for t in tab.repeats.texts if t.what == "谈话记录"]
    assert record.shares[Relation.ALL] == 0.5
    qtbot.mouseClick(buttons(tab.repeats, "对照查看")[0], LEFT)
    beside = tab.repeats.beside
    assert beside.isVisible()
    assert not tab.repeats.card.isVisible()
    assert sum(PLANTED in label.text() for label in beside.findChildren(Label)) == 2
    qtbot.mouseClick(beside.back, LEFT)
    assert tab.repeats.card.isVisible()
    assert not beside.isVisible()


def test_the_other_talk_is_opened_at_its_text(opened, checked_desk, qtbot):
    tab = opened(checked_desk)
    qtbot.mouseClick(buttons(tab.repeats, "打开那次谈话")[0], LEFT)
    ((where, target),) = tab.visited
    assert where == "谈话"
    assert (target["talk_id"], target["stage"]) in {("t4", "record"), ("t5", "preparation")}


def test_the_others_are_narrowed_to_the_same_talker_or_talkee(opened, checked_desk):
    tab = opened(checked_desk)
    titles = {b.words for b in listed(tab)}
    assert {"谈话记录", "2026-004 赵立新 · 谈话记录", "2026-005 单雄 · 谈话提纲"} <= titles
    tab.repeats.relation.choose(Relation.TALKER)
    assert "2026-005 单雄 · 谈话提纲" not in {b.words for b in listed(tab)}
    tab.repeats.relation.choose(Relation.TALKEE)
    assert "没有与其他谈话重复的段落。" in {b.second for b in listed(tab)}


def test_standard_phrases_of_the_forms_do_not_count(opened, checked_desk):
    (outline,) = opened(checked_desk, "t5").repeats.texts
    assert outline.size == len(PLANTED)


def test_a_talk_without_texts_says_so(opened, checked_desk):
    tab = opened(checked_desk, "t1")
    assert tab.repeats.state.text() == "还没有可以比对的提纲、记录或者报告。"


def test_a_talker_sees_of_others_only_the_share(opened, checked_desk):
    worker = Worker(login="s", name="宋清和", role=Role.TALKER, person_id="song")
    tab = opened(replace(checked_desk, worker=worker), "t5")
    _, others = listed(tab)
    assert others.words == "其他谈话（不在查看范围内）"
    assert others.tags[0].text == "2 份"
    assert others.second == "内容不在查看范围内，只列重复的比例：100%、100%。"
    tab.repeats.relation.choose(Relation.TALKER)
    assert len(listed(tab)) == 1
    assert buttons(tab.repeats, "对照查看") == []
    assert not any("2026-00" in words for words in said(tab))


def test_the_report_is_printed_of_this_talk(opened, checked_desk, qtbot):
    tab = opened(checked_desk, "t1")
    qtbot.mouseClick(tab.print_button, LEFT)
    assert tab.visited == [("表格打印", {"form": "check-report", "talk_id": "t1"})]
