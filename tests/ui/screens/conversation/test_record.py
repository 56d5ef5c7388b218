from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox

from db.records import RecordState, TalkStatus
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.talks.place import TalksScreen

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def record(place, ended):
    place.open({"talk_id": ended, "stage": "record"})
    return place.page.record


@pytest.fixture
def agree(monkeypatch):
    """Agree to what is asked before something that cannot be taken back."""
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    monkeypatch.setattr(QMessageBox, "exec", lambda box: 0)


def type_at_end(record, write, words):
    record.passage.area.moveCursor(record.passage.area.textCursor().MoveOperation.End)
    write(record.passage.area, words)


def test_before_the_end_there_is_nothing_to_write(place, under_way):
    place.open({"talk_id": under_way, "stage": "record"})

    assert place.page.record.empty.isVisible()
    assert not place.page.record.passage.isVisible()


def test_the_record_is_formed_from_the_steps(record):
    assert "第1步的记录" in record.passage.text
    assert "第5步的记录" in record.passage.text
    assert "谈心谈话少" in record.passage.text
    assert record.chip.text() == "草稿"
    assert record.fix_button.isVisible()


def test_what_is_missing_stands_beside_with_the_article(record):
    sentences = [point.sentence for point in record.record_side.points.points]

    assert any("整改要求" in sentence for sentence in sentences)
    assert all("依据" in point.second for point in record.record_side.points.points)


def test_where_nothing_is_missing_it_is_said_until_the_record_is_fixed(record, ended, services):
    side, view = record.record_side, services.record.read(ended)
    side.show_view(replace(view, points=()))
    assert [p.sentence for p in side.points.points] == ["没有缺项，核对文字后可以定稿。"]
    side.show_view(replace(view, points=(), can_fix=False))
    assert side.points.points == ()


def test_the_text_is_edited_kept_and_saved(place, record, ended, write, store, services, qtbot):
    with qtbot.waitSignal(record.saved):
        type_at_end(record, write, "（补充一句）")
    assert services.drafts.find(ended, "record").text.endswith("（补充一句）")
    assert store.records.find(ended) is None

    place.save()
    assert store.records.get(ended).text.endswith("（补充一句）")
    assert services.drafts.find(ended, "record") is None


def test_an_edit_is_there_again_after_a_kill(record, ended, write, qtbot, services, changes):
    with qtbot.waitSignal(record.saved):
        type_at_end(record, write, "（没保存）")

    again = TalksScreen(services, changes)
    qtbot.addWidget(again)
    again.open({"talk_id": ended, "stage": "record"})
    assert again.page.record.passage.text.endswith("（没保存）")


def test_forming_anew_can_be_undone(record, write, qtbot):
    type_at_end(record, write, "（我写的）")
    qtbot.mouseClick(record.form_button, LEFT)
    assert "（我写的）" not in record.passage.text

    record.passage.area.undo()
    assert record.passage.text.endswith("（我写的）")


def test_fixing_freezes_the_text_with_what_was_just_typed(
    record, ended, write, qtbot, store, agree
):
    type_at_end(record, write, "（最后一句）")
    qtbot.mouseClick(record.fix_button, LEFT)

    stored = store.records.get(ended)
    assert (stored.state, stored.fixed_by) == (RecordState.FIXED, "李文书")
    assert stored.text.endswith("（最后一句）")
    assert record.passage.area.isReadOnly()
    assert record.signing.isVisible()
    assert record.chip.text() == "已定稿"


def test_a_record_without_text_is_not_fixed(record, ended, qtbot, store, agree):
    record.passage.area.selectAll()
    qtbot.keyClick(record.passage.area, Qt.Key.Key_Delete)
    qtbot.mouseClick(record.fix_button, LEFT)

    assert store.records.get(ended).state is RecordState.DRAFT


def test_a_fixed_record_is_printed_from_the_forms(place, record, ended, qtbot, services):
    services.record.fix(ended, 0)
    with qtbot.waitSignal(place.wanted) as wanted:
        qtbot.mouseClick(record.print_button, LEFT)

    assert wanted.args == ["表格打印", {"form": "record", "talk_id": ended}]


