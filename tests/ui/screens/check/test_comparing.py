"""Texts that are stored are compared unasked, and the screens are told."""

from PySide6.QtWidgets import QWidget

from desktop.ui.screens.check.comparing import Comparing
from tests.ui.screens.check.conftest import services_at


def test_a_stored_text_is_compared_and_the_screens_are_told(qtbot, checked_desk, changes, settled):
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    services = services_at(checked_desk)
    Comparing(page, services, changes)
    assert services.repeats.waiting() > 0
    with qtbot.waitSignal(changes.happened, check_params_cb=lambda tables: "prints" in tables):
        changes.tell({"records"})
    settled()
    assert services.repeats.waiting() == 0
    (found,) = checked_desk.store.prints.of_talks(["t2"])
    assert found.share == 0.5


def test_other_changes_start_nothing(qtbot, checked_desk, changes):
    page = QWidget()
    qtbot.addWidget(page)
    comparing = Comparing(page, services_at(checked_desk), changes)
    changes.tell({"people"})
    assert not comparing._pause.isActive()


def test_nobody_asks_the_store_once_the_window_is_gone(qtbot, checked_desk, changes):
    page = QWidget()
    qtbot.addWidget(page)
    services = services_at(checked_desk)
    comparing = Comparing(page, services, changes)
    assert services.repeats.waiting() > 0
    comparing._start()  # the pause may end after the lock has closed the store
    assert comparing._running is None
