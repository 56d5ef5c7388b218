from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from db.records import TalkStatus


class Shown(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_nothing_flashes_as_a_window_while_pages_are_made(place, under_way, qapp):
    shown = Shown()
    qapp.installEventFilter(shown)
    for target in (
        {"new": "talk"},
        {"new": "late"},
        {"new": "earlier"},
        {"talk_id": under_way, "stage": "preparation"},
        {"talk_id": under_way, "stage": "step1"},
        {"talk_id": under_way, "stage": "record"},
    ):
        place.open(target)
    for part in ("topics", "materials", "self_check", "findings", "outline"):
        place.page.preparation.show_part(part)
    qapp.removeEventFilter(shown)

    assert shown.windows == []


def test_another_place_opens_a_stage_a_form_or_the_list_narrowed(place, under_way, a_talk):
    a_talk(tenure_id="tenure-shan", planned_at=None)
    place.open({"talk_id": under_way, "stage": "preparation"})
    assert (place.inner, place.page.stage) == (place.page, "preparation")

    place.open({"new": "late"})
    assert place.inner is place.late

    place.open({"status": "in_progress"})
    assert place.inner is place.list
    assert place.list.filters.filter.statuses == (TalkStatus.IN_PROGRESS,)
    assert [row.id for row in place.list.table.records] == [under_way]


def test_a_stage_without_a_tab_opens_the_one_under_way(place, under_way):
    place.open({"talk_id": under_way, "stage": "copies"})

    assert place.page.stage == "step1"


def test_leaving_the_place_keeps_what_is_typed(place, under_way, write, services):
    place.open({"talk_id": under_way})
    write(place.page.steps.page.passage.area, "没说完的话")
    place.leave()

    assert services.drafts.find(under_way, "step1").text == "没说完的话"


def test_the_way_back_to_a_form(place):
    place.open({"new": "earlier"})

    assert place.whereabouts() == {"new": "earlier"}


def test_the_page_has_the_focus_where_one_goes_on(place, under_way, qtbot):
    place.open({"talk_id": under_way})
    assert QApplication.focusWidget() is place.page.steps.page.passage.area
    qtbot.keyClick(place.page.steps.page.passage.area, Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is not place.page.steps.page.passage.area
