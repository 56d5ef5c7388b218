import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from db.records import Level, OrganisationKind, Superior, TalkStatus
from desktop.services.views.roster import Shown
from desktop.ui.screens.people.screen import PeopleScreen
from tests.factories import a_material, an_ended_talk, at
from tests.ui.screens.people.hands import choose, fill, names


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
