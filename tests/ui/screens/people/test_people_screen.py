from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from db.records import HeadRole, Level, OrganisationKind, Superior, TalkStatus
from desktop.services.views.roster import Shown
from desktop.ui.screens.people.screen import PeopleScreen
from tests.factories import a_material, an_ended_talk, at


def names(screen):
    return [r.organisation.name for r in screen.list.table.records]


def choose(screen, organisation_id):
    assert screen.list.table.choose(organisation_id)


def fill(dialog, *lines):
    """Write into the fields of a small window, from top to bottom."""
    fields = [f for f in dialog.rows.findChildren(QLineEdit) if f.isVisible()]
    for field, words in zip(fields, lines, strict=True):
        field.setText(words)


def test_the_tree_shows_heads_and_counts(screen):
    assert names(screen) == ["临河县委", "青石县委"]
    assert [r.head_name for r in screen.list.table.records] == ["赵立新", "钱文涛"]
    assert screen.heading.sub.text() == "下级党组织 2 个，其中纳入覆盖 2 个"


def test_first_letters_find_a_head(screen, qtbot):
    qtbot.keyClicks(screen.list.search, "qwt")
    qtbot.waitUntil(lambda: names(screen) == ["青石县委"])
    screen.list.search.clear()
    qtbot.waitUntil(lambda: len(names(screen)) == 2)


def test_what_the_tree_is_narrowed_to_is_remembered(screen, services, changes, qtbot):
    screen.list.kind.choose(OrganisationKind.PARTY_GROUP)
    screen.list.shown.choose(Shown.COVERED)
    again = PeopleScreen(services, changes)
    qtbot.addWidget(again)
    again.show()
    assert again.list.kind.value is OrganisationKind.PARTY_GROUP
    assert again.list.shown.value is Shown.COVERED
    assert names(again) == []


def test_an_organisation_is_shown_beside_the_tree(screen):
    choose(screen, "linhe")
    panel = screen.list.panel
    assert panel.isVisible()
    assert panel.heading.title.text() == "临河县委"
    assert panel.facts.facts == {"上一级党委": "中共江州市委"}
    assert [r.person.name for r in panel.posts.records] == ["赵立新"]


def test_an_organisation_is_entered(screen, press, store):
    press(screen, "新增党组织")
    form = screen.list.form
    form.superior.choose(Superior.LISTED)
    form.kind.choose(OrganisationKind.LOCAL_COMMITTEE)
    form.level.choose(Level.TOWNSHIP)
    press(form, "保存")
    assert form.rows.errors["单位名称"]
    form.name.setText("北山镇党委")
    press(form, "保存")
    assert form.rows.errors["上一级党委"] == "请选择上一级党委。"
    form.listed.show_value("linhe", "临河县委")
    press(form, "保存")
    (town,) = store.organisations.below("linhe")
    assert town.name == "北山镇党委"
    assert names(screen) == ["临河县委", "北山镇党委", "青石县委"]
    assert screen.list.panel.heading.title.text() == "北山镇党委"


def test_the_superior_is_found_by_letters(screen, press, qtbot):
    press(screen, "新增党组织")
    form = screen.list.form
    form.superior.choose(Superior.LISTED)
    qtbot.keyClicks(form.listed, "qsx")
    popup = form.listed.completer().popup()
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert form.listed.value == "qingshi"


def test_a_correction_needs_its_reason_and_is_kept(screen, press, store):
    choose(screen, "linhe")
    press(screen.list.panel, "更正…")
    form = screen.list.form
    form.name.setText("临河区委")
    press(form, "保存")
    assert form.rows.errors["更正理由"]
    form.reason.setText("撤县设区")
    press(form, "保存")
    assert store.organisations.get("linhe").name == "临河区委"
    assert "名称或姓名由“临河县委”改为“临河区委”（撤县设区）" in screen.list.panel.history.text()


def test_a_successor_is_appointed_with_the_predecessors_last_day(screen, press, store):
    choose(screen, "linhe")
    press(screen.list.panel, "登记任职…")
    form = screen.list.tenure_form
    assert "现任书记赵立新" in form.now.text()
    form.name.setText("孙国平")
    form.post.setText("临河县委书记")
    form.begins_on.set_value(date(2026, 7, 1))
    press(form, "保存")
    assert "同时有两位书记" in form.rows.errors["任职日期"]
    form.predecessor_ends_on.set_value(date(2026, 6, 30))
    press(form, "保存")
    assert [r.person.name for r in screen.list.panel.posts.records] == ["孙国平", "赵立新"]
    assert screen.list.panel.isVisible()
    assert screen.list.table.records[0].head_name == "孙国平"