def test_an_unsigned_record_is_reopened_with_a_reason(record, ended, qtbot, write, services, store):
    services.record.fix(ended, 0)
    qtbot.mouseClick(record.reopen_button, LEFT)
    dialog = record.findChild(DeedDialog)
    write(dialog.findChild(QLineEdit), "漏记一项要求")
    qtbot.mouseClick(dialog.do_button, LEFT)

    assert store.records.get(ended).state is RecordState.DRAFT
    assert not record.passage.area.isReadOnly()
    assert "曾退回修改：漏记一项要求" in record.record_side.seals.points[0].sentence


def test_signing_moves_the_talk_on_and_asks_for_the_scan(
    place, record, ended, qtbot, services, store, tmp_path
):
    services.record.fix(ended, 0)
    assert record.signing.on.value == date(2026, 7, 13)
    qtbot.mouseClick(record.signing.sign_button, LEFT)

    assert store.talks.get(ended).status is TalkStatus.REMEDIATION
    assert store.records.get(ended).signature == "last_page"
    scan = tmp_path / "签字页.png"
    scan.write_bytes(b"\x89PNG")
    with qtbot.waitSignal(record.scans.added):
        record.scans.add(scan)
    assert [a.name for a in record.scans.table.records] == ["签字页.png"]


def test_a_day_before_the_talk_is_no_day_of_signature(record, ended, qtbot, services, store):
    services.record.fix(ended, 0)
    record.signing.on.clear()
    qtbot.keyClicks(record.signing.on, "2026-7-12")
    qtbot.mouseClick(record.signing.sign_button, LEFT)

    assert "早于谈话结束" in record.signing.rows.errors["签字日期"]
    assert store.records.get(ended).state is RecordState.FIXED


def test_a_refused_signature_needs_its_reason(record, ended, qtbot, write, services, store):
    services.record.fix(ended, 0)
    record.signing.way.choose("refused")
    assert record.signing.sign_button.text() == "登记拒签"
    qtbot.mouseClick(record.signing.sign_button, LEFT)
    assert record.signing.rows.errors["拒签原因"]
    write(record.signing.reason, "对第二项问题有异议")
    qtbot.mouseClick(record.signing.sign_button, LEFT)

    stored = store.records.get(ended)
    assert (stored.signature, stored.refusal_reason) == ("refused", "对第二项问题有异议")
    assert record.chip.text() == "拒绝签字"
    stage = next(s for s in services.talks.read(ended).stages if s.key == "record")
    assert stage.note == "拒绝签字"


def test_a_signed_record_takes_dated_supplements_only(record, ended, qtbot, write, services, store):
    services.record.fix(ended, 0)
    services.record.sign(ended, date(2026, 7, 13))
    assert record.passage.area.isReadOnly()
    assert not record.fix_button.isVisible()
    assert not record.reopen_button.isVisible()

    qtbot.mouseClick(record.supplements.open_button, LEFT)
    qtbot.mouseClick(record.supplements.add_button, LEFT)
    assert record.supplements.rows.errors
    write(record.supplements.text, "金额更正为2100万元。")
    write(record.supplements.reason, "笔误")
    qtbot.mouseClick(record.supplements.add_button, LEFT)

    [supplement] = store.supplements.of_talk(ended)
    assert (supplement.text, supplement.reason) == ("金额更正为2100万元。", "笔误")
    assert [s.id for s in record.supplements.table.records] == [supplement.id]
    assert record.supplements.add_button.isHidden() or not record.supplements.add_button.isVisible()


def test_a_record_changed_in_another_window_keeps_both_texts(record, ended, write, services, store):
    type_at_end(record, write, "（这边）")
    services.record.edit(ended, 0, "那边的全文")

    assert "那边的全文" in record.passage.clash
    assert record.passage.text.endswith("（这边）")


def test_step_text_in_the_record_is_not_lost_when_the_place_is_left(
    place, record, ended, write, store
):
    type_at_end(record, write, "（离开前）")
    place.leave()

    assert store.records.get(ended).text.endswith("（离开前）")
