from dataclasses import replace

from db.records import Role, User
from desktop.services.policies import PolicyService
from desktop.ui.screens.administration.policies import PoliciesPage
from desktop.ui.screens.administration.screen import AdministrationScreen
from desktop.ui.widgets.pages import Tab
from tests.conftest import NOW
from tests.ui.widgets.test_dialog import overlapping


def test_the_rules_are_settled_by_who_may(desk, admin, changes, qtbot):
    admin_desk = replace(desk, store=admin, changed=changes.tell)
    page = PoliciesPage(PolicyService(admin_desk))
    screen = AdministrationScreen([Tab(page.key, page.title, lambda: page)], changes)
    qtbot.addWidget(screen)
    screen.show()
    assert page.boxes["idle_minutes"].value() == 10
    page.boxes["idle_minutes"].setValue(5)
    page.save_button.click()
    assert PolicyService(admin_desk).read().idle_minutes == 5
    assert "已保存" in screen.notice.sentence

    other = User(id="s", login="s", name="孙保密", role=Role.SECURITY_ADMIN, created_at=NOW)
    with admin.atomic():
        admin.users.put(other)
    page.refresh()
    assert not page.save_button.isVisible()
    assert not page.boxes["idle_minutes"].isEnabled()


def test_a_low_window_scrolls_the_rules_and_lays_nothing_over_them(desk, admin, changes, qtbot):
    page = PoliciesPage(PolicyService(replace(desk, store=admin, changed=changes.tell)))
    screen = AdministrationScreen([Tab(page.key, page.title, lambda: page)], changes)
    qtbot.addWidget(screen)
    screen.resize(1000, 360)
    screen.show()
    assert screen.height() == 360
    assert overlapping(screen) == []
    for box in page.boxes.values():
        assert box.height() >= box.sizeHint().height()
