"""The place 表格打印."""

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QSizePolicy

from db.frozen import frozen
from desktop.errors import BadInput, reason_of
from desktop.services.printing import Face, Job, OwnFace, PrintService, faces_of_system
from desktop.services.talk_list import TalkListService
from desktop.services.views.printing import FormEntry, Made
from desktop.services.views.talks import TalkFilter
from desktop.ui.background import Progress, run
from desktop.ui.changes import Changes
from desktop.ui.notices import attempt, say
from desktop.ui.screen import Screen
from desktop.ui.screens.printing.form_list import FormList
from desktop.ui.screens.printing.preview import Preview
from desktop.ui.screens.printing.printer import PrintRun
from desktop.ui.screens.printing.settings_card import SettingsCard
from desktop.ui.screens.printing.subject import Subject
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.heading import Heading
from desktop.ui.widgets.picker import Picker
from desktop.ui.widgets.progress import ProgressStrip
from desktop.ui.widgets.scrolling import Scrolling
from desktop.words import word

_SIDE_WIDTH = 300


@frozen
class PrintServices:
    """What the place works with; `elsewhere` reads over a connection of its own, on any thread."""

    printing: PrintService
    talks: TalkListService
    elsewhere: Callable[[Callable[[PrintService], list[Job]]], list[Job]] | None = None


