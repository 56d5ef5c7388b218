"""Comparing the people of a roster with the stored tenures of one organisation."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from db.records import HeadRole, Organisation, Person, Tenure
from desktop.exchange.roster import RosterRow
from desktop.exchange.roster_plan import Draft
from desktop.exchange.roster_words import role_of_post
from desktop.rules.tenures import overlap, two_secretaries


class TenureMatcher:
    """Finds or makes the person and the tenure of each row of an organisation."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._tenures: dict[str, list[str]] = {}
        self._named: dict[str, list[str]] = {}
        self._row_of: dict[str, RosterRow] = {}
        for tenure in draft.now["tenures"].values():
            self._tenures.setdefault(tenure.organisation_id, []).append(tenure.id)
        for person in draft.now["people"].values():
            self._named.setdefault(person.name, []).append(person.id)

    def match(
        self, organisation_id: str, rows: Sequence[RosterRow], *, end_predecessors: bool
    ) -> None:
        """Go through the rows of one organisation."""
        organisation: Organisation = self._draft.now["organisations"][organisation_id]
        for row in rows:
            if row.name and (person := self._person(organisation, row)):
                self._tenure(organisation, person, row)
        if end_predecessors:
            self._end_predecessors(organisation)
        self._refuse_two_secretaries(organisation)

    def _of(self, organisation_id: str) -> list[Tenure]:
        tenures = self._draft.now["tenures"]
        return [tenures[i] for i in self._tenures.get(organisation_id, ())]

    def _person(self, organisation: Organisation, row: RosterRow) -> Person | None:
        """Who a row means: the one of that name here, else of that name and telephone, else new."""
        people = self._draft.now["people"]
        here = dict.fromkeys(
            t.person_id for t in self._of(organisation.id) if people[t.person_id].name == row.name
        )
        found: list[Person] = [people[i] for i in here]
        if len(found) > 1:
            found = [p for p in found if row.phone and _digits(p.phone) == _digits(row.phone)]
            if len(found) != 1:
                self._draft.refuse(
                    row, "name", f"该单位有几位“{row.name}”，请填写与名册一致的联系电话以区分。"
                )
                return None
        if not found:
            found = self._elsewhere(row)
        if not found:
            return self._new_person(row)
        person = found[0]
        if row.phone and _digits(row.phone) != _digits(person.phone):
            person = replace(person, phone=row.phone)
            self._draft.change("people", person, row, person.name)
        return person

    def _elsewhere(self, row: RosterRow) -> list[Person]:
        others = [self._draft.now["people"][i] for i in self._named.get(row.name, ())]
        same = [p for p in others if row.phone and _digits(p.phone) == _digits(row.phone)]
        if others and not same:
            self._draft.tell(
                row,
                "name",
                f"名册中另有“{row.name}”，按同名的另一人登记；如是同一人，请填相同的联系电话。",
            )
        return same[:1]

    def _new_person(self, row: RosterRow) -> Person:
        person = Person(id=self._draft.new_id(), name=row.name, phone=row.phone)
        self._draft.add("people", person, row)
        self._named.setdefault(row.name, []).append(person.id)
        return person

    def _tenure(self, organisation: Organisation, person: Person, row: RosterRow) -> None:
        mine = [t for t in self._of(organisation.id) if t.person_id == person.id]
        role = row.role or (role_of_post(row.post, organisation.name) if row.post else None)
        same, others = _same_tenure(mine, row, role)
        if same is None and others:
            self._refuse_overlap(row, others[0])
        elif same is None:
            self._new_tenure(organisation, person, row, role)
        elif first := self._row_of.get(same.id):
            self._compare_with_row(row, first)
        else:
            self._row_of[same.id] = row
            self._change(same, organisation, row, role)

    def _new_tenure(
        self, organisation: Organisation, person: Person, row: RosterRow, role: HeadRole | None
    ) -> None:
        if not row.post:
            self._draft.refuse(row, "post", f"请填写“{row.name}”的职务。")
        elif role is None:
            self._draft.refuse(
                row,
                "post",
                f"从“{row.post}”看不出是书记、主持工作还是副职，请写明，或加一列“任职身份”。",
            )
        if row.begins_on is None:
            self._draft.refuse(row, "begins_on", f"请填写“{row.name}”的任职日期。")
        if not row.post or role is None or row.begins_on is None:
            return
        if row.begins_on > self._draft.today:
            self._draft.tell(row, "begins_on", f"任职日期 {row.begins_on} 在今天之后，请核对。")
        tenure = Tenure(
            id=self._draft.new_id(),
            person_id=person.id,
            organisation_id=organisation.id,
            post=row.post,
            role=role,
            begins_on=row.begins_on,
            ends_on=row.ends_on,
        )
        self._draft.add("tenures", tenure, row)
        self._tenures.setdefault(organisation.id, []).append(tenure.id)
        self._row_of[tenure.id] = row

    def _change(
        self, tenure: Tenure, organisation: Organisation, row: RosterRow, role: HeadRole | None
    ) -> None:
        begins_on = row.begins_on or tenure.begins_on
        if _begins_as(tenure, row):  # a stored day is not given up for a month
            begins_on = tenure.begins_on
        if row.ends_on is None and tenure.ends_on is not None:
            self._draft.tell(
                row, "ends_on", f"名册已登记免职日期 {tenure.ends_on}，表中未填，没有改动。"
            )
        elif row.ends_on is not None and row.ends_on < begins_on:
            self._draft.refuse(row, "ends_on", f"早于名册中的任职日期 {begins_on}。")
            return
        if row.post and row.post != tenure.post and role is None:
            role = tenure.role
        changed = replace(
            tenure,
            post=row.post or tenure.post,
            role=role
            if role is not None and (row.role or row.post != tenure.post)
            else tenure.role,
            begins_on=begins_on,
            ends_on=row.ends_on or tenure.ends_on,
        )
        self._draft.change("tenures", changed, row, f"{organisation.name} {row.name}")

    def _compare_with_row(self, row: RosterRow, first: RosterRow) -> None:
        same = all(
            getattr(row, f) == getattr(first, f)
            for f in ("post", "role", "begins_on", "ends_on", "phone")
        )
        if same:
            self._draft.tell(row, "name", f"与第 {first.row} 行重复，只登记一次。")
        else:
            self._draft.refuse(
                row, "name", f"与第 {first.row} 行是同一人在同一单位的同一段任职，内容却不一致。"
            )

    def _refuse_overlap(self, row: RosterRow, other: Tenure) -> None:
        where = f"第 {self._row_of[other.id].row} 行" if other.id in self._row_of else "名册中"
        self._draft.refuse(
            row,
            "begins_on",
            f"与{where}“{row.name}”在该单位的任职（{other.post}，{_period(other)}）重叠，"
            "请补上那一段的免职日期。",
        )

    def _end_predecessors(self, organisation: Organisation) -> None:
        for tenure in self._of(organisation.id):
            row = self._row_of.get(tenure.id)
            if row is None or tenure.role is not HeadRole.SECRETARY:
                continue
            for old in self._of(organisation.id):
                before = old.begins_on < tenure.begins_on and old.ends_on is None
                if before and old.role is HeadRole.SECRETARY and old.id not in self._row_of:
                    ended = replace(old, ends_on=tenure.begins_on - timedelta(days=1))
                    name = self._draft.now["people"][old.person_id].name
                    self._draft.change("tenures", ended, row, f"{organisation.name} {name}")

    def _refuse_two_secretaries(self, organisation: Organisation) -> None:
        pair = two_secretaries(self._of(organisation.id))
        if pair is None or not any(t.id in self._row_of for t in pair):
            return
        earlier, later = pair
        mine, other = (later, earlier) if later.id in self._row_of else (earlier, later)
        who = self._draft.now["people"][other.person_id].name
        if other.id in self._row_of:
            where, what = f"第 {self._row_of[other.id].row} 行", "请填写前一任的免职日期"
        else:
            where, what = "名册中", f"请在表中加一行写明{who}的免职日期，或先在名册中登记免职"
        self._draft.refuse(
            self._row_of[mine.id],
            "begins_on",
            f"“{organisation.name}”同时有两位书记：与{where}的{who}（{_period(other)}）任期重叠，{what}。",
        )


