"""Papers: chosen, previewed, printed, exported; each print and export stands in the log."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from db.content import ContentStore
from db.records import Talk
from desktop.errors import BadInput
from desktop.forms import check_report
from desktop.forms.catalogue import FORMS, OF_TALKS, Form, Needs
from desktop.forms.catalogue import form as form_of
from desktop.forms.control import Control, Wording, carried
from desktop.forms.own_faces import OwnFace, find, folders
from desktop.forms.paper import Face, Paper
from desktop.rules import marking as markings
from desktop.security.permissions import DEEDS, require
from desktop.services.desk import Desk
from desktop.services.parts.asking import Asked
from desktop.services.parts.check_papers import of_found
from desktop.services.parts.filing import dossier
from desktop.services.parts.form_kinds import kind_of
from desktop.services.parts.office_papers import office_papers
from desktop.services.parts.paper_job import Job
from desktop.services.parts.reading import own_talks_of, talk_of
from desktop.services.parts.yearly import leaders
from desktop.services.views.checks import Checked
from desktop.services.views.printing import Choices, FormEntry, Made
from desktop.words import word

__all__ = ["WORDINGS", "Face", "Job", "OwnFace", "PrintService", "faces_of_system"]

WORDINGS = tuple(w.value for w in Wording)
_ANYBODYS = OF_TALKS | {Needs.BLANK_ONLY}
_FACES = "own faces"


def faces_of_system() -> dict[Face, OwnFace]:
    """Look through the system's fonts for the customary faces; slow, for another thread."""
    return find(folders())


