"""A paper to be made: what it is made from is read already, so it can be made on any thread."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime
from io import BytesIO
from pathlib import Path

from db.frozen import frozen
from desktop.errors import Refused
from desktop.forms.catalogue import Form
from desktop.forms.control import Control
from desktop.forms.dossier import Dossier
from desktop.forms.paper import Face, Paper
from desktop.services.views.printing import Made

Told = Callable[[int, int], object]


@frozen
class Job:
    """A paper to be made: everything is read already, so it can be made on any thread."""

    form: Form
    dossiers: tuple[Dossier, ...]
    control: Control
    made_at: datetime
    composed: tuple[Paper, ...] = ()
    about: str = ""
    faces: Mapping[Face, tuple[Path, int]] = field(default_factory=dict)

    def pdf(self, told: Told | None = None) -> Made:
        """Return the PDF; equal input gives equal bytes. `told` hears (done, of)."""
        from desktop.forms.pdf import write

        papers = self._papers()
        out = BytesIO()
        written = write(
            papers,
            out,
            faces=self.faces,
            told=(lambda done: told(done, len(papers))) if told else None,
        )
        return Made(
            data=out.getvalue(),
            pages=written.pages,
            title=self.form.title,
            remarks=tuple(str(s) for s in written.substitutions),
        )

    def word(self) -> Made:
        """Return the Word twin of the papers, or the fill-in form that is read back."""
        if not self.form.word:
            raise Refused(f"《{self.form.title}》没有 Word 样式，请用 PDF。")
        out = BytesIO()
        if self.form.fill_in:
            self._fill_in(out)
        else:
            self._twin(out)
        return Made(data=out.getvalue(), pages=0, title=self.form.title)

    def _twin(self, out: BytesIO) -> None:
        from desktop.forms.word.paper import write

        write(self._papers(), out, made_at=self.made_at)

    def _fill_in(self, out: BytesIO) -> None:
        from desktop.forms.word.outgoing import write_form

        write_form(self.form.key, self.dossiers, self.control, out, made_at=self.made_at)

    def _papers(self) -> list[Paper]:
        if self.composed:
            return list(self.composed)
        if not self.dossiers:
            return [self.form.blank(self.control)]
        return list(self.form.papers(self.dossiers, self.control))