def test_a_namesake_may_be_the_same_person(screen, press, qtbot, store):
    choose(screen, "qingshi")
    press(screen.list.panel, "登记任职…")
    form = screen.list.tenure_form
    form.name.setText("赵立新")
    form.name.editingFinished.emit()
    assert form.who.isVisible()
    form.who.choose("zhao")
    form.role.choose(HeadRole.DEPUTY)
    assert not form.predecessor_ends_on.isVisible()
    form.post.setText("青石县委副书记")
    form.begins_on.set_value(date(2026, 7, 1))
    press(form, "保存")
    assert len(store.tenures.of_person("zhao")) == 2


def test_a_post_is_ended_in_a_small_window(screen, act, dialog, press, store):
    choose(screen, "linhe")
    act(screen.list.panel.posts, 0, "免职")
    asked = dialog()
    press(asked, "登记免职")
    assert asked.rows.errors["免职日期"] == "请填写免职日期。"
    fill(asked, "2026-6-30", "市委干〔2026〕8号")
    press(asked, "登记免职")
    (tenure,) = store.tenures.of_organisation("linhe")
    assert tenure.ends_on == date(2026, 6, 30)
    assert screen.list.table.records[0].head_name == ""
    assert "职务空缺 1 个" in screen.heading.sub.text()


def test_a_tenure_is_corrected_or_void(screen, act, dialog, press, store):
    choose(screen, "linhe")
    act(screen.list.panel.posts, 0, "更正")
    form = screen.list.tenure_form
    assert form.name.isReadOnly()
    form.begins_on.set_value(date(2024, 1, 2))
    form.reason.setText("文件日期有误")
    press(form, "保存")
    (tenure,) = store.tenures.of_organisation("linhe")
    assert tenure.begins_on == date(2024, 1, 2)
    act(screen.list.panel.posts, 0, "更正")
    press(form, "作废…")
    asked = dialog()
    fill(asked, "重复登记")
    press(asked, "作废")
    assert store.tenures.of_organisation("linhe") == []
    assert screen.list.panel.isVisible()


def test_what_is_abolished_moves_to_its_own_list(screen, dialog, press):
    choose(screen, "qingshi")
    press(screen.list.panel, "撤销…")
    asked = dialog()
    fill(asked, "2026-06-30", "机构改革")
    press(asked, "登记撤销")
    assert names(screen) == ["临河县委"]
    assert not screen.list.panel.appoint_button.isVisible()
    screen.list.shown.choose(Shown.GONE)
    assert names(screen) == ["青石县委"]


def test_merging_asks_into_what(screen, dialog, press, store):
    choose(screen, "qingshi")
    press(screen.list.panel, "合并…")
    asked = dialog()
    press(asked, "登记合并")
    assert asked.rows.errors["并入"]
    asked.rows.findChildren(QLineEdit)[0].show_value("linhe", "临河县委")
    press(asked, "登记合并")
    assert asked.rows.errors == {"日期": "请填写日期。"}
    fill(asked, "临河县委", "2026-06-30", "两县合并")
    press(asked, "登记合并")
    assert store.organisations.get("qingshi").merged_into_id == "linhe"


def test_an_organisation_entered_by_mistake_is_void(screen, press, dialog, store):
    press(screen, "新增党组织")
    screen.list.form.name.setText("市某局党组")
    press(screen.list.form, "保存")
    press(screen.list.panel, "更正…")
    press(screen.list.form, "作废…")
    asked = dialog()
    fill(asked, "重复登记")
    press(asked, "作废")
    assert names(screen) == ["临河县委", "青石县委"]
    assert not screen.list.panel.isVisible()


@pytest.fixture
def talked(store, screen, changes):
    with store.atomic():
        store.talks.put(an_ended_talk(status=TalkStatus.REMEDIATION))
        store.materials.put(a_material())
    changes.tell({"talks"})


def test_a_double_click_opens_the_persons_page(screen, talked, qtbot, store):
    table = screen.list.table
    at = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    page = screen.person
    assert page.isVisible()
    assert (page.heading.title.text(), page.heading.sub.text()) == ("赵立新", "临河县委书记")
    assert [t.number for t in page.talks.records] == ["2026-001"]
    assert page.tabs.tabText(0) == "谈话 1"
    page.awaited_figure.click()
    assert page.deadlines.isVisible()
    assert [d.number for d in page.deadlines.records] == ["2026-001", "2026-001"]
    page.findings_figure.click()
    assert page.findings.isVisible()
    page.tabs.choose("materials")
    assert [m.title for m in page.materials.records] == [a_material().title]
    page.talks_figure.click()
    assert page.talks.isVisible()
    assert page.talks_figure.accessibleName() == "谈话：1 场"
    assert page.awaited_figure.accessibleName() == "待报的报告：2 份 逾期 2"
    assert store.audit.entries()[0].deed == "查看人员"
    with qtbot.waitSignal(screen.wanted) as asked:
        page.talks.selectRow(0)
        qtbot.keyClick(page.talks, Qt.Key.Key_Return)
    assert asked.args == ["谈话", {"talk_id": "t1"}]


