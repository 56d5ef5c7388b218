import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QWidget

from db.errors import DiskFull
from desktop.errors import BadInput, Refused
from desktop.ui.notices import attempt, confirm, say
from desktop.ui.palette import Tone
from desktop.ui.screen import Screen
from desktop.ui.widgets.form import FormRows


class Counting(Screen):
    watches = frozenset({"talks"})

    def __init__(self, changes):
        super().__init__(changes)
        self.reads = 0
        self.label = QLabel()
        self.lay_out(self.label)

    def refresh(self):
        self.reads += 1
        self.label.setText(str(self.reads))


@pytest.fixture
def screen(qtbot, changes):
    screen = Counting(changes)
    qtbot.addWidget(screen)
    return screen


def test_a_screen_reads_when_it_is_first_shown(screen):
    assert screen.reads == 0
    screen.show()
    assert screen.reads == 1


def test_a_seen_screen_follows_the_tables_it_watches_and_no_others(screen, changes):
    screen.show()
    changes.tell({"people"})
    assert screen.reads == 1
    changes.tell({"talks", "people"})
    assert screen.reads == 2


def test_a_hidden_screen_catches_up_once_when_shown(screen, changes):
    screen.show()
    screen.hide()
    changes.tell({"talks"})
    changes.tell({"talks"})
    assert screen.reads == 1
    screen.show()
    assert screen.reads == 2


def test_f5_reads_afresh(screen):
    screen.show()
    screen.reload()
    assert screen.reads == 2


def test_a_screen_asks_to_be_taken_elsewhere(screen, qtbot):
    with qtbot.waitSignal(screen.wanted) as asked:
        screen.go("谈话", talk_id="t1")
    assert asked.args == ["谈话", {"talk_id": "t1"}]


def raising(error):
    raise error


def test_a_refusal_is_read_on_the_page_with_its_article(screen):
    screen.show()
    assert not attempt(screen.label, raising, Refused("应由市委书记谈话。", "第七条"))
    assert screen.notice.sentence == "应由市委书记谈话。（依据：《办法》第七条）"
    assert screen.notice.tone is Tone.LATE


def test_the_next_deed_that_succeeds_takes_the_refusal_away(screen):
    screen.show()
    attempt(screen, raising, DiskFull("没有存上，磁盘已满。"))
    assert screen.notice.sentence == "没有存上，磁盘已满。"
    assert attempt(screen, lambda: None)
    assert screen.notice.sentence == ""


def test_news_is_shown_and_can_be_put_away(screen, qtbot):
    screen.show()
    say(screen, "已登记收到。")
    assert (screen.notice.sentence, screen.notice.tone) == ("已登记收到。", Tone.DONE)
    screen.notice.close_button.click()
    assert screen.notice.sentence == ""


def test_what_cannot_be_used_is_said_at_its_field(screen):
    rows = FormRows()
    rows.add("届次", QLineEdit())
    screen.lay_out(rows)
    screen.show()

    attempt(screen, raising, BadInput("届次没有填写。", field="届次"))

    assert dict(rows.errors) == {"届次": "届次没有填写。"}
    assert screen.notice.sentence == ""
    assert screen.focusWidget().accessibleDescription() == "届次没有填写。"


def test_errors_at_fields_go_when_the_deed_succeeds(screen):
    rows = FormRows()
    rows.add("届次", QLineEdit())
    screen.lay_out(rows)
    attempt(rows, raising, BadInput("届次没有填写。", field="届次"))
    attempt(screen, lambda: None)
    assert dict(rows.errors) == {}


def test_a_refusal_outside_any_page_is_a_box(qtbot, monkeypatch):
    lonely = QWidget()
    qtbot.addWidget(lonely)
    shown = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *args: shown.append(args[-1]))
    attempt(lonely, raising, Refused("不能办理。"))
    assert shown == ["不能办理。"]


def test_a_bug_is_not_taken_for_a_refusal(screen):
    with pytest.raises(ZeroDivisionError):
        attempt(screen, lambda: 1 / 0)


@pytest.mark.parametrize(("verb", "agreed"), [("恢复", True), ("取消", False)])
def test_a_question_is_answered_by_its_verb(screen, qtbot, verb, agreed):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    def press():
        box = QApplication.activeModalWidget()
        next(b for b in box.buttons() if b.text() == verb).click()

    QTimer.singleShot(0, press)
    assert confirm(screen, "要恢复这份备份吗？", "恢复") is agreed
