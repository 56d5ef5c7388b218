"""The report on a year: its drafts with the source of each number, and that it was handed in."""

from db.content import ContentStore
from desktop.errors import Refused
from desktop.reports.duty_paragraph import duty_paragraph
from desktop.reports.labels import label
from desktop.reports.year_facts import YearFacts
from desktop.reports.year_report import Draft, duty_section, report
from desktop.rules.deadlines import IN_FORCE_FROM
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.reading import own_talks_of
from desktop.services.parts.watching import REPORTED_YEARS
from desktop.services.parts.yearly import leaders, year_facts
from desktop.services.views.year_report import DraftKey, DraftView, Source, YearView

_ARTICLE = "第十三条"


class YearReportService:
    """Drafts for the office; a leader's own paragraph for that leader."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def read(self, year: int, leader_id: str = "") -> YearView:
        """Return the drafts of a year; the paragraph is that of the leader, first the secretary's."""
        require(self._desk.worker.role, "statistics")
        today, own = self._desk.today(), own_talks_of(self._desk)
        facts = year_facts(self._store, year, today, own)
        known = [x for x in leaders(self._store, year, today) if own in (None, x.value)]
        meant = facts.secretary or (known[0] if known else None)
        leader = next((x for x in known if x.value == leader_id), meant)
        drafts = []
        if own is None:
            drafts += [_view(DraftKey.REPORT, report(facts), facts)]
            drafts += [_view(DraftKey.SECTION, duty_section(facts), facts)]
        if leader is not None:
            drafts.append(_view(DraftKey.PARAGRAPH, duty_paragraph(facts, leader), facts))
        return YearView(
            year=year,
            years=self.years(),
            drafts=tuple(drafts),
            leaders=tuple((x.value, x.label) for x in known),
            leader_id=leader.value if leader else "",
            handed_in=self.is_handed_in(year),
        )

    def years(self) -> tuple[int, ...]:
        """Return the years that there is something to report on, newest first."""
        require(self._desk.worker.role, "statistics")
        known = self._store.talks.years(own_talks_of(self._desk))
        today = self._desk.today().year
        return tuple(sorted({today, *(y for y in known if y <= today)}, reverse=True))

    def is_handed_in(self, year: int) -> bool:
        """Tell whether the report on a year was handed in, so that nothing reminds of it."""
        require(self._desk.worker.role, "statistics")
        return year in self._store.settings.get(REPORTED_YEARS, [])

    def hand_in(self, year: int) -> None:
        """Register that the report on a year was handed in; the reminder is then gone (Art. 13)."""
        if not IN_FORCE_FROM.year <= year <= self._desk.today().year:
            raise Refused(
                f"{year}年不需要报送年度报告：办法自{IN_FORCE_FROM.year}年起施行，"
                "尚未到来的年度也不能登记。",
                _ARTICLE,
            )
        self._keep(year, "登记年度报告已报送", handed_in=True)

    def take_back(self, year: int) -> None:
        """Undo a registration that was made by mistake."""
        self._keep(year, "撤销年度报告报送登记", handed_in=False)

    def _keep(self, year: int, deed: str, *, handed_in: bool) -> None:
        with self._desk.deed("year report", deed, str(year), {"settings"}):
            kept = set(self._store.settings.get(REPORTED_YEARS, [])) - {year}
            self._store.settings.put(
                REPORTED_YEARS, sorted(kept | ({year} if handed_in else set()))
            )


def _view(key: DraftKey, draft: Draft, facts: YearFacts) -> DraftView:
    names = {who.value: who.name for who in facts.period.talkers}
    headings = {s.paragraphs[0]: s.title for s in draft.sections}
    return DraftView(
        key=key,
        title=draft.title,
        passages=tuple((headings.get(p, ""), p.text, p.gap) for p in draft.paragraphs),
        sources=tuple(
            Source(
                number=cell.number,
                what=label(cell.figure, names),
                sentence=sentence.text,
                cell=cell,
            )
            for p in draft.paragraphs
            for sentence in p.sentences
            for cell in sentence.cells
        ),
    )
