"""查阅: the talks of which the unit was sent copies at the left, the papers sent at the right."""

from collections.abc import Sequence

from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from desktop.rules.posts import full_post
from desktop.services.copied import CopiedService
from desktop.services.filters import FilterService
from desktop.services.views.copied import CopiedRow
from desktop.services.views.printing import Made
from desktop.ui.background import run
from desktop.ui.changes import Changes
from desktop.ui.notices import attempt, say
from desktop.ui.screen import Screen
from desktop.ui.screens.printing.preview import Preview
from desktop.ui.screens.printing.printer import PrintRun
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.narrowing import Narrowing, words_in
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.search_box import SearchBox
from desktop.ui.widgets.table import Column, Order, RecordTable
from desktop.ui.widgets.tabs import Tabs

_BY_TALKEE, _BY_DAY = "talkee", "day"
_NOTHING = "还没有抄送给本单位的谈话材料。"
_CHOOSE = "在左边选定一场谈话，这里显示抄送的材料。"


class CopiedScreen(Screen):
    """Lists, shows and prints; there is nothing to be written here."""

    watches = frozenset({"copies", "talks"})
    help_topic = "copied"

    def __init__(self, copied: CopiedService, filters: FilterService, changes: Changes) -> None:
        super().__init__(changes)
        self._copied = copied
        self._talk: CopiedRow | None = None
        self._made: list[Made] = []
        self._turn = 0
        self._print_run: PrintRun | None = None
        self.print_button = button(
            "打印", self.print_out, kind="primary", symbol="printer", tip="打印（Ctrl+P）"
        )
        self.heading = Heading("抄送的谈话", "", self.print_button)
        self.search = SearchBox("姓名、拼音、单位、编号或文号")
        self.narrowing = Narrowing("copied", filters, {"text": words_in(self.search)})
        self.count = Label("", "secondary")
        self.table = RecordTable[CopiedRow](
            [
                Column(
                    "被谈话人",
                    lambda r: r.talkee,
                    second=lambda r: full_post(r.organisation, r.talkee_post),
                    bold=True,
                    stretch=True,
                    order=_BY_TALKEE,
                ),
                Column(
                    "抄送材料",
                    lambda r: f"{len(r.contents)} 份",
                    second=lambda r: f"{r.sent_on:%Y-%m-%d} 抄送",
                    order=_BY_DAY,
                ),
            ],
            name="抄送的谈话",
            empty=_NOTHING,
        )
        self.facts = Label("", "secondary", wrap=True)
        self.tabs = Tabs([])
        self.preview = Preview(whole=False)
        self.strip = ProgressStrip()
        left = Card()
        left.add(row(self.search, self.narrowing))
        left.add(self.table, 1)
        left.add(self.count)
        left.setMinimumWidth(420)
        right = Card("")
        right.add(self.facts)
        right.add(self.tabs)
        right.add(self.strip)
        right.add(self.preview, 1)
        line = row(left, right, spacing=14)
        line.setStretch(0, 4)
        line.setStretch(1, 5)
        self.lay_out(self.heading, line)
        self.search.wanted.connect(lambda _text: self._on_narrowed())
        self.narrowing.cleared.connect(self.refresh)
        self.table.chosen_changed.connect(self._on_chosen)
        self.tabs.chosen.connect(lambda _key: self._show_paper())
        self._show_talk(None)

    def refresh(self) -> None:
        """Read the list afresh."""
        self.narrowing.recall()
        self.heading.set_title("抄送的谈话", f"抄送{self._copied.unit}的材料，只供查阅")
        self.count.setText(f"共 {self._copied.page(self.search.text(), limit=0).total} 场")
        self.table.show_pages(self._page)

    def open(self, target: dict[str, str]) -> None:
        """Open a talk, and in it the paper that was searched."""
        talk_id = target.get("talk_id", "")
        if talk_id and attempt(self, self._open, talk_id) and target.get("content"):
            self.tabs.choose(target["content"])
            self._show_paper()

    def whereabouts(self) -> dict[str, str]:
        """Return the talk and the paper that are open."""
        return {"talk_id": self._talk.id, "content": self.tabs.key} if self._talk else {}

    def new(self) -> None:
        """Answer Ctrl+N with nothing: nothing is made here."""

    def print_out(self) -> None:
        """Print the paper that is shown, on the printer one chooses."""
        if not self._made:
            say(self, "请先选定要打印的材料。")
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("抄送材料")
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: printer.setFullPage(True))
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setVisible(True)

    def print_on(self, printer: QPrinter) -> None:
        """Send what is shown to a printer, and log it."""
        talk, content = self._talk, self.tabs.key
        if talk is None:
            return

        def done(stopped: bool) -> None:
            self._copied.printed(talk.id, content)
            say(self, "已停止打印。" if stopped else "已送打印机。")

        self._print_run = PrintRun(printer, self._made, self.strip, done)

    def _page(self, offset: int, limit: int, order: Order) -> Sequence[CopiedRow]:
        return self._copied.page(
            self.search.text(),
            by_talkee=order.name == _BY_TALKEE,
            descending=order.descending or not order.name,
            offset=offset,
            limit=limit,
        ).rows

    def _on_narrowed(self) -> None:
        self.narrowing.note()
        self.refresh()

    def _on_chosen(self) -> None:
        chosen = self.table.chosen
        if chosen is not None and (self._talk is None or chosen.id != self._talk.id):
            attempt(self, self._open, chosen.id)

    def _open(self, talk_id: str) -> None:
        self._show_talk(self._copied.open(talk_id))
        self.table.choose(talk_id)

    def _show_talk(self, talk: CopiedRow | None) -> None:
        self._talk = talk
        self.tabs.setVisible(talk is not None)
        self.facts.setVisible(talk is not None)
        if talk is None:
            self._show_made([], _CHOOSE)
            return
        when = f"{day(talk.ended_on)}谈话" if talk.ended_on else ""
        told = (
            f"{talk.number}　{full_post(talk.organisation, talk.talkee_post)}{talk.talkee}",
            f"谈话人{talk.talker}",
            when,
            "、".join(talk.document_numbers),
            talk.marking,
        )
        self.facts.setText("　".join(part for part in told if part))
        self.tabs.show_tabs([(content, content) for content in talk.contents])
        self._show_paper()

    def _show_paper(self) -> None:
        talk, content = self._talk, self.tabs.key
        self._turn += 1
        turn = self._turn
        self._show_made([], "正在生成这份材料，请稍候。")
        if talk is None:
            return
        slow = []
        if not attempt(self, lambda: slow.append(self._copied.paper(talk.id, content))):
            self._show_made([], "")
        else:
            run(
                self,
                lambda _progress: slow[0](),
                then=lambda made: self._show_made([made], "") if turn == self._turn else None,
            )

    def _show_made(self, made: list[Made], empty: str) -> None:
        self._made = made
        self.preview.show_made(made, empty)
        self.print_button.setEnabled(bool(made))
