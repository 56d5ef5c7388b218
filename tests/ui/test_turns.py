"""Work in pieces."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from desktop.ui.turns import in_turn


class Told(QObject):
    def __init__(self, heard):
        super().__init__()
        self._heard = heard

    def event(self, event):
        if event.type() == QEvent.Type.User:
            self._heard.append("event")
            return True
        return super().event(event)


def test_what_happens_meanwhile_is_dealt_with_before_the_next_act(qtbot):
    heard = []
    context = Told(heard)

    def first():
        heard.append("first")
        QCoreApplication.postEvent(context, QEvent(QEvent.Type.User))

    in_turn(context, lambda: True, first, lambda: heard.append("second"))
    assert heard == []
    qtbot.waitUntil(lambda: "second" in heard)
    assert heard == ["first", "event", "second"]


def test_what_is_not_wanted_any_more_is_dropped(qtbot):
    context, done, seen = QObject(), [], []
    in_turn(context, lambda: not done, lambda: done.append(1), lambda: done.append(2))
    in_turn(context, lambda: True, *[lambda: seen.append(1)] * 4)
    qtbot.waitUntil(lambda: len(seen) == 4)
    assert done == [1]