def test_a_persons_own_facts_are_corrected(screen, press, dialog, store):
    screen.open({"person_id": "zhao"})
    press(screen.person, "更正…")
    asked = dialog()
    fill(asked, "赵立欣", "8812 0009", "姓名用字有误")
    press(asked, "更正")
    assert screen.person.heading.title.text() == "赵立欣"
    assert screen.person.facts.facts["联系电话"] == "8812 0009"
    press(screen.person, "返回名册")
    assert screen.list.table.records[0].head_name == "赵立欣"


def test_the_place_comes_back_to_what_was_shown(screen):
    screen.open({"person_id": "zhao"})
    assert screen.whereabouts() == {"person_id": "zhao"}
    screen.open({"organisation_id": "qingshi"})
    assert screen.whereabouts() == {"organisation_id": "qingshi"}
    screen.open({"page": "import"})
    assert screen.whereabouts() == {"page": "import"}


def test_a_person_that_is_not_there_is_a_sentence(screen):
    screen.open({"person_id": "nobody"})
    assert "没有找到这条人员" in screen.notice.sentence
    assert not screen.person.isVisible()


def test_who_may_not_change_sees_no_buttons_for_it(qtbot, services, changes):
    from dataclasses import replace

    screen = PeopleScreen(replace(services, may_change=False), changes)
    qtbot.addWidget(screen)
    screen.show()
    screen.list.table.selectRow(0)
    shown = {b.text() for b in screen.findChildren(QPushButton) if b.isVisible()}
    assert shown.isdisjoint({"登记任职…", "更正…", "撤销…", "合并…", "新增党组织", "导入名册…"})
    assert screen.list.panel.posts.act_rect(0, "免职").isEmpty()
    assert not screen.list.panel.posts.act_rect(0, "查看").isEmpty()


@pytest.mark.parametrize(
    ("days", "field", "sentence"),
    [
        ((date(2026, 7, 1), date(2026, 6, 1)), "免职日期", "免职日期早于任职日期"),
        ((None, None), "任职日期", "请填写任职日期"),
        ((date(2026, 7, 1), None), "任职日期", "同时有两位书记：与赵立新的任期"),
    ],
)
def test_wrong_days_of_a_tenure_are_said_at_the_field(
    screen, act, press, store, days, field, sentence
):
    choose(screen, "linhe")
    press(screen.list.panel, "登记任职…")
    form = screen.list.tenure_form
    form.name.setText("孙国平")
    form.post.setText("临河县委书记")
    form.role.choose(HeadRole.DEPUTY)
    form.begins_on.set_value(date(2025, 1, 1))
    press(form, "保存")
    at = next(n for n, r in enumerate(screen.list.panel.posts.records) if r.person.name == "孙国平")
    act(screen.list.panel.posts, at, "更正")
    form.role.choose(HeadRole.SECRETARY)
    form.begins_on.set_value(days[0])
    form.ends_on.set_value(days[1])
    form.reason.setText("核对任免文件")
    press(form, "保存")
    assert form.rows.errors[field].startswith(sentence)
    (kept,) = [t for t in store.tenures.of_organisation("linhe") if t.person_id != "zhao"]
    assert (kept.begins_on, kept.role) == (date(2025, 1, 1), HeadRole.DEPUTY)


def test_overlapping_tenures_of_one_person_are_said_at_the_field(screen, press, store):
    choose(screen, "linhe")
    press(screen.list.panel, "登记任职…")
    form = screen.list.tenure_form
    form.name.setText("赵立新")
    form.name.editingFinished.emit()
    form.who.choose("zhao")
    form.role.choose(HeadRole.DEPUTY)
    form.post.setText("临河县委副书记")
    form.begins_on.set_value(date(2026, 1, 1))
    press(form, "保存")
    assert "与此人在该单位的另一段任职" in form.rows.errors["任职日期"]
    assert len(store.tenures.of_person("zhao")) == 1


def test_the_list_is_kept_to_a_kind_of_unit_and_to_who_was_not_talked_to(screen, store):
    everyone = [r.organisation.id for r in screen.list.table.records if r.met]
    screen.list.kind.choose(OrganisationKind.LOCAL_COMMITTEE)
    assert {r.organisation.kind for r in screen.list.table.records if r.met} == {
        OrganisationKind.LOCAL_COMMITTEE
    }
    screen.list.kind.choose(None)
    screen.list.shown.choose(Shown.MISSING)
    assert [r.organisation.id for r in screen.list.table.records if r.met] == everyone
    with store.atomic():
        store.talks.put(an_ended_talk(at(2026, 3, 13, 11)))
    screen.reload()
    missing = [r.organisation.id for r in screen.list.table.records if r.met]
    assert missing == [i for i in everyone if i != "linhe"]
