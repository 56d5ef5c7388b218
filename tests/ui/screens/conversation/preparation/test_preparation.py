from datetime import date

from PySide6.QtWidgets import QLineEdit

from db.records import TalkKind, TalkStatus, Visibility
from desktop.ui.screens.talks.place import TalksScreen
from tests.factories import at
from tests.ui.screens.conversation.preparation.hands import LEFT, dialog_of, link, press

# what is missing


def test_what_is_missing_stands_beside_with_its_article_and_a_way_to_mend_it(tab, qtbot):
    side = tab.preparation_side
    outline = next(p for p in side.missing.points if "提纲" in p.sentence)
    assert "办法第九条" in outline.second
    assert side.count.text().startswith("准备 ")
    outline.acts[0].run()

    assert tab.tabs.key == "outline"
    assert tab.part_of("outline").isVisible()


def test_a_point_is_passed_over_with_a_word_and_taken_up_again(tab, qtbot, write, store, talk_id):
    side = tab.preparation_side
    before = len(side.missing.points)
    side.missing.points[-1].acts[1].run()
    dialog = dialog_of(side)
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert dialog.rows.errors["说明"]
    write(dialog.findChild(QLineEdit), "口头已报告")
    qtbot.mouseClick(dialog.do_button, LEFT)

    assert len(side.missing.points) == before - 1
    assert "口头已报告" in side.passed.points[0].sentence
    side.passed.points[0].acts[0].run()
    assert len(side.missing.points) == before


def test_a_talk_that_was_called_off_lacks_nothing(place, tab, services, talk_id):
    services.talks.cancel(talk_id, "不再安排")
    place.reload()
    side = tab.preparation_side

    assert side.count.text() == "谈话已取消"
    assert side.missing.isHidden()
    assert list(side.missing.points) == list(side.repeats.points) == []


def test_from_preparation_one_goes_to_the_talk(place, tab, qtbot):
    qtbot.mouseClick(tab.preparation_side.talk_button, LEFT)

    assert place.page.stage == "step1"


# arrangement, approval, notice


def test_the_appointment_is_changed_and_article_seven_asked_again(
    tab, qtbot, write, store, talk_id
):
    part = tab.part_of("arrangement")
    part.when.on.clear()
    qtbot.keyClicks(part.when.on, "2026-7-21")
    write(part.attendees, "市委组织部 吴敏")
    qtbot.mouseClick(part.store_button, LEFT)

    talk = store.talks.get(talk_id)
    assert talk.planned_at == at(2026, 7, 21, 15)
    assert talk.attendees == ("市委组织部 吴敏",)
    assert not part.changed


def test_an_appointment_changed_is_kept_when_another_part_is_opened(tab, write, store, talk_id):
    part = tab.part_of("arrangement")
    part.place.clear()
    write(part.place, "第二会议室")
    tab.show_part("topics")

    assert store.talks.get(talk_id).place == "第二会议室"


def test_an_appointment_that_is_refused_keeps_the_part_open_and_the_words(
    tab, write, store, talk_id
):
    part = tab.part_of("arrangement")
    write(part.note_takers, "、甲、乙、丙")
    tab.show_part("topics")

    assert tab.tabs.key == "arrangement"
    assert "最多两名" in part.rows.errors["记录人"]
    assert part.note_takers.text() == "李文书、甲、乙、丙"


def test_approval_notice_and_receipt_are_registered(tab, qtbot, write, store, talk_id):
    part = tab.part_of("arrangement")
    qtbot.mouseClick(part.approve_button, LEFT)
    write(dialog_of(part).findChildren(QLineEdit)[-1], "王致远")
    qtbot.mouseClick(dialog_of(part).do_button, LEFT)
    qtbot.mouseClick(part.notice_button, LEFT)
    qtbot.mouseClick(dialog_of(part).do_button, LEFT)
    qtbot.mouseClick(part.receipt_button, LEFT)
    qtbot.mouseClick(dialog_of(part).do_button, LEFT)

    paper = store.preparations.get(talk_id)
    assert (paper.approved_on, paper.approved_by) == (date(2026, 7, 13), "王致远")
    assert paper.notice_sent_on == paper.notice_receipt_on == date(2026, 7, 13)
    assert paper.self_check_due_on is not None
    assert "经王致远批准" in part.approval.text()


def test_the_papers_are_printed_from_the_forms(place, tab, qtbot, talk_id):
    part = tab.part_of("arrangement")
    with qtbot.waitSignal(place.wanted) as wanted:
        qtbot.mouseClick(link(part, "打印通知"), LEFT)

    assert wanted.args == ["表格打印", {"form": "notice", "talk_id": talk_id}]


# topics


