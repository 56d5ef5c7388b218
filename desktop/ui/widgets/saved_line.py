"""Whether what is typed beside it has been saved, and when."""

from datetime import datetime

from desktop.ui.theme import restyle
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.writing import WritingArea


class SavedLine(Label):
    """已保存 15:18:42, 正在保存…, or the sentence that says why not."""

    def __init__(self) -> None:
        super().__init__("", "small")
        self.setAccessibleName("保存情况")

    def follow(self, area: WritingArea) -> None:
        """Say how the typing in this field stands, from now on."""
        area.unsaved.connect(self.show_unsaved)
        area.saved.connect(self.show_saved)
        area.not_saved.connect(self.show_failure)
        area.remarked.connect(self.show_failure)

    def show_unsaved(self) -> None:
        """Say that there is typing that is not saved yet."""
        self._say("正在保存…", "small")

    def show_saved(self, at: object) -> None:
        """Say when it was saved."""
        self._say(f"已保存 {at:%H:%M:%S}" if isinstance(at, datetime) else "已保存", "small")

    def show_failure(self, sentence: str) -> None:
        """Say what went wrong; the text is still in the field."""
        self._say(sentence, "error")

    def _say(self, words: str, kind: str) -> None:
        self.setWordWrap(kind == "error")
        self.setText(words)
        restyle(self, "kind", kind)
        self.setAccessibleDescription(words)
