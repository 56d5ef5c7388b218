"""The outline of the talk: proposed from topics and findings, then written by hand."""

from PySide6.QtWidgets import QVBoxLayout

from desktop.services.views.preparation import PreparationView
from desktop.ui.notices import attempt, say
from desktop.ui.screens.conversation.preparation.part import Part
from desktop.ui.screens.conversation.services import TalkServices
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import row
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.passage import Passage
from desktop.ui.widgets.saved_line import SavedLine


class Outline(Part):
    """Writes the outline (谈话提纲); typing is kept, 保存提纲 takes it over."""

    def __init__(self, services: TalkServices) -> None:
        super().__init__(services)
        self.passage = Passage(services.drafts.keep, "谈话提纲", 6)
        self.passage.saved.connect(self.saved)
        self.passage.unsaved.connect(self.unsaved)
        self.line = SavedLine()
        self.line.follow(self.passage.area)
        self.form_button = button("按主题和问题生成", self._form)
        self.save_button = button("保存提纲", self.store, kind="primary")
        self.print_button = button("打印提纲", lambda: self.print_form("outline"), symbol="printer")
        self.printing = (self.print_button,)
        self.changing = (self.form_button, self.save_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(
            Label(
                "围绕五个步骤列出要问、要指出、要提出的要点，见人见事见思想。",
                "secondary",
                wrap=True,
            )
        )
        outer.addWidget(self.passage, 1)
        foot = row(self.form_button, self.print_button, self.line, self.save_button)
        foot.setStretchFactor(self.line, 1)
        outer.addLayout(foot)

    def show_part(self, view: PreparationView) -> None:
        """Show the outline."""
        stored = view.preparation.outline
        self.passage.show_stored(self.talk_id, "outline", stored, view.outline_draft)

    def keep(self) -> bool:
        """Keep the typing as a draft, and save it where it differs."""
        return self.passage.keep() and self.store()

    def store(self) -> bool:
        """Save the outline where it differs from what is stored."""
        self.passage.area.finish_composing()
        if self.locked or not self.passage.changed:
            return True
        deed = self.services.preparation.write_outline
        return attempt(self, deed, self.talk_id, self.version, self.passage.text)

    def _form(self) -> None:
        proposed = self.services.preparation.form_outline(self.talk_id)
        self.passage.area.replace_text(proposed)
        say(self, "已生成提纲，可继续修改；按 Ctrl+Z 可恢复原来的文字。")