def test_topics_are_chosen_by_ticking(tab, qtbot, store, talk_id):
    tab.show_part("topics")
    part = tab.part
    topic = next(iter(part.boxes))
    qtbot.mouseClick(part.boxes[topic].box, LEFT)
    assert store.preparations.get(talk_id).topics == (topic,)
    assert tab.tabs.tabText(1) == "对照要点 1"

    qtbot.mouseClick(part.boxes[topic], LEFT, pos=part.boxes[topic].rect().center())
    assert store.preparations.get(talk_id).topics == ()


def test_the_office_adds_a_topic_of_its_own(tab, qtbot, write, store):
    tab.show_part("topics")
    part = tab.part
    write(part.own, "落实安全生产责任")
    qtbot.mouseClick(part.add_button, LEFT)

    assert store.settings.office().topics == ("落实安全生产责任",)
    assert "落实安全生产责任" in part.boxes
    write(part.own, "落实安全生产责任")
    qtbot.mouseClick(part.add_button, LEFT)
    assert "已经有了" in part.rows.errors["对照要点"]


# material


def test_material_is_entered_with_its_visibility_and_files(
    tab, qtbot, write, store, talk_id, tmp_path
):
    tab.show_part("materials")
    part = tab.part
    qtbot.mouseClick(part.add_button, LEFT)
    form = part.form
    form.unit.setEditText("审计机关")
    write(form.name, "工程变更审计报告")
    assert form.visibility.value is Visibility.TALKER_ONLY
    form.visibility.choose(Visibility.SHAREABLE)
    qtbot.mouseClick(form.store_button, LEFT)

    [material] = store.materials.of_talk(talk_id)
    assert (material.unit, material.visibility) == ("审计机关", Visibility.SHAREABLE)
    assert store.talks.get(talk_id).status is TalkStatus.PREPARING
    report = tmp_path / "报告.pdf"
    report.write_bytes(b"%PDF")
    assert form.files.isVisible()
    with qtbot.waitSignal(form.files.added):
        form.files.add(report)
    qtbot.mouseClick(form.back_button, LEFT)
    assert [len(v.attachments) for v in part.table.records] == [1]


def test_material_without_a_name_is_refused_at_the_field(tab, qtbot, write, store, talk_id):
    tab.show_part("materials")
    part = tab.part
    qtbot.mouseClick(part.add_button, LEFT)
    part.form.unit.setEditText("审计机关")
    qtbot.mouseClick(part.form.store_button, LEFT)

    assert "材料名称" in part.form.rows.errors
    assert part.form.unit.currentText() == "审计机关"
    assert store.materials.of_talk(talk_id) == []


def test_units_are_asked_for_material_and_their_reply_is_registered(
    tab, qtbot, write, store, talk_id
):
    tab.show_part("materials")
    part = tab.part
    qtbot.mouseClick(part.request_button, LEFT)
    qtbot.mouseClick(part.requesting.ask_button, LEFT)
    assert "请至少选择一个" in part.requesting.rows.errors["配合单位"]
    part.requesting.boxes["纪检机关"].click()
    write(part.requesting.other, "市信访局")
    qtbot.mouseClick(part.requesting.ask_button, LEFT)
    assert [v.request.unit for v in part.requests.records] == ["纪检机关", "市信访局"]

    press(part.requests, qtbot, "登记回复")
    qtbot.mouseClick(dialog_of(part).do_button, LEFT)
    assert store.material_requests.of_talk(talk_id)[0].replied_on == date(2026, 7, 13)


# self-check


def test_the_self_check_is_received_with_its_problems_and_compared(
    tab, qtbot, write, store, talk_id, services
):
    tab.show_part("self_check")
    part = tab.part
    write(part.text.area, "对照检查情况")
    write(part.problems.area, "谈心少\n\n监督软")
    qtbot.mouseClick(part.receive_button, LEFT)

    paper = store.preparations.get(talk_id)
    assert paper.self_check_on == date(2026, 7, 13)
    assert paper.self_check_problems == ("谈心少", "监督软")
    assert services.drafts.find(talk_id, "self_check_problems") is None

    write(part.compared.area, "没有提到工程变更")
    qtbot.mouseClick(part.compare_button, LEFT)
    assert store.preparations.get(talk_id).self_check_compared == "没有提到工程变更"


def test_a_self_check_half_typed_is_there_again_after_a_kill(
    tab, qtbot, write, services, changes, talk_id
):
    tab.show_part("self_check")
    with qtbot.waitSignal(tab.saved):
        write(tab.part.text.area, "对照到一半")

    again = TalksScreen(services, changes)
    qtbot.addWidget(again)
    again.open({"talk_id": talk_id, "stage": "preparation"})
    again.page.preparation.show_part("self_check")
    assert again.page.preparation.part.text.text == "对照到一半"


def test_a_timely_talk_asks_for_less(place, a_talk):
    place.open({"talk_id": a_talk(kind=TalkKind.TIMELY), "stage": "preparation"})
    sentences = [p.sentence for p in place.page.preparation.preparation_side.missing.points]

    assert not any("自查" in s for s in sentences)
