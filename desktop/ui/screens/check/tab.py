"""The stage 规范性自查 of the talk page: what falls short in this talk, and text that repeats."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules.checks.shape import SEVERITY_WORDS, Severity, Shortfall
from desktop.services.views.checks import Checked
from desktop.services.views.repeats import ComparedText
from desktop.ui.background import Progress, run
from desktop.ui.screens.check.repeats import RepeatsPanel
from desktop.ui.screens.check.services import CheckServices
from desktop.ui.screens.check.wording import tag
from desktop.ui.screens.conversation.tab import TalkTab
from desktop.ui.screens.conversation.wording import article
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.block import Block, Pile
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.scrolling import Scrolling

_FEW = 50  # texts that are compared so quickly that no bar is shown
_SAID = (
    "对照《办法》和本单位要求逐项检查，内容一有改动就重新检查。",
    "“不符合”依《办法》的条文，“本单位要求”另行标明；已写明说明的事项只作提示。",
    "2026年1月30日以前的谈话不检查；参照执行的单位只列参照，不作为不符合。",
)
_NOTHING = "对照《办法》和本单位要求，没有发现不规范的情况。"


def _explained() -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(Label("说明", "title"))
    for said in _SAID:
        column.addWidget(Label(said, "secondary", wrap=True))
    column.addStretch(1)
    return body


class CheckTab(TalkTab):
    """Runs the checks of this talk whenever it is shown; the texts are compared off the thread."""

    def __init__(self, services: CheckServices) -> None:
        super().__init__()
        self._services = services
        self._comparing: Progress | None = None
        self.found: Checked | None = None
        self.print_button = button("打印自查报告", self._print, symbol="printer")
        self.summary = Label("", "secondary", wrap=True)
        self.lines = Pile()
        self.strip = ProgressStrip()
        self.repeats = RepeatsPanel()
        self.repeats.opened.connect(self._open_other)
        body = QWidget()
        self._scroll = Scrolling(body)
        self._lay_out(QVBoxLayout(body))
        self.side = Scrolling(_explained())

    def show_talk(self, talk_id: str) -> None:
        """Check the talk as it stands, and compare its texts."""
        if talk_id != self.talk_id:
            self.repeats.close_beside()
        self.talk_id = talk_id
        self._show(self._services.checks.of_talk(talk_id))
        self._compare()

    def take_focus(self) -> None:
        """Put the cursor on the way to mend the first line."""
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self) -> None:
        if self._comparing is not None:
            self._comparing.stop()
        talk_id = self.talk_id
        self.repeats.show_waiting("正在比对……" if not self.repeats.texts else "")

        def work(progress: Progress) -> tuple[ComparedText, ...]:
            self._services.catch_up(lambda done, of: progress.step(done, of, "正在比对文稿"))
            return self._services.compare(talk_id)

        many = self._services.repeats.waiting() > _FEW
        mine = run(
            self,
            work,
            then=lambda texts: self._compared(texts) if self._comparing is mine else None,
            strip=self.strip if many else None,
            words="正在比对文稿",
            ended=lambda: self._ended(mine),
        )
        self._comparing = mine

    def _ended(self, progress: Progress) -> None:
        if self._comparing is progress:
            self._comparing = None

    def _compared(self, texts: tuple[ComparedText, ...]) -> None:
        self.repeats.show_texts(texts)
        self._show(self._services.checks.of_talk(self.talk_id))

    def _show(self, found: Checked) -> None:
        if self.found == found:
            return
        self.found = found
        counts = found.count()
        said = "，".join(f"{SEVERITY_WORDS[s]} {counts[s]} 项" for s in Severity if counts[s])
        self.summary.setText(said or _NOTHING)
        self.lines.show_parts([self._block(line) for line in found.lines])

    def _block(self, line: Shortfall) -> Block:
        acts = [] if line.check == "repeated" else [Act("去办理", lambda: self._mend(line))]
        return Block(
            line.sentence,
            tags=[tag(line.severity)],
            second=f"{article(line.article)} · {line.title}",
            acts=acts,
        )

    def _mend(self, line: Shortfall) -> None:
        self.stage_wanted.emit(line.target["stage"])

    def _open_other(self, talk_id: str, stage: str) -> None:
        self.go("谈话", talk_id=talk_id, stage=stage)

    def _print(self) -> None:
        self.go("表格打印", form="check-report", talk_id=self.talk_id)

    def _lay_out(self, column: QVBoxLayout) -> None:
        card = Card("本次谈话自查", self.summary, self.lines)
        card.add_beside_title(self.print_button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (card, self.strip, self.repeats):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
