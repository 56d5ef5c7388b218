"""查阅: the talks of which one's unit was sent copies, and only what the copies held (Art. 15).

Each paper is made anew from what stood in it when it was sent, through the same forms as the copy:
what is 仅供谈话人参阅 never comes that far (Art. 6 and 16).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO

from db.content import ContentStore
from db.records import Copy
from db.search import normal
from desktop.errors import Refused
from desktop.forms import action_report, assessment, record, results_report
from desktop.forms.catalogue import form
from desktop.forms.control import Control
from desktop.forms.dossier import Dossier
from desktop.forms.paper import Paper, texts
from desktop.rules.copies import CONTENTS, USUAL
from desktop.security.permissions import require
from desktop.security.scope import copied_to
from desktop.services.desk import Desk
from desktop.services.parts.filing import dossier
from desktop.services.views.copied import CopiedPage, CopiedRow
from desktop.services.views.printing import Made
from desktop.services.views.search import Hit

KIND = "view copied"
_FORMS: Mapping[str, str] = dict(
    zip(CONTENTS, (record.KEY, action_report.KEY, results_report.KEY, assessment.KEY), strict=True)
)
_MOST = 500  # records looked through for one search
_AROUND = 24  # characters shown on each side of the words


class CopiedService:
    """Lists, searches, shows and prints what the worker's unit was sent; changes nothing."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    @property
    def unit(self) -> str:
        """The unit that is read for; empty where none was entered for the user."""
        return self._desk.worker.unit

    def page(
        self,
        text: str = "",
        *,
        by_talkee: bool = False,
        descending: bool = True,
        offset: int = 0,
        limit: int = 100,
    ) -> CopiedPage:
        """Return the talks, what was sent last first; `text` is a name, a unit or a number."""
        require(self._desk.worker.role, KIND)
        ids = self._store.copies.talks_sent_to(
            self._receiver(), text, by_talkee=by_talkee, descending=descending
        )
        return CopiedPage(
            rows=tuple(self._row(i) for i in ids[offset : offset + limit]), total=len(ids)
        )

    def open(self, talk_id: str) -> CopiedRow:
        """Return one talk, and log that it was looked at."""
        self._sent(talk_id)
        self._desk.seen(KIND, "查阅抄送材料", talk_id)
        return self._row(talk_id)

    def paper(self, talk_id: str, content: str) -> Callable[[], Made]:
        """Return the slow half of making what was sent, for any thread."""
        papers = self._papers(talk_id, content)

        def make() -> Made:
            from desktop.forms.pdf import write

            out = BytesIO()
            written = write(papers, out)
            return Made(data=out.getvalue(), pages=written.pages, title=content)

        return make

    def printed(self, talk_id: str, content: str) -> None:
        """Log that a copy was printed."""
        self._sent(talk_id)
        self._desk.seen(KIND, "打印抄送材料", talk_id, content)

    def search(self, words: str, *, limit: int = 50) -> list[Hit]:
        """Return the papers that hold every word; what was not sent is not looked at."""
        require(self._desk.worker.role, KIND)
        terms = normal(words).split()
        if not terms:
            return []
        hits: list[Hit] = []
        for talk_id in self._candidates(words):
            row = self._row(talk_id)
            for content in row.contents:
                snippet = self._found(row, content, terms)
                if snippet is not None:
                    hits.append(_hit(row, content, snippet))
                if len(hits) == limit:
                    return hits
        return hits

    def _candidates(self, words: str) -> list[str]:
        """Return the unit's talks that the index or a name points at."""
        receiver = self._receiver()
        named = self._store.copies.talks_sent_to(receiver, words)
        found = self._store.search.search(words, limit=_MOST, receiver=receiver)
        return list(dict.fromkeys((*named, *(f.talk_id for f in found if f.talk_id))))

    def _found(self, row: CopiedRow, content: str, terms: Iterable[str]) -> str | None:
        try:
            papers = self._papers(row.id, content)
        except Refused:  # said to the reader when the paper is opened
            return None
        text = " ".join(" ".join(t for p in papers for t in texts(p)).split())
        lowered = normal(text)
        places = [lowered.find(term) for term in terms]
        if min(places) < 0:
            return None
        start = max(min(places) - _AROUND, 0) if len(lowered) == len(text) else 0
        return f"{'…' if start else ''}{text[start : start + 3 * _AROUND]}…"

    def _papers(self, talk_id: str, content: str) -> tuple[Paper, ...]:
        copies = [c for c in self._sent(talk_id) if content in _contents(c)]
        key = _FORMS.get(content)
        if not copies or key is None:
            raise Refused(f"{self.unit}没有收到这次谈话的《{content}》，不能查阅。", "第十五条")
        talk = self._store.talks.get(talk_id)
        until = max(c.sent_on for c in copies if c.sent_on is not None)
        sent = _as_sent(dossier(self._store, talk, self._desk.today()), content, until)
        control = Control(
            on=until,
            own_body=sent.body.name,
            office=sent.body.office_name,
            marking=talk.marking,
            secrecy_by=talk.marking_by,
            secrecy_basis=talk.marking_basis,
            document_number=copies[-1].document_number,
        )
        try:
            return tuple(form(key).papers([sent], control))
        except Refused:  # its sentence quotes what only the talker may read
            raise Refused(
                f"《{content}》暂时不能查阅，请与{sent.body.office_name or '办公室'}联系。",
                "第十六条",
            ) from None

    def _row(self, talk_id: str) -> CopiedRow:
        talk, copies = self._store.talks.get(talk_id), self._sent(talk_id)
        people = self._store.people.some((talk.talkee_id, talk.talker_id))
        held = {content for copy in copies for content in _contents(copy)}
        return CopiedRow(
            id=talk.id,
            number=talk.number,
            talkee=people[talk.talkee_id].name,
            talkee_post=talk.talkee_post,
            organisation=self._store.organisations.get(talk.organisation_id).name,
            talker=people[talk.talker_id].name,
            ended_on=talk.ended_at.date() if talk.ended_at else None,
            contents=tuple(c for c in CONTENTS if c in held),
            document_numbers=tuple(dict.fromkeys(c.document_number for c in copies)),
            sent_on=max(c.sent_on for c in copies if c.sent_on is not None),
            marking=talk.marking,
        )

    def _sent(self, talk_id: str) -> list[Copy]:
        require(self._desk.worker.role, KIND)
        copies = self._store.copies.sent_to(self._receiver(), talk_id)
        if not copies:
            raise Refused("这次谈话不在您的查看范围内，请与办公室联系。", "第十五条")
        return copies

    def _receiver(self) -> str:
        return copied_to(self._desk.worker.role, self.unit)


def _as_sent(full: Dossier, content: str, until: date) -> Dossier:
    """Return the dossier without what came in after the copy went out."""
    with_results = content != CONTENTS[1]
    return replace(
        full,
        supplements=tuple(s for s in full.supplements if s.at.date() <= until),
        reports=tuple(r for r in full.reports if r.received_on <= until),
        actions=tuple(
            a if with_results else replace(a, result="", done_on=None) for a in full.actions
        ),
        assessments=tuple(a for a in full.assessments if a.proposed_on <= until),
    )


def _contents(copy: Copy) -> tuple[str, ...]:
    return copy.contents or USUAL[copy.round]


def _hit(row: CopiedRow, content: str, snippet: str) -> Hit:
    return Hit(
        kind=content,
        id=row.id,
        talk_id=row.id,
        number=row.number,
        title=f"{row.talkee} {row.talkee_post}",
        where=content,
        snippet=snippet,
    )
