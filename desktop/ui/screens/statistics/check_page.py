"""规范性自查: the lines of a run over a year or everything, each with the way to mend it."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from desktop.errors import BadInput, reason_of
from desktop.rules.checks.shape import SEVERITY_WORDS, Severity, Shortfall
from desktop.services.views.checks import Checked
from desktop.ui.background import Progress, run
from desktop.ui.notices import attempt, look, say
from desktop.ui.screens.check.services import CheckServices
from desktop.ui.screens.check.wording import tag
from desktop.ui.screens.statistics.page import StatisticsPage
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.narrowing import Narrowing, choice_of
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.table import Column, RecordTable

_ALL = 0
_NONE, _STOPPED = "没有这样的情况。", "自查没有做完，按“重新自查”再查。"
_ENDINGS = {"pdf": "PDF 文件 (*.pdf)", "docx": "Word 文件 (*.docx)", "xlsx": "Excel 文件 (*.xlsx)"}


class CheckPage(StatisticsPage):
    """Runs the check on another thread and lists what falls short, narrowed as one likes."""

    key = "check"
    title = "规范性自查"
    help_topic = "check"
    watches = frozenset(
        {"talks", "steps", "findings", "records", "preparations", "materials", "material_requests"}
        | {"reports", "actions", "assessments", "team_notices", "copies", "plans", "plan_items"}
        | {"plan_changes", "triggers", "tenures", "organisations", "leaders", "terms", "settings"}
    )

    def __init__(self, services: CheckServices) -> None:
        super().__init__()
        self._services = services
        self._running: Progress | None = None
        self.found: Checked | None = None
        self.scope = Choice[int]()
        self.scope.setAccessibleName("自查范围")
        self.severity = Choice[Severity | None]()
        self.severity.setAccessibleName("轻重")
        self.article = Choice[str]()
        self.article.setAccessibleName("依据")
        self.narrowing = Narrowing(
            "check",
            services.filters,
            {"severity": choice_of(self.severity), "article": choice_of(self.article)},
        )
        self.again = button("重新自查", self.refresh, symbol="refresh-cw")
        self.exports = {
            "pdf": button("报告 PDF…", lambda: self._export("pdf")),
            "docx": button("报告 Word…", lambda: self._export("docx")),
            "xlsx": button("清单 Excel…", lambda: self._export("xlsx")),
        }
        self.heading = Heading("规范性自查", "", *self.exports.values(), self.again)
        self.strip = ProgressStrip()
        self.summary = Label("", "secondary", wrap=True)
        self.empty = EmptyState("正在自查……")
        self.table = self._table()
        self.whole = Label("", "body", wrap=True)
        self.table.chosen_changed.connect(self._show_whole)
        self._lay_out()
        self.scope.currentIndexChanged.connect(self._read)
        for narrowing in (self.severity, self.article):
            narrowing.currentIndexChanged.connect(self._on_narrowed)
        self.narrowing.cleared.connect(self._narrow)

    def refresh(self) -> None:
        """Check afresh, on another thread."""
        years = self._services.checks.years()
        options = [*((y, f"{y}年") for y in years), (_ALL, "全部年度")]
        chosen = self.scope.value
        self.scope.show_options(options)
        if self.scope.value == chosen:  # else the choice has said that it changed
            self._read()

    def open(self, target: dict[str, str]) -> None:
        """Show a year, a severity or an article that was asked for."""
        if target.get("year", "").isdigit() and self.scope.offers(int(target["year"])):
            self.scope.choose(int(target["year"]))
        if self.severity.offers(wanted := target.get("severity", "")):
            self.severity.choose(Severity(wanted))
        if self.article.offers(wanted := target.get("article", "")):
            self.article.choose(wanted)

    def whereabouts(self) -> dict[str, str]:
        """Return the year shown."""
        return {"year": str(self.scope.value)} if self.scope.value else {}

    def print_out(self) -> None:
        """Go to the report of the year among the forms."""
        year = {"year": str(self.scope.value)} if self.scope.value else {}
        self.wanted.emit("表格打印", {"form": "check-report", **year})

    def _read(self) -> None:
        if self._running is not None:
            self._running.stop()
        year = self.scope.value or None
        self.empty.set_sentence("正在自查……")
        self._show_buttons()

        def work(progress: Progress) -> Checked:
            return self._services.run(year, lambda done, of: progress.step(done, of, "正在自查"))

        mine = run(
            self,
            work,
            then=lambda found: self._show(found) if self._running is mine else None,
            strip=self.strip,
            words="正在自查",
            ended=lambda: self._ended(mine),
        )
        self._running = mine
        self._show_buttons()

    def _ended(self, progress: Progress) -> None:
        if self._running is progress:
            self._running = None
            self.empty.set_sentence(_NONE if self.found else _STOPPED)
            self._show_buttons()

    def _show(self, found: Checked) -> None:
        self.found = found
        counts = found.count()
        said = "、".join(f"{SEVERITY_WORDS[s]} {counts[s]} 项" for s in Severity if counts[s])
        of = f"{found.about}，{found.talks} 次谈话，{day(found.on)}自查："
        self.summary.setText(of + (said or "没有发现不规范的情况。"))
        self.severity.show_options(
            [(None, "全部轻重"), *((s, f"{SEVERITY_WORDS[s]} {counts[s]}") for s in Severity)]
        )
        self.article.show_options([("", "全部依据"), *((a, a) for a in found.articles())])
        self.narrowing.recall()
        self._narrow()

    def _on_narrowed(self) -> None:
        self.narrowing.note()
        self._narrow()

    def _narrow(self) -> None:
        if self.found is None:
            return
        self.table.show_lines(self.found.narrowed(self.severity.value, self.article.value or ""))
        self._show_buttons()

    def _show_whole(self) -> None:
        """Show the sentence of the chosen line in full, however narrow the table is."""
        line = self.table.chosen
        self.whole.setText(f"{line.article}：{line.sentence}" if line is not None else "")
        self.whole.setVisible(line is not None)

    def _show_buttons(self) -> None:
        self.again.setEnabled(self._running is None)
        for narrowing in (self.severity, self.article):
            narrowing.setVisible(self.found is not None)
        for each in self.exports.values():
            each.setVisible(self._services.may("export"))
            each.setEnabled(self._running is None and self.found is not None)

    def _mend(self, line: Shortfall) -> None:
        self.wanted.emit(line.place, dict(line.target))

    def _export(self, ending: str) -> None:
        found = self.found
        if found is None:
            return
        what = "清单" if ending == "xlsx" else "报告"
        name = f"{found.title}{what}.{ending}"
        chosen, _ = QFileDialog.getSaveFileName(self, f"导出{what}", name, _ENDINGS[ending])
        if not chosen:
            return
        target = Path(chosen).with_suffix(f".{ending}")
        if ending == "xlsx":
            note = self._services.checks.note()
            run(
                self,
                lambda _progress: self._services.checks.excel(found, note),
                then=lambda made: self._save_list(found, made, target),
                strip=self.strip,
                words="正在导出清单",
            )
        else:
            look(self, lambda: self._make_report(found, target))

    def _save_list(self, found: Checked, made: bytes, target: Path) -> None:
        if attempt(self, self._services.checks.save, found, made, target):
            say(self, f"已导出清单，共 {len(found.lines)} 项：{target.name}")

    def _make_report(self, found: Checked, target: Path) -> None:
        printing = self._services.printing
        job = printing.check_report(found, printing.usual())

        def write(data: bytes) -> None:
            try:
                target.write_bytes(data)
            except OSError as error:
                raise BadInput(
                    f"报告没有导出：所选位置写不进去（{reason_of(error)}）；请换一个位置再导出。"
                ) from error
            printing.log(job, "导出文件")

        def saved(data: bytes) -> None:
            if attempt(self, write, data):
                say(self, f"已导出报告：{target.name}")

        make = job.pdf if target.suffix == ".pdf" else job.word
        run(
            self,
            lambda _progress: make().data,
            then=saved,
            strip=self.strip,
            words="正在生成报告",
        )

    def _table(self) -> RecordTable[Shortfall]:
        table = RecordTable[Shortfall](
            [
                Column("轻重", tags=lambda x: [tag(x.severity)]),
                Column("依据", lambda x: x.article, second=lambda x: x.title),
                Column(
                    "对象",
                    lambda x: x.subject or "本单位",
                    second=lambda x: x.number or x.organisation,
                    bold=True,
                    whole=True,
                ),
                Column("问题", lambda x: x.sentence, stretch=True),
            ],
            name="自查清单",
            acts=lambda x: [Act("去办理", lambda: self._mend(x))],
            key=lambda x: (x.check, x.talk_id, x.sentence),
            empty=self.empty,
        )
        table.opened.connect(self._mend)
        return table

    def _lay_out(self) -> None:
        basis = (
            "对照《办法》各条和本单位要求逐项检查，只列事实，不打分、不排名；本单位要求单独标明。"
        )
        card = Card("", row(Flow(self.scope, self.severity, self.article, self.narrowing)))
        card.add(self.summary)
        card.add(self.table, 1)
        card.add(self.whole)
        self.put_above(self.heading)
        self.column.addWidget(Label(basis, "small", wrap=True))
        self.column.addWidget(self.strip)
        self.column.addWidget(card, 1)
        self.whole.setVisible(False)