def _same_tenure(
    mine: Sequence[Tenure], row: RosterRow, role: HeadRole | None
) -> tuple[Tenure | None, list[Tenure]]:
    """Return the tenure that a row means, and others of the person here that it overlaps."""
    if row.begins_on is None:
        lasting = [t for t in mine if t.ends_on is None]
        return (lasting[0] if len(lasting) == 1 else None), []
    begun = [t for t in mine if _begins_as(t, row)]
    if begun:
        return begun[0], []
    period = Tenure(
        id="",
        person_id="",
        organisation_id="",
        post="",
        role=HeadRole.DEPUTY,
        begins_on=row.begins_on,
        ends_on=row.ends_on,
    )
    over = [t for t in mine if overlap(t, period)]
    same_role = [t for t in over if role in (None, t.role)]
    return (same_role[0] if len(over) == len(same_role) == 1 else None), over


def _begins_as(tenure: Tenure, row: RosterRow) -> bool:
    """Return whether a tenure begins on the day of a row, or in the month where it gives no day."""
    if row.begins_on is None:
        return False
    if row.month_only:
        return (tenure.begins_on.year, tenure.begins_on.month) == (
            row.begins_on.year,
            row.begins_on.month,
        )
    return tenure.begins_on == row.begins_on


def _period(tenure: Tenure) -> str:
    return f"{tenure.begins_on} 至 {tenure.ends_on or '今'}"


def _digits(phone: str) -> str:
    return re.sub(r"\D", "", phone)
