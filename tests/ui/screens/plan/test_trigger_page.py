"""A trigger is read with its files beside the list, corrected before it is judged, voided."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from db.records import TalkKind, TriggerKind, TriggerState
from desktop.services.views.talks import NewTalk
from desktop.services.views.triggers import TriggerText
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.dialogs.viewer import Viewer
from tests.conftest import TODAY

LEFT = Qt.MouseButton.LeftButton
PICTURE = bytes.fromhex(  # one white dot
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)


def press(qtbot, parent, text):
    found = [b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    assert len(found) == 1, text
    qtbot.mouseClick(found[0], LEFT)


def do(qtbot, table, row, act):
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.act_rect(row, act).center())


def acts_of(page):
    acts = {"打开谈话", "安排谈话", "移送", "撤回研判", "作废"}
    return acts & {b.text() for b in page.card.findChildren(QPushButton) if b.isVisible()}


@pytest.fixture
def page(screen):
    screen.open({"tab": "triggers"})
    return screen.pages.triggers


@pytest.fixture
def registered(services, screen, page):
    trigger_id = services.triggers.register(
        TriggerText(
            kind=TriggerKind.CRITICISED,
            found_on=TODAY,
            source="市委督查室",
            facts="防汛值班脱岗被通报",
            tenure_id="tenure-sun",
        )
    )
    screen.reload()
    return trigger_id


def test_files_are_taken_in_with_a_new_trigger(screen, page, services, qtbot, write, tmp_path):
    for name in ("通报.pdf", "值班记录.docx"):
        (tmp_path / name).write_bytes(name.encode())
    press(qtbot, screen, "登记情形")
    form = page.form
    form.talkee.show_value("tenure-sun", "孙国平")
    write(form.source, "市委督查室")
    write(form.facts, "防汛值班脱岗被通报")
    form.files.take(tmp_path / "通报.pdf", tmp_path / "值班记录.docx")
    qtbot.waitUntil(lambda: "正在存入" not in form.files.names.text())
    press(qtbot, form, "登记")
    (row,) = services.triggers.page()
    names = {a.name for a in services.attachments.of_owner(row.trigger.id)}
    assert names == {"通报.pdf", "值班记录.docx"}
    assert page.card.isVisible()
    assert len(page.card.files.table.records) == 2


def test_a_form_opens_at_its_beginning(screen, page, qtbot):
    press(qtbot, screen, "登记情形")
    bar = page._side.shown.verticalScrollBar()
    page._side.setFixedHeight(200)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    press(qtbot, page.form, "取消")
    press(qtbot, screen, "登记情形")
    assert bar.value() == 0


def test_an_unreadable_file_is_said_at_the_field(screen, page, qtbot, tmp_path):
    press(qtbot, screen, "登记情形")
    (tmp_path / "空.pdf").write_bytes(b"")
    page.form.files.take(tmp_path / "空.pdf")
    qtbot.waitUntil(lambda: "附件" in page.form.fields.errors)
    assert "是空的，没有添加" in page.form.fields.errors["附件"]
    assert page.form.files.names.text() == "还没有附件。"


def test_a_stored_trigger_shows_its_facts_and_takes_files(page, registered, qtbot, tmp_path):
    do(qtbot, page.table, 0, "详情")
    assert page.card.facts.facts["事实"] == "防汛值班脱岗被通报"
    (tmp_path / "通报.png").write_bytes(PICTURE)
    page.card.files.add(tmp_path / "通报.png")
    qtbot.waitUntil(lambda: len(page.card.files.table.records) == 1)
    do(qtbot, page.card.files.table, 0, "查看")
    qtbot.waitUntil(lambda: page.window().findChild(Viewer) is not None)
    viewer = page.window().findChild(Viewer)
    qtbot.waitUntil(lambda: len(viewer.pages) == 1)
    viewer.accept()


def test_before_it_is_judged_a_trigger_is_corrected(page, registered, services, qtbot, write):
    do(qtbot, page.table, 0, "详情")
    press(qtbot, page.card, "更正")
    assert page.form.talkee.text().startswith("孙国平")
    page.form.facts.clear()
    write(page.form.facts, "防汛值班两次脱岗")
    press(qtbot, page.form, "更正")
    row = services.triggers.find(registered)
    assert (row.trigger.facts, row.trigger.number) == ("防汛值班两次脱岗", "2026-01")
    services.triggers.confirm(registered, on=TODAY, by="王致远")
    page.refresh()
    assert "更正" not in {b.text() for b in page.card.findChildren(QPushButton) if b.isVisible()}


def test_a_wrong_entry_is_voided_and_takes_no_more_files(page, registered, services, qtbot, write):
    do(qtbot, page.table, 0, "详情")
    press(qtbot, page.card, "作废")
    dialog = next(d for d in page.window().findChildren(DeedDialog) if d.isVisible())
    write(dialog.findChildren(QLineEdit)[0], "登记错人")
    press(qtbot, dialog, "作废")
    assert services.triggers.page() == ()
    assert not page.card.isVisible()


def test_a_wrong_judgement_is_taken_back_from_the_card(page, registered, services, qtbot, write):
    services.triggers.confirm(registered, on=TODAY, by="王立")
    page.refresh()
    do(qtbot, page.table, 0, "详情")
    press(qtbot, page.card, "撤回研判")
    dialog = next(d for d in page.window().findChildren(DeedDialog) if d.isVisible())
    write(dialog.findChildren(QLineEdit)[0], "登记错了")
    press(qtbot, dialog, "撤回研判")
    assert services.triggers.find(registered).trigger.state is TriggerState.REGISTERED
    page.refresh()
    assert "撤回研判" not in {
        b.text() for b in page.card.findChildren(QPushButton) if b.isVisible()
    }


def test_a_trigger_whose_talk_was_called_off_can_be_dealt_with_again(
    screen, page, services, registered, qtbot
):
    services.triggers.confirm(registered, on=TODAY, by="王致远")
    timely = services.talks.create(
        NewTalk(kind=TalkKind.TIMELY, tenure_id="tenure-sun", leader_id="leader-song")
    )
    services.triggers.lead_to([registered], timely)
    page.refresh()
    do(qtbot, page.table, 0, "详情")
    assert acts_of(page) == {"打开谈话"}
    services.talks.cancel(timely, "改期另行安排")
    page.refresh()
    assert acts_of(page) == {"打开谈话", "安排谈话", "移送", "撤回研判", "作废"}
    services.triggers.take_back(registered, "研判错了")
    back = services.triggers.find(registered).trigger
    assert (back.state, back.talk_id) == (TriggerState.REGISTERED, None)


def test_a_circumstance_found_true_that_proves_a_problem_lead_is_handed_over(
    page, services, registered, qtbot, write
):
    services.triggers.confirm(registered, on=TODAY, by="王致远")
    page.refresh()
    do(qtbot, page.table, 0, "移送")
    dialog = page.findChildren(DeedDialog)[-1]
    write(dialog.findChildren(QLineEdit)[0], "市纪委监委")
    press(qtbot, dialog, "登记移送")
    found = services.triggers.find(registered)
    assert (found.trigger.state, found.days) == (TriggerState.HANDED_OVER, None)
    assert (found.trigger.handed_to, found.trigger.judged_by) == ("市纪委监委", "王致远")

    do(qtbot, page.table, 0, "登记回执")
    dialog = page.findChildren(DeedDialog)[-1]
    write(dialog.findChildren(QLineEdit)[0], "收条3号")
    press(qtbot, dialog, "登记回执")
    assert services.triggers.find(registered).trigger.handed_receipt == "收条3号"
    do(qtbot, page.table, 0, "详情")
    with qtbot.waitSignal(page.letter_wanted) as wanted:
        press(qtbot, page.card, "打印移送函")
    assert wanted.args == [registered]


def test_another_place_opens_one_trigger(screen, page, registered):
    screen.open({"part": "triggers", "trigger_id": registered})
    assert page.card.isVisible()
    assert page.card.title.text() == "情形 2026-01"
