"""Triggers of timely talks: registered, judged, and led to a talk (Art. 5)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from db.records import TriggerKind, TriggerState
from desktop.services.talks import TalkService
from desktop.services.triggers import TriggerService
from desktop.services.views.triggers import TriggerRow, TriggerText
from desktop.ui.dialogs.reason import DeedDialog, ask_reason
from desktop.ui.notices import attempt, say
from desktop.ui.palette import Tone
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Tag, days_tag
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import DateField, day
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.picker import Picker
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.table import Column, RecordTable
from desktop.words import word

S = TriggerState
_TONES = {
    S.REGISTERED: Tone.NEAR,
    S.CONFIRMED: Tone.PLANNED,
    S.NOT_LISTED: Tone.PLAIN,
    S.HANDED_OVER: Tone.DONE,
}
_SIDE = 360


class TriggerPage(QWidget):
    """Lists triggers; each open one has its next act beside it."""

    talk_wanted = Signal(str)
    new_talk_wanted = Signal()
    print_wanted = Signal(str)  # the id of the trigger

    def __init__(self, triggers: TriggerService, talks: TalkService) -> None:
        super().__init__()
        self._triggers, self._talks = triggers, talks
        self.form = TriggerForm(triggers, talks)
        self.table = RecordTable[TriggerRow](
            [
                Column("编号", lambda r: r.trigger.number),
                Column(
                    "谈话对象", lambda r: r.talkee, second=lambda r: r.talkee_post, stretch=True
                ),
                Column("情形", lambda r: word(r.trigger.kind), second=_source, stretch=True),
                Column("状态", tags=lambda r: [_state(r)]),
                Column("时限", tags=_limit),
            ],
            name="及时谈话情形",
            acts=self._acts,
            key=lambda r: r.trigger.id,
            empty="没有登记及时谈话情形。出现第五条所列情形的，按“登记情形”录入。",
        )
        self._side = Scrolling(self.form)
        self._side.setFixedWidth(_SIDE)
        self._side.setVisible(False)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addLayout(row(self.table, self._side, spacing=14), 1)
        self.form.finished.connect(lambda: self._side.setVisible(False))
        self.table.opened.connect(self._on_opened)

    def refresh(self) -> None:
        """Read the triggers afresh."""
        self.table.show_pages(
            lambda offset, limit, _order: self._triggers.page(offset=offset, limit=limit)
        )

    def register(self) -> None:
        """Ask for a new trigger."""
        self._side.setVisible(True)
        self.form.begin()

    def _acts(self, shown: TriggerRow) -> Sequence[Act]:
        if shown.trigger.state is S.REGISTERED:
            return (
                Act("属实", lambda: self._judge(shown), primary=True),
                Act("不属于", lambda: self._dismiss(shown)),
                Act("移送", lambda: self._hand_over(shown)),
                Act("打印", lambda: self.print_wanted.emit(shown.trigger.id)),
            )
        if shown.trigger.state is S.CONFIRMED and not shown.trigger.talk_id:
            return (
                Act("安排谈话", lambda: self._lead(shown), primary=True),
                Act("打印", lambda: self.print_wanted.emit(shown.trigger.id)),
            )
        return (Act("打印登记表", lambda: self.print_wanted.emit(shown.trigger.id)),)

    def _judge(self, shown: TriggerRow) -> None:
        dialog = DeedDialog(self, "研判属实", f"{shown.talkee}：研判属实的应当及时谈话。", "登记")
        by, on = QLineEdit(), DateField(self._triggers.today())
        dialog.rows.add("研判人", by, required=True)
        dialog.rows.add("研判日期", on, required=True)
        dialog.ask(
            lambda: self._triggers.confirm(
                shown.trigger.id, on=on.value or self._triggers.today(), by=by.text()
            )
        )

    def _dismiss(self, shown: TriggerRow) -> None:
        dialog = DeedDialog(self, "不属于所列情形", f"{shown.talkee}：写明理由后办结。", "登记")
        by, on, why = QLineEdit(), DateField(self._triggers.today()), QLineEdit()
        dialog.rows.add("研判人", by, required=True)
        dialog.rows.add("研判日期", on, required=True)
        dialog.rows.add("理由", why, required=True)
        dialog.ask(
            lambda: self._triggers.dismiss(
                shown.trigger.id,
                on=on.value or self._triggers.today(),
                by=by.text(),
                reason=why.text(),
            )
        )

    def _hand_over(self, shown: TriggerRow) -> None:
        words = f"{shown.talkee}：属于问题线索的，移送纪检机关处置（《办法》第二条）。"
        dialog = DeedDialog(self, "移送纪检机关", words, "登记移送")
        to, on, receipt = QLineEdit(), DateField(self._triggers.today()), QLineEdit()
        dialog.rows.add("接收单位", to, required=True)
        dialog.rows.add("移送日期", on, required=True)
        dialog.rows.add("回执", receipt)
        dialog.ask(
            lambda: self._triggers.hand_over(
                shown.trigger.id,
                to=to.text(),
                on=on.value or self._triggers.today(),
                receipt=receipt.text(),
            )
        )

    def _lead(self, shown: TriggerRow) -> None:
        open_talks = self._triggers.timely_talks(shown.trigger.id)
        if not open_talks:
            say(self, "请先新建与其本人的及时谈话，再回到这里选定。")
            self.new_talk_wanted.emit()
            return
        words = "选定由哪一场及时谈话处理，所列事实会成为这场谈话的问题草稿（仅供谈话人参阅）。"
        dialog = DeedDialog(self, "安排谈话", words, "选定")
        talk = Choice(open_talks)
        dialog.rows.add("及时谈话", talk, required=True)
        dialog.ask(lambda: self._triggers.lead_to([shown.trigger.id], talk.value or ""))

    def _on_opened(self, shown: TriggerRow) -> None:
        if shown.trigger.talk_id:
            self.talk_wanted.emit(shown.trigger.talk_id)
        elif shown.trigger.state is S.REGISTERED:
            ask_reason(
                self,
                title="作废情形",
                sentence=f"{shown.trigger.number} {shown.talkee}：录入有误的可以作废，记录保留。",
                label="原因",
                verb="作废",
                deed=lambda reason: self._triggers.void(shown.trigger.id, reason),
            )


class TriggerForm(Card):
    """What is registered of a trigger."""

    finished = Signal()

    def __init__(self, triggers: TriggerService, talks: TalkService) -> None:
        super().__init__("登记及时谈话情形")
        self._triggers, self._talks = triggers, talks
        self.kind = Choice(
            [(k, f"（{n}）{word(k)}") for n, k in zip("一二三四五六", TriggerKind, strict=True)]
        )
        self.kind.setSizeAdjustPolicy(
            self.kind.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.talkee = Picker(self._heads, "输入姓名、拼音或单位")
        self.found_on, self.source = DateField(), QLineEdit()
        self.facts = QPlainTextEdit()
        self.facts.setTabChangesFocus(True)
        self.facts.setMinimumHeight(120)
        self.fields = FormRows()
        self.fields.add("情形", self.kind, help_text="《办法》第五条所列六种情形。")
        self.fields.add("被谈话人", self.talkee, required=True)
        self.fields.add("发现日期", self.found_on, required=True)
        self.fields.add("来源单位", self.source, required=True)
        self.fields.add("事实", self.facts, required=True)
        save = button("登记", self._on_save, kind="primary", shortcut="Ctrl+Return")
        self.add(self.fields)
        self.add(row(None, button("取消", self.finished.emit), save))
        self.add_stretch()

    def begin(self) -> None:
        """Ask for a new trigger."""
        self.talkee.show_value(None, "")
        self.found_on.set_value(self._triggers.today())
        self.source.clear()
        self.facts.clear()
        self.fields.clear_errors()
        self.talkee.setFocus()

    def _heads(self, text: str) -> Sequence[tuple[str, str]]:
        found = self._talks.talkees(self._triggers.today(), text, limit=20)
        return [(c.tenure_id, f"{c.name}　{c.post}") for c in found]

    def _save(self) -> None:
        self._triggers.register(
            TriggerText(
                kind=self.kind.value or TriggerKind.OTHER,
                found_on=self.found_on.value or self._triggers.today(),
                source=self.source.text(),
                facts=self.facts.toPlainText(),
                tenure_id=self.talkee.value or "",
            )
        )

    def _on_save(self) -> None:
        if attempt(self, self._save):
            say(self, "情形已登记，请在时限内研判。")
            self.finished.emit()


def _source(shown: TriggerRow) -> str:
    return f"{day(shown.trigger.found_on)} {shown.trigger.source}"


def _state(shown: TriggerRow) -> Tag:
    if shown.talk_number:
        return Tag(
            f"谈话{shown.talk_number}", Tone.PLANNED if shown.days is not None else Tone.DONE
        )
    return Tag(word(shown.trigger.state), _TONES[shown.trigger.state])


def _limit(shown: TriggerRow) -> list[Tag]:
    return [] if shown.days is None else [days_tag(shown.days, near=7)]