class PrintScreen(Screen):
    """Chooses forms and talks, shows the pages, prints and exports them."""

    watches = frozenset({"talks", "findings", "records", "steps", "reports", "actions", "copies"})
    help_topic = "print"

    def __init__(self, services: PrintServices, changes: Changes) -> None:
        super().__init__(changes)
        self._services = services
        self._talks: tuple[str, ...] = ()
        self._jobs: list[Job] = []
        self._made: list[Made] = []
        self._making: Progress | None = None
        self._turn = 0
        self.word_button = button("导出 Word", self.export_word)
        self.pdf_button = button("另存 PDF", self.export_pdf)
        self.print_button = button(
            "打印", self.print_out, kind="primary", symbol="printer", tip="打印（Ctrl+P）"
        )
        self.blank_button = button("空白表", self._on_blank, tip="打印供手写的空白表")
        self.test_button = button("打印机测试页", self._on_test, tip="看打印机的页边距是否准确")
        self.heading = Heading(
            "表格打印",
            "",
            self.test_button,
            self.blank_button,
            self.word_button,
            self.pdf_button,
            self.print_button,
        )
        self.talk = Picker(self._find, "换谈话：编号、姓名")
        self.talk.setAccessibleName("换一场谈话")
        self.forms = FormList()
        self.preview = Preview()
        self.settings = SettingsCard()
        self._subject = Subject(self.settings, services.printing)
        self.strip = ProgressStrip()
        left = Card("", self.talk)
        left.add(self.forms, 1)
        left.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        side = Scrolling(self.settings)
        side.setFixedWidth(_SIDE_WIDTH)
        self.lay_out(self.heading, self.strip, row(left, self.preview, side, spacing=14))
        self.forms.show_forms(services.printing.forms())
        self.forms.chosen_changed.connect(self._remake)
        self.settings.changed.connect(self._remake)
        self.settings.year.activated.connect(self._on_year)
        self.settings.look_wanted.connect(self._on_look)
        self.settings.bundled_wanted.connect(lambda: self._use_faces({}))
        self.settings.show_faces(services.printing.own_faces())
        self.talk.picked.connect(self._on_talk)
        self._blank = False
        self._subject.show_years()
        self._show_talks(())

    def refresh(self) -> None:
        """Make the pages afresh from what is stored now."""
        self._subject.show_years()
        self._remake()

    def open(self, target: dict[str, str]) -> None:
        """Show a form of a talk or of several (talk_ids, parted by commas), or about something."""
        ids = target.get("talk_ids") or target.get("talk_id") or ""
        self._subject.ask(target)
        if ids or self._subject.about:
            self._show_talks(tuple(ids.split(",")) if ids else ())
        if target.get("form"):
            self._blank = False
            self.forms.choose(target["form"])
        if self._subject.about:
            self._subject.show_years()
            self._remake()

    def _on_year(self) -> None:
        """A year chosen by hand takes the place of the period that was asked for."""
        if self._subject.period:
            self._subject.period = ""
            self._remake()

    def print_out(self) -> None:
        """Print what is shown, on the printer one chooses."""
        if not self._made:
            say(self, "请先选定表格和谈话。")
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # a library of its own

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setCopyCount(self.settings.choices.copies)
        printer.setDocName("谈话表格")
        dialog = QPrintDialog(printer, self)
        shown = self._made, self._jobs  # which may be made anew meanwhile
        dialog.accepted.connect(lambda: printer.setFullPage(True))
        dialog.accepted.connect(lambda: self.print_on(printer, *shown))
        dialog.setVisible(True)

    def print_on(self, to: QPagedPaintDevice, made: Sequence[Made], jobs: Sequence[Job]) -> None:
        """Send these to a printer, with progress and cancel."""
        self._print_run = PrintRun(to, made, self.strip, lambda stop: self._on_printed(jobs, stop))

    def export_pdf(self) -> None:
        """Save what is shown as PDF: one file, or one for each form in a folder."""
        self._export(".pdf", self._made, self._jobs)

    def export_word(self) -> None:
        """Save what is shown as Word."""
        made: list[Made] = []
        if attempt(self, lambda: made.extend(job.word() for job in self._jobs)):
            self._export(".docx", made, self._jobs)

    def save_to(self, path: Path, made: Made) -> None:
        """Write one finished file whole: beside it first, then in its place."""
        part = path.with_name(f".{path.name}.part")
        try:
            part.write_bytes(made.data)
            part.replace(path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise BadInput(
                f"“{path.name}”写不进去（{reason_of(error)}），没有导出；请换一个位置。"
            ) from error

    def _export(self, ending: str, made: Sequence[Made], jobs: Sequence[Job]) -> None:
        """Ask where to; what is shown may be made anew meanwhile, what was asked for is saved."""
        if not made:
            say(self, "请先选定表格和谈话。")
        elif len(made) == 1:
            name, _ = QFileDialog.getSaveFileName(self, "导出", f"{made[0].title}{ending}")
            if name:
                self._save([(Path(name).with_suffix(ending), made[0])], jobs)
        else:
            folder = QFileDialog.getExistingDirectory(self, "导出到文件夹")
            if folder:
                self._save([(Path(folder) / f"{m.title}{ending}", m) for m in made], jobs)

    def _save(self, files: Sequence[tuple[Path, Made]], jobs: Sequence[Job]) -> None:
        for (path, made), job in zip_longest(files, jobs):  # the printer's test page is no job
            if not attempt(self, self.save_to, path, made):
                return
            if job is not None:
                self._services.printing.log(job, "导出文件")
        say(self, f"已导出{len(files)}个文件。导出的文件没有加密，请按保密规定保管。")

    def _on_printed(self, jobs: Sequence[Job], stopped: bool) -> None:
        for job in jobs:
            self._services.printing.log(job, "打印中止" if stopped else "打印")
        say(self, "已停止打印。" if stopped else "已送打印机。")

    def _find(self, text: str) -> Sequence[tuple[str, str]]:
        found = self._services.talks.page(TalkFilter(text=text), limit=20)
        return [(r.id, f"{r.number}　{r.talkee}　{word(r.kind)}　{r.organisation}") for r in found]

    def _on_talk(self) -> None:
        if self.talk.value:
            self._show_talks((self.talk.value,))

    def _show_talks(self, ids: tuple[str, ...]) -> None:
        self._talks, self._blank = ids, False
        words = "没有选定谈话，可以打印空白表。"
        if len(ids) == 1:
            words = self._services.printing.words_of(ids[0])
        elif ids:
            words = f"已选定{len(ids)}场谈话"
        self.heading.set_title("表格打印", words)
        self.settings.show_usual(self._services.printing.usual(*ids))
        self._remake()

    def _on_blank(self) -> None:
        self._blank = True
        self._remake()

    def _on_test(self) -> None:
        self._jobs = []
        self._made = [self._services.printing.test_sheet()]
        self.preview.show_made(self._made)
        self._show_buttons()

    def _on_look(self) -> None:
        run(
            self,
            lambda _progress: faces_of_system(),
            then=self._on_faces,
            strip=self.strip,
            words="正在查找本机字体",
        )

    def _on_faces(self, found: Mapping[Face, OwnFace]) -> None:
        if not found:
            say(
                self, "本机没有可以嵌入的方正小标宋、仿宋_GB2312、楷体_GB2312、黑体，仍用自带字体。"
            )
        else:
            self._use_faces(found)

    def _use_faces(self, found: Mapping[Face, OwnFace]) -> None:
        if attempt(self, self._services.printing.use_own_faces, found):
            self.settings.show_faces(self._services.printing.own_faces())
            self._remake()

    def _remake(self) -> None:
        """Read what the chosen forms need, here unless it is much, and make their pages elsewhere."""
        if self._making:
            self._making.stop()
        chosen = self.forms.chosen
        self._subject.show_choices(chosen)
        self._jobs, self._made = [], []
        needs = [e for e in chosen if e.needs in ("talk", "talks")]
        if not chosen or (needs and not self._talks and not self._blank):
            empty = "先在左边选择表格。" if not chosen else "请选定谈话，或者打印空白表。"
            self.preview.show_made([], empty)
            self._show_buttons()
            return
        jobs: list[Job] = []
        asked = [self._asked(entry) for entry in chosen]
        elsewhere = self._services.elsewhere if any(map(Subject.reads_much, chosen)) else None
        here = self._services.printing
        if not elsewhere and not attempt(self, lambda: jobs.extend(ask(here) for ask in asked)):
            self.preview.show_made([], "")
            self._show_buttons()
            return
        self.preview.show_made([], "")
        self._show_buttons()
        self._turn += 1
        turn = self._turn

        def make(progress: Progress) -> list[Made]:
            if elsewhere:
                jobs.extend(elsewhere(lambda printing: [ask(printing) for ask in asked]))
            return [job.pdf(progress.step) for job in jobs]

        self._making = run(
            self,
            make,
            then=lambda made: self._on_made(jobs, made) if turn == self._turn else None,
            strip=self.strip if len(self._talks) > 5 else None,
            words="正在生成",
        )

    def _asked(self, entry: FormEntry) -> Callable[[PrintService], Job]:
        talks, choices, blank = self._talks, self.settings.choices, self._blank
        about = self._subject.about_of(entry)
        return lambda printing: printing.job(entry.key, talks, choices, blank=blank, about=about)

    def _on_made(self, jobs: list[Job], made: list[Made]) -> None:
        self._jobs, self._made = jobs, made
        self.preview.show_made(made)
        self.settings.show_remarks(tuple(r for m in made for r in m.remarks))
        self._show_buttons()

    def _show_buttons(self) -> None:
        some = bool(self._made)
        self.print_button.setEnabled(some)
        self.pdf_button.setEnabled(some)
        self.word_button.setEnabled(bool(self._jobs) and all(j.form.word for j in self._jobs))
