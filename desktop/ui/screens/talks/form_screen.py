"""What the three ways to enter a talk have in common."""

from PySide6.QtCore import Signal

from desktop.ui.palette import Tone
from desktop.ui.screen import Screen
from desktop.ui.widgets.form_draft import FormDraft


class FormScreen(Screen):
    """A form that makes a talk: `made` carries its id, `given_up` goes back to the list."""

    _draft: FormDraft
    made = Signal(str)
    given_up = Signal()

    def begin(self) -> None:
        """Show the form as it was left, else an empty one."""
        raise NotImplementedError

    def follow(self, draft: FormDraft) -> None:
        """Keep this draft when the form is left, and say how it stands."""
        self._draft = draft
        draft.unsaved.connect(self.unsaved)
        draft.kept.connect(self.saved)
        draft.not_kept.connect(lambda sentence: self.notice.show_sentence(sentence, Tone.LATE))

    def save(self) -> None:
        """Keep what is filled in."""
        self._draft.keep_now()

    def leave(self) -> bool:
        """Keep what is filled in; False where that failed."""
        return self._draft.keep_now()

    def refresh(self) -> None:
        """Do nothing: a form is not read afresh while it is filled in."""
