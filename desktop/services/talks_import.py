"""Taking over the office's own list of talks from Excel: look first, then all of it or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from db.content import ContentStore
from db.records import Origin, Person, Talk, TalkStatus
from db.tables.talks import TalkQuery
from desktop.errors import BadInput, Refused
from desktop.exchange import talks_list
from desktop.exchange.remarks import Remark
from desktop.exchange.talks_list import TalkLine
from desktop.exchange.talks_match import Known, Matched, Matcher
from desktop.exchange.talks_template import template
from desktop.rules import talk_number
from desktop.rules.appointment import check_not_future, day_of
from desktop.rules.deadlines import applies
from desktop.rules.eligibility import OwnSide, check
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.listing import Entry, new_reports, new_talk
from desktop.services.parts.pairing import named, own_side, talkee_side
from desktop.services.parts.planning import fill_item
from desktop.services.views.talks_import import TABLES, ListedTalk, TalksPreview
from desktop.workflow.talk import HELD

_COLUMN_OF = {"签字日期": "signed_on", "action_on": "action_on", "results_on": "results_on"}


@dataclass(slots=True)
class _Looking:
    """What is gathered while the lines of one file are gone through."""

    own: OwnSide
    entries: list[Entry] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)
    serials: dict[int, int] = field(default_factory=dict)
    seen: dict[tuple[str, date], int] = field(default_factory=dict)
    talks: dict[str, list[Talk]] = field(default_factory=dict)
    new_people: dict[str, Person] = field(default_factory=dict)


class TalksImportService:
    """Reads a list of talks, shows what it would do, and does it in one deed."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def template(self) -> bytes:
        """Return the empty list to fill in."""
        return template()

    def preview(self, content: bytes) -> TalksPreview:
        """Tell what a file would do, or raise BadInput where it cannot be used at all."""
        require(self._desk.worker.role, "talks")
        return self._look(content)[0]

    def take_over(self, content: bytes) -> TalksPreview:
        """Store all that a file says, or nothing and raise BadInput where a cell is unclear."""
        require(self._desk.worker.role, "talks")
        preview, entries = self._look(content)
        if preview.errors:
            raise BadInput(
                f"谈话名单中有 {len(preview.errors)} 处看不清或有误，一行也没有导入；"
                "请按所列改好再试。"
            )
        if preview.added or preview.changed:
            with self._desk.deed("talks", "导入谈话名单", "", TABLES, f"{preview.rows}行"):
                self._write(entries)
        return preview

    def _look(self, content: bytes) -> tuple[TalksPreview, list[Entry]]:
        read = talks_list.read(content)
        store = self._store
        matcher = Matcher(
            Known(
                organisations=store.organisations.all(),
                people=store.people.all(),
                tenures=store.tenures.all(),
                leaders=store.leaders.all(),
            )
        )
        looking = _Looking(own=own_side(store))
        for line in sorted(read.lines, key=lambda one: (one.held_on, one.sheet, one.row)):
            if matched := matcher.match(line):
                self._weigh(matched, looking)
        entries = looking.entries
        new = [e for e in entries if e.is_new]
        earlier = sum(e.talk.origin is Origin.EARLIER for e in new)
        changed = sum(bool(e.reports) for e in entries if not e.is_new)
        preview = TalksPreview(
            rows=read.row_count,
            earlier=earlier,
            running=len(new) - earlier,
            changed=changed,
            unchanged=len(entries) - len(new) - changed,
            talks=tuple(_listed(e) for e in entries),
            errors=_in_order([*read.errors, *matcher.errors, *looking.errors]),
            notices=_in_order([*read.notices, *matcher.notices, *looking.notices]),
            columns=read.columns,
            unused=read.unused,
        )
        return preview, entries

    def _weigh(self, matched: Matched, looking: _Looking) -> None:
        """Make the entry of a line, or note why there can be none."""
        line = matched.line
        column = "held"
        try:
            check_not_future(line.held_on, self._desk.today(), "谈话日期")
            existing = self._existing(matched, looking)
            column = "talker"
            talker = self._talker(matched, looking)
            if existing is None:
                self._check_pair(matched, looking.own)
            column = "held"
            self._enter(matched, existing, talker, looking)
        except BadInput as problem:
            name = _COLUMN_OF.get(problem.field or "", column)
            looking.errors.append(line.remark(name, str(problem)))
        except Refused as refused:
            article = f"（{refused.article}）" if refused.article else ""
            looking.errors.append(line.remark(column, f"{refused}{article}"))

    def _existing(self, matched: Matched, looking: _Looking) -> Talk | None:
        """Return the talk that the store has of the same talkee and day; refuse a second line."""
        line, talkee_id = matched.line, matched.talkee.person_id
        first = looking.seen.setdefault((talkee_id, line.held_on), line.row)
        if first != line.row:
            raise BadInput(f"与第 {first} 行是同一人同一天的谈话，请核对后只留一行。")
        if talkee_id not in looking.talks:
            looking.talks[talkee_id] = self._store.talks.page(
                TalkQuery(talkee_id=talkee_id), limit=-1
            )
        same = [
            t
            for t in looking.talks[talkee_id]
            if day_of(t) == line.held_on and t.status is not TalkStatus.CANCELLED
        ]
        if not same:
            return None
        if same[0].status not in HELD:
            raise BadInput(f"系统中这一天已有未谈的{same[0].number}，请在那次谈话中补录。")
        return same[0]

    def _talker(self, matched: Matched, looking: _Looking) -> Person:
        if matched.talker_id is not None:
            return self._store.people.get(matched.talker_id)
        name = matched.line.talker
        if name not in looking.new_people:
            looking.new_people[name] = Person(id=self._desk.new_id(), name=name)
        return looking.new_people[name]

    def _check_pair(self, matched: Matched, own: OwnSide) -> None:
        """Hold Art. 7 for talks under the Measures."""
        line = matched.line
        if not applies(line.held_on) or matched.talker_id is None:
            return
        talkee = talkee_side(self._store, matched.talkee.person_id, matched.organisation.id)
        side = named(self._store, own, talkee)
        check(line.kind, line.held_on, matched.talker_id, talkee, side)

    def _enter(
        self, matched: Matched, existing: Talk | None, talker: Person, looking: _Looking
    ) -> None:
        line = matched.line
        if existing is None:
            talk, record = new_talk(self._desk, matched, self._number(line, looking), talker)
            known = []
        else:
            if existing.talker_id != talker.id:
                names = self._store.people.get(existing.talker_id).name
                raise BadInput(
                    f"系统中这一天的谈话{existing.number}由{names}进行，与表中不同，请核对。"
                )
            talk, record = existing, None
            known = self._store.reports.of_talk(existing.id)
        reports, remarks = new_reports(self._desk, talk, line, known)
        looking.notices += remarks
        looking.entries.append(
            Entry(
                matched=matched,
                talk=talk,
                is_new=existing is None,
                talker=talker,
                record=record,
                reports=tuple(reports),
            )
        )

    def _number(self, line: TalkLine, looking: _Looking) -> str:
        year = line.held_on.year
        pattern = self._store.settings.office().number_pattern
        if year not in looking.serials:
            used = self._store.talks.numbers_with(str(year))
            last = max((talk_number.serial(pattern, year, n) for n in used), default=0)
            looking.serials[year] = last
        looking.serials[year] += 1
        return talk_number.number(pattern, year, looking.serials[year])

    def _write(self, entries: Iterable[Entry]) -> None:
        store = self._store
        people: dict[str, Person] = {}
        for entry in entries:
            talker = entry.talker
            if talker is not None and entry.matched.talker_id is None and talker.id not in people:
                people[talker.id] = store.people.put(talker)
            if entry.is_new:
                store.talks.put(entry.talk)
                fill_item(store, store.talks.get(entry.talk.id), entry.matched.line.held_on.year)
            if entry.record is not None:
                store.records.put(entry.record)
            store.reports.put_all(entry.reports)


def _listed(entry: Entry) -> ListedTalk:
    line = entry.matched.line
    return ListedTalk(
        row=line.row,
        talkee=line.talkee,
        organisation=entry.matched.organisation.name,
        talker=line.talker,
        kind=line.kind,
        held_on=line.held_on,
        number=entry.talk.number,
        outcome=entry.outcome,
    )


def _in_order(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda r: (r.sheet, r.row, r.cell)))
