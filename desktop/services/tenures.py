"""Who heads an organisation and when: appointed, corrected, ended; and people's own facts."""

from dataclasses import replace
from datetime import date
from typing import Any

from db.content import ContentStore
from db.records import HeadRole, Organisation, Tenure
from db.tables.talks import TalkQuery
from desktop.errors import BadInput, Refused
from desktop.rules.tenures import overlap
from desktop.rules.wording import line, passage
from desktop.services.desk import Desk
from desktop.services.parts.correcting import correct
from desktop.services.parts.naming import name_of_one, person_for, phone_number
from desktop.services.views.roster import TenureText

REASON = "更正理由"
BEGINS, ENDS, PREDECESSOR_ENDS = "任职日期", "免职日期", "前任免职日期"
_TABLES = {"tenures", "people", "corrections"}


class TenureService:
    """Keeps tenures; an organisation has one secretary at a time (Art. 7)."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def appoint(
        self,
        organisation_id: str,
        text: TenureText,
        *,
        predecessor_ends_on: date | None = None,
        reason: str = "",
    ) -> str:
        """Enter somebody in a post; the secretary still in post ends on the day given, if any."""
        organisation = self._store.organisations.get(organisation_id)
        name_of_one(text.name)
        fields = self._fields(text)
        tenure = Tenure(
            id=self._desk.new_id(),
            person_id=text.person_id or "",
            organisation_id=organisation_id,
            **fields,
        )
        _check_standing(organisation, tenure)
        ended = self._ended(organisation, predecessor_ends_on)
        self._check_overlaps(tenure, ended)
        why = line(reason, "依据") or "继任者到任"
        with self._desk.deed("roster", "登记任职", tenure.id, _TABLES):
            if ended is not None:
                old = self._store.tenures.get(ended.id)
                correct(self._desk, self._store.tenures, old, why, ends_on=ended.ends_on)
            person = person_for(self._desk, text.name, text.phone, text.person_id)
            self._store.tenures.put(replace(tenure, person_id=person.id))
        return tenure.id

    def correct(self, tenure_id: str, version: int, text: TenureText, reason: str) -> None:
        """Correct a tenure: post, role, days."""
        tenure = replace(self._store.tenures.get(tenure_id), version=version)
        why = line(reason, REASON, required=True)
        fields = self._fields(text)
        new = replace(tenure, **fields)
        _check_standing(self._store.organisations.get(tenure.organisation_id), new)
        self._check_overlaps(new, None)
        with self._desk.deed("roster", "更正任职", tenure_id, _TABLES):
            correct(self._desk, self._store.tenures, tenure, why, **fields)

    def end(self, tenure_id: str, version: int, on: date | None, reason: str) -> None:
        """Enter the last day in a post."""
        tenure = replace(self._store.tenures.get(tenure_id), version=version)
        if on is None:
            raise BadInput("请填写免职日期。", field=ENDS)
        if on < tenure.begins_on:
            raise BadInput(f"早于任职日期 {tenure.begins_on}。", field=ENDS)
        why = line(reason, "免职依据", required=True)
        with self._desk.deed("roster", "登记免职", tenure_id, _TABLES):
            correct(self._desk, self._store.tenures, tenure, why, ends_on=on)

    def void(self, tenure_id: str, version: int, reason: str) -> None:
        """Void a tenure entered by mistake; refused where a talk was held on it."""
        tenure = replace(self._store.tenures.get(tenure_id), version=version)
        why = line(reason, "作废理由", required=True)
        query = TalkQuery(talkee_id=tenure.person_id, organisation_id=tenure.organisation_id)
        if self._store.talks.count(query):
            raise Refused("这段任职名下已有谈话，不能作废；信息有误请更正，已离任请登记免职。")
        with self._desk.deed("roster", "作废任职", tenure_id, _TABLES):
            correct(self._desk, self._store.tenures, tenure, why, voided_reason=why)

    def correct_person(
        self, person_id: str, version: int, name: str, phone: str, note: str, reason: str
    ) -> None:
        """Correct the name, the telephone number or the note of a person."""
        person = replace(self._store.people.get(person_id), version=version)
        why = line(reason, REASON, required=True)
        fields = {
            "name": name_of_one(name),
            "phone": phone_number(phone),
            "note": passage(note, "备注"),
        }
        with self._desk.deed("roster", "更正人员", person_id, {"people", "corrections"}):
            correct(self._desk, self._store.people, person, why, **fields)

    def _fields(self, text: TenureText) -> dict[str, Any]:
        if text.begins_on is None:
            raise BadInput("请填写任职日期。", field=BEGINS)
        if text.ends_on is not None and text.ends_on < text.begins_on:
            raise BadInput("免职日期早于任职日期，没有保存，请核对。", field=ENDS)
        return {
            "post": line(text.post, "职务", required=True),
            "role": text.role,
            "begins_on": text.begins_on,
            "ends_on": text.ends_on,
        }

    def _ended(self, organisation: Organisation, on: date | None) -> Tenure | None:
        """Return the secretary who is still in post as he or she leaves on the day."""
        if on is None:
            return None
        found = [
            t
            for t in self._store.tenures.of_organisation(organisation.id)
            if t.role is HeadRole.SECRETARY and t.ends_on is None
        ]
        if not found:
            raise BadInput(
                "这个党组织没有在任的书记，不用填写前任免职日期。", field=PREDECESSOR_ENDS
            )
        if on < found[0].begins_on:
            raise BadInput(f"早于前任的任职日期 {found[0].begins_on}。", field=PREDECESSOR_ENDS)
        return replace(found[0], ends_on=on)

    def _check_overlaps(self, tenure: Tenure, ended: Tenure | None) -> None:
        for stored in self._store.tenures.of_organisation(tenure.organisation_id):
            other = ended if ended is not None and stored.id == ended.id else stored
            if other.id == tenure.id or not overlap(other, tenure):
                continue
            period = f"{other.begins_on} 至 {other.ends_on or '今'}"
            if other.person_id == tenure.person_id:
                raise BadInput(
                    f"与此人在该单位的另一段任职（{other.post}，{period}）重叠。", field=BEGINS
                )
            if HeadRole.SECRETARY is tenure.role is other.role:
                name = self._store.people.get(other.person_id).name
                raise BadInput(
                    f"同时有两位书记：与{name}的任期（{period}）重叠，请填写前任的免职日期。",
                    field=BEGINS if ended is None else PREDECESSOR_ENDS,
                )


def _check_standing(organisation: Organisation, tenure: Tenure) -> None:
    gone = organisation.abolished_on
    if gone is not None and (tenure.ends_on is None or tenure.ends_on > gone):
        raise Refused(f"“{organisation.name}”已于 {gone} 撤销或并出，不能登记之后的任职。")