class PrintService:
    """Makes jobs of forms and talks, and logs what leaves the store on paper or as a file.

    Who is patient waits for papers of very many talks; a window does not.
    """

    def __init__(self, desk: Desk[ContentStore], *, patient: bool = False) -> None:
        self._desk, self._patient = desk, patient
        self._store = desk.store

    def forms(self) -> tuple[FormEntry, ...]:
        """Return the forms one may print, by occasion in the order of the work."""
        return tuple(
            FormEntry(
                key=f.key,
                title=f.title,
                occasion=f.occasion.value,
                needs=f.needs.value,
                word=f.word,
                fill_in=f.fill_in,
            )
            for f in FORMS
            if f.needs in _ANYBODYS or self._desk.worker.role in DEEDS[kind_of(f)]
        )

    def years(self) -> tuple[int, ...]:
        """Return the years that there is something to print of, this one always, newest first."""
        require(self._desk.worker.role, "print")
        own = own_talks_of(self._desk)
        plans = () if own else (p.year for p in self._store.plans.all())
        found = {self._desk.today().year, *self._store.talks.years(own), *plans}
        return tuple(sorted(found, reverse=True))

    def leaders(self, year: int) -> tuple[tuple[str, str], ...]:
        """Return the leaders whose paragraph one may draft (id, post and name), by rank."""
        require(self._desk.worker.role, "print")
        own = own_talks_of(self._desk)
        known = leaders(self._store, year, self._desk.today())
        return tuple((x.value, f"{x.post}{x.name}") for x in known if own in (None, x.value))

    def talk_id(self, given: str) -> str:
        """Return the id of a talk given by id or number; BadInput where there is none."""
        require(self._desk.worker.role, "print")
        found = self._store.talks.find(given) or self._store.talks.by_number(given)
        if found is None:
            raise BadInput(f"没有编号或 id 为“{given}”的谈话，请核对。", field="谈话")
        return talk_of(self._desk, found.id).id

    def usual(self, *talk_ids: str) -> Choices:
        """Return the choices that office settings, own body and talks give; the strictest marking.

        The number of a letter is left to be completed by hand.
        """
        require(self._desk.worker.role, "print")
        body = self._store.body.own()
        settings = self._store.settings.office()
        talks = (talk_of(self._desk, talk_id) for talk_id in talk_ids)
        talk = max(talks, key=lambda t: markings.strictness(t.marking), default=None)
        prefix = body.document_prefix if body else ""
        return Choices(
            marking=talk.marking if talk else settings.marking,
            secrecy_by=talk.marking_by if talk else "",
            secrecy_basis=talk.marking_basis if talk else "",
            document_number=f"{prefix}函〔{self._desk.today().year}〕　　号" if prefix else "",
            undertaker=self._desk.worker.name,
            contact=body.contact if body else "",
            phone=body.phone if body else "",
        )

    def job(
        self,
        key: str,
        talk_ids: Sequence[str],
        choices: Choices,
        *,
        blank: bool = False,
        about: str = "",
    ) -> Job:
        """Return a job, read from the store; no log entry. Refused where something is missing.

        `about` is what a form of no talk is printed of: a year (and a leader after a blank), two
        days with a blank between, the id of a change or a trigger.
        """
        require(self._desk.worker.role, "print")
        form = form_of(key)
        if not blank and form.needs not in _ANYBODYS:
            return self._office_job(form, about, talk_ids, choices)
        if blank or form.needs not in OF_TALKS:
            talks: list[Talk] = []
        elif not talk_ids:
            raise BadInput(f"请先选定要打印《{form.title}》的谈话，或者打印空白表。", field="谈话")
        else:
            talks = [talk_of(self._desk, t) for t in talk_ids]
        return Job(
            form=form,
            dossiers=tuple(dossier(self._store, t, self._desk.today()) for t in talks),
            control=self._control(choices),
            made_at=self._midnight(),
            faces=self._faces(),
        )

    def _office_job(self, form: Form, about: str, talk_ids: Sequence[str], choices: Choices) -> Job:
        require(self._desk.worker.role, kind_of(form))
        control = self._control(choices)
        of_talks = form.needs is Needs.TALK_OR_YEAR
        talks = tuple(talk_of(self._desk, t) for t in talk_ids) if of_talks else ()
        asked = Asked(
            about=about,
            control=control,
            today=self._desk.today(),
            talks=talks,
            own_of=own_talks_of(self._desk),
            patient=self._patient,
        )
        about = "、".join(t.id for t in talks) or about
        return self._composed(form, control, office_papers(self._store, form.key, asked), about)

    def _composed(self, form: Form, control: Control, papers: tuple[Paper, ...], about: str) -> Job:
        return Job(
            form=form,
            dossiers=(),
            control=control,
            made_at=self._midnight(),
            composed=papers,
            about=about,
            faces=self._faces(),
        )

    def check_report(self, found: Checked, choices: Choices) -> Job:
        """Return the job of the report on a compliance check that was run."""
        require(self._desk.worker.role, "print")
        form, control = form_of(check_report.KEY), self._control(choices)
        require(self._desk.worker.role, kind_of(form))
        paper = carried(of_found(self._store, found, control), control)
        return self._composed(form, control, (paper,), found.about)

    def _midnight(self) -> datetime:
        return self._desk.now().replace(hour=0, minute=0, second=0, microsecond=0)

    def own_faces(self) -> tuple[str, ...]:
        """Return the names of the office's own fonts that papers are set in now."""
        return tuple(str(name) for name, _, _ in self._store.settings.get(_FACES, {}).values())

    def use_own_faces(self, found: Mapping[Face, OwnFace]) -> None:
        """Set papers in these fonts of the system from now on; none for the bundled ones."""
        with self._desk.deed("print settings", "设置打印字体", "", {"settings"}):
            kept = {f.value: [o.name, str(o.path), o.index] for f, o in found.items()}
            self._store.settings.put(_FACES, kept)

    def _faces(self) -> dict[Face, tuple[Path, int]]:
        """Return the office's own fonts that are still there; the bundled ones stand in."""
        kept = self._store.settings.get(_FACES, {})
        files = {Face(f): (Path(path), int(index)) for f, (_, path, index) in kept.items()}
        return {face: found for face, found in files.items() if found[0].is_file()}

    def words_of(self, talk_id: str) -> str:
        """Return a talk in one line: who, which kind, its number."""
        require(self._desk.worker.role, "print")
        talk = talk_of(self._desk, talk_id)
        return f"{self._store.people.get(talk.talkee_id).name} · {word(talk.kind)} {talk.number}"

    def test_sheet(self) -> Made:
        """Return a sheet that shows where a printer's edges are; it holds nothing of the store."""
        from desktop.forms.trial_sheet import TITLE, write

        out = BytesIO()
        write(out)
        return Made(data=out.getvalue(), pages=1, title=TITLE)

    def log(self, job: Job, way: str) -> None:
        """Log that a paper was printed or exported: form, marking, copies, and for which talks."""
        detail = f"{job.form.title}，{job.control.marking}，{job.control.copies}份"
        for one in job.dossiers:
            self._desk.seen("print", way, one.talk.id, detail)
        if job.composed:
            self._desk.seen("print", way, job.about, detail)
        elif not job.dossiers:
            self._desk.seen("print", way, "", f"{detail}，空白表")

    def _control(self, choices: Choices) -> Control:
        body = self._store.body.own()
        markings.check(
            choices.marking,
            approved_machine=bool(body and body.state_secret_machine),
            responsible=choices.secrecy_by,
            basis=choices.secrecy_basis,
        )
        if not 1 <= choices.copies <= 999:
            raise BadInput("份数应为1至999。", field="份数")
        return Control(
            on=self._desk.today(),
            own_body=body.name if body else "",
            office=body.office_name if body else "",
            marking=choices.marking,
            secrecy_by=choices.secrecy_by,
            secrecy_basis=choices.secrecy_basis,
            document_number=choices.document_number,
            urgency=choices.urgency,
            copies=choices.copies,
            undertaker=choices.undertaker,
            checker=choices.checker,
            approver=choices.approver,
            contact=choices.contact,
            phone=choices.phone,
            printed_head=choices.printed_head,
            wording=Wording(choices.wording) if choices.wording else None,
        )
