"""The own body, its terms and its leaders: entered, and corrected so that the past is kept."""

from dataclasses import replace
from datetime import date
from typing import Any

from db.content import ContentStore
from db.records import Body, Correction, Leader, Term
from db.tables.talks import TalkQuery
from desktop.errors import BadInput, Refused
from desktop.rules.tenures import overlap
from desktop.rules.wording import line
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.correcting import correct
from desktop.services.parts.naming import name_of_one, person_for, phone_number
from desktop.services.views.body import BodyText, LeaderRow, LeaderText, TermText

REASON = "更正理由"
_BEGINS, _ENDS = "任职日期", "免职日期"


class BodyService:
    """Keeps what the own body is, its terms and who leads it."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def own(self) -> Body | None:
        """Return the own body, None before the first start is done."""
        self._may_see()
        return self._store.body.own()

    def correct(self, version: int, text: BodyText, reason: str) -> None:
        """Correct the facts of the own body."""
        body = self._store.body.own()
        if body is None:
            raise Refused("本单位还没有建立，请先完成首次启动。")
        why = line(reason, REASON, required=True)
        fields = {
            "name": line(text.name, "单位名称", required=True),
            "kind": text.kind,
            "level": text.level,
            "office_name": line(text.office_name, "办公室名称", required=True),
            "document_prefix": line(text.document_prefix, "发文代字"),
            "contact": line(text.contact, "联系人"),
            "phone": phone_number(text.phone),
            "state_secret_machine": text.state_secret_machine,
        }
        with self._desk.deed("own body", "更正本单位信息", body.id, {"body", "corrections"}):
            shown = replace(body, version=version)
            correct(self._desk, self._store.body, shown, why, **fields)

    def terms(self) -> tuple[Term, ...]:
        """Return every term, the newest first."""
        self._may_see()
        return tuple(self._store.terms.all())

    def current_term(self) -> Term | None:
        """Return the term that runs today."""
        self._may_see()
        return self._store.terms.at(self._desk.today())

    def add_term(self, text: TermText) -> str:
        """Enter a term; it may not overlap another (Art. 5)."""
        require(self._desk.worker.role, "own body")
        term = Term(id=self._desk.new_id(), **self._term_fields(text, None))
        with self._desk.deed("own body", "登记任期", term.id, {"terms"}):
            self._store.terms.put(term)
        return term.id

    def correct_term(self, term_id: str, version: int, text: TermText, reason: str) -> None:
        """Correct a term."""
        why = line(reason, REASON, required=True)
        self._change_term(term_id, version, "更正任期", why, **self._term_fields(text, term_id))

    def void_term(self, term_id: str, version: int, reason: str) -> None:
        """Void a term that was entered by mistake."""
        why = line(reason, "作废理由", required=True)
        self._change_term(term_id, version, "作废任期", why, voided_reason=why)

    def leaders(self, on: date | None = None) -> tuple[LeaderRow, ...]:
        """Return who leads on a day, or with no day everybody who does or did, by rank."""
        self._may_see()
        found = self._store.leaders.all() if on is None else self._store.leaders.on(on)
        people = self._store.people.some(leader.person_id for leader in found)
        return tuple(LeaderRow(leader=x, person=people[x.person_id]) for x in found)

    def add_leader(self, text: LeaderText) -> str:
        """Enter a member of the leading body; at most one secretary on a day (Art. 7)."""
        name_of_one(text.name)
        fields = self._leader_fields(text, None, text.person_id)
        rank = 1 + max((x.rank for x in self._store.leaders.all()), default=-1)
        leader_id = self._desk.new_id()
        with self._desk.deed("own body", "登记班子成员", leader_id, {"leaders", "people"}):
            person = person_for(self._desk, text.name, text.phone, text.person_id)
            self._store.leaders.put(Leader(id=leader_id, person_id=person.id, rank=rank, **fields))
        return leader_id

    def correct_leader(self, leader_id: str, version: int, text: LeaderText, reason: str) -> None:
        """Correct the period or the name of a leader."""
        leader = replace(self._store.leaders.get(leader_id), version=version)
        why = line(reason, REASON, required=True)
        named = {"name": name_of_one(text.name), "phone": phone_number(text.phone)}
        fields = self._leader_fields(text, leader_id, leader.person_id)
        tables = {"leaders", "people", "corrections"}
        with self._desk.deed("own body", "更正班子成员", leader_id, tables):
            person = self._store.people.get(leader.person_id)
            if (person.name, person.phone) != (named["name"], named["phone"]):
                correct(self._desk, self._store.people, person, why, **named)
            correct(self._desk, self._store.leaders, leader, why, **fields)

    def end_leader(self, leader_id: str, version: int, on: date | None, reason: str) -> None:
        """Enter the last day of a leader in office."""
        leader = replace(self._store.leaders.get(leader_id), version=version)
        if on is None:
            raise BadInput("请填写免职日期。", field=_ENDS)
        why = line(reason, "免职依据", required=True)
        self._check_period(replace(leader, ends_on=on), leader_id)
        with self._desk.deed("own body", "登记班子成员免职", leader_id, {"leaders", "corrections"}):
            correct(self._desk, self._store.leaders, leader, why, ends_on=on)

    def void_leader(self, leader_id: str, version: int, reason: str) -> None:
        """Void a period that was entered by mistake; refused where talks were held in it."""
        leader = replace(self._store.leaders.get(leader_id), version=version)
        why = line(reason, "作废理由", required=True)
        if self._store.talks.count(TalkQuery(talker_id=leader.person_id)):
            raise Refused("这位班子成员名下已有谈话，不能作废；信息有误请更正，已离任请登记免职。")
        with self._desk.deed("own body", "作废班子成员", leader_id, {"leaders", "corrections"}):
            correct(self._desk, self._store.leaders, leader, why, voided_reason=why)

    def move_leader(self, leader_id: str, *, up: bool) -> None:
        """Move a leader one place up or down in the order of rank."""
        require(self._desk.worker.role, "own body")
        ordered = self._store.leaders.on(self._desk.today())
        place = next((i for i, x in enumerate(ordered) if x.id == leader_id), None)
        other = None if place is None else place + (-1 if up else 1)
        if place is None or other is None or not 0 <= other < len(ordered):
            return
        ordered[place], ordered[other] = ordered[other], ordered[place]
        with self._desk.deed("own body", "调整班子成员排序", leader_id, {"leaders"}):
            for rank, leader in enumerate(ordered):
                if leader.rank != rank:
                    self._store.leaders.put(replace(leader, rank=rank))

    def history(self, record_id: str) -> tuple[Correction, ...]:
        """Return what was corrected in a record, the newest first."""
        self._may_see()
        return tuple(self._store.corrections.of_record(record_id))

    def _may_see(self) -> None:
        require(self._desk.worker.role, "view own body")

    def _term_fields(self, text: TermText, term_id: str | None) -> dict[str, Any]:
        if text.begins_on is None:
            raise BadInput("请填写开始日期。", field="开始日期")
        if text.ends_on is None:
            raise BadInput("请填写届满日期。", field="届满日期")
        if text.ends_on < text.begins_on:
            raise BadInput("届满日期早于开始日期。", field="届满日期")
        fields: dict[str, Any] = {
            "name": line(text.name, "任期名称", required=True),
            "begins_on": text.begins_on,
            "ends_on": text.ends_on,
            "approved_by": line(text.approved_by, "产生或批准的依据"),
        }
        for other in self._store.terms.all():
            if other.id != term_id and overlap(other, Term(id="", **fields)):
                raise BadInput(
                    f"与“{other.name}”（{other.begins_on} 至 {other.ends_on}）重叠。",
                    field="开始日期",
                )
        return fields

    def _change_term(
        self, term_id: str, version: int, deed: str, why: str, **fields: object
    ) -> None:
        term = replace(self._store.terms.get(term_id), version=version)
        with self._desk.deed("own body", deed, term_id, {"terms", "corrections"}):
            correct(self._desk, self._store.terms, term, why, **fields)

    def _leader_fields(
        self, text: LeaderText, leader_id: str | None, person_id: str | None
    ) -> dict[str, Any]:
        if text.begins_on is None:
            raise BadInput("请填写任职日期。", field=_BEGINS)
        fields: dict[str, Any] = {
            "post": line(text.post, "职务", required=True),
            "is_secretary": text.is_secretary,
            "begins_on": text.begins_on,
            "ends_on": text.ends_on,
        }
        self._check_period(Leader(id="", person_id=person_id or "", **fields), leader_id)
        return fields

    def _check_period(self, leader: Leader, leader_id: str | None) -> None:
        if leader.ends_on is not None and leader.ends_on < leader.begins_on:
            raise BadInput("免职日期早于任职日期。", field=_ENDS)
        for other in self._store.leaders.all():
            if other.id == leader_id or not overlap(other, leader):
                continue
            period = f"{other.begins_on} 至 {other.ends_on or '今'}"
            if other.person_id == leader.person_id:
                raise BadInput(f"与这位成员的另一段任职（{period}）重叠。", field=_BEGINS)
            if other.is_secretary and leader.is_secretary:
                name = self._store.people.get(other.person_id).name
                raise BadInput(
                    f"同时有两位书记：与{name}的任期（{period}）重叠，请先登记其免职日期。",
                    field=_BEGINS,
                )
