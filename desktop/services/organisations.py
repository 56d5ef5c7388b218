"""Founding, correcting, merging and abolishing organisations of the roster."""

from dataclasses import replace
from datetime import date
from typing import Any

from db.content import ContentStore
from db.records import Level, Organisation, OrganisationKind, Superior
from db.tables.talks import TalkQuery
from desktop.errors import BadInput, Refused
from desktop.rules.wording import line
from desktop.services.desk import Desk
from desktop.services.parts.correcting import correct
from desktop.services.views.roster import OrganisationText

REASON = "更正理由"
_TABLES = {"organisations", "corrections"}


class OrganisationService:
    """Keeps the organisations; one that is gone stays with its day, nothing is deleted."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def add(self, text: OrganisationText) -> str:
        """Enter an organisation."""
        fields = self._fields(text, None)
        rank = self._store.organisations.last_rank() + 1
        organisation = Organisation(id=self._desk.new_id(), rank=rank, **fields)
        with self._desk.deed("roster", "登记党组织", organisation.id, {"organisations"}):
            self._store.organisations.put(organisation)
        return organisation.id

    def correct(
        self, organisation_id: str, version: int, text: OrganisationText, reason: str
    ) -> None:
        """Correct an organisation; a new name keeps what it was called before."""
        why = line(reason, REASON, required=True)
        fields = self._fields(text, organisation_id)
        self._change(organisation_id, version, "更正党组织", why, **fields)

    def abolish(self, organisation_id: str, version: int, on: date | None, reason: str) -> None:
        """Enter the last day of an organisation; posts that are still held end with it."""
        last = self._last_day(organisation_id, on)
        why = line(reason, "撤销依据", required=True)
        self._close(organisation_id, version, "登记党组织撤销", why, abolished_on=last)

    def merge(
        self, organisation_id: str, version: int, into_id: str | None, on: date | None, reason: str
    ) -> None:
        """Enter that an organisation went into another one on a day."""
        into = self._store.organisations.find(into_id) if into_id else None
        if into is None or into.id == organisation_id or into.abolished_on is not None:
            raise BadInput("请选择并入的党组织，须是现有的另一个党组织。", field="并入")
        last = self._last_day(organisation_id, on)
        why = line(reason, "合并依据", required=True)
        self._close(
            organisation_id,
            version,
            "登记党组织合并",
            why,
            abolished_on=last,
            merged_into_id=into.id,
        )

    def void(self, organisation_id: str, version: int, reason: str) -> None:
        """Void an organisation entered by mistake; refused where anything hangs on it."""
        why = line(reason, "作废理由", required=True)
        if self._store.tenures.of_organisation(organisation_id):
            raise Refused("这个党组织名下登记有任职，不能作废；已撤销的请登记撤销。")
        if self._store.organisations.below(organisation_id):
            raise Refused("这个党组织是别的党组织的上一级，不能作废；请先更正它们的上一级党委。")
        if self._store.talks.count(TalkQuery(organisation_id=organisation_id)):
            raise Refused("这个党组织名下已有谈话，不能作废；已撤销的请登记撤销。")
        self._change(organisation_id, version, "作废党组织", why, voided_reason=why)

    def _change(
        self, organisation_id: str, version: int, deed: str, why: str, **fields: object
    ) -> None:
        organisation = replace(self._store.organisations.get(organisation_id), version=version)
        with self._desk.deed("roster", deed, organisation_id, _TABLES):
            correct(self._desk, self._store.organisations, organisation, why, **fields)

    def _close(
        self, organisation_id: str, version: int, deed: str, why: str, **fields: Any
    ) -> None:
        organisation = replace(self._store.organisations.get(organisation_id), version=version)
        last: date = fields["abolished_on"]
        held = [
            t
            for t in self._store.tenures.of_organisation(organisation_id)
            if t.ends_on is None or t.ends_on > last
        ]
        if any(t.begins_on > last for t in held):
            raise BadInput("有人的任职日期在这一天之后，请核对。", field="日期")
        with self._desk.deed("roster", deed, organisation_id, {*_TABLES, "tenures"}):
            correct(self._desk, self._store.organisations, organisation, why, **fields)
            for tenure in held:
                correct(self._desk, self._store.tenures, tenure, why, ends_on=last)

    def _last_day(self, organisation_id: str, on: date | None) -> date:
        if on is None:
            raise BadInput("请填写日期。", field="日期")
        organisation = self._store.organisations.get(organisation_id)
        if organisation.founded_on and on < organisation.founded_on:
            raise BadInput(f"早于成立日期 {organisation.founded_on}。", field="日期")
        below = [
            o for o in self._store.organisations.below(organisation_id) if o.abolished_on is None
        ]
        if below:
            raise Refused(
                f"还有 {len(below)} 个党组织以它为上一级党委（{below[0].name}等），"
                "请先更正它们的上一级党委。"
            )
        return on

    def _fields(self, text: OrganisationText, organisation_id: str | None) -> dict[str, Any]:
        name = line(text.name, "单位名称", required=True)
        self._check_name(name, organisation_id)
        if text.kind is OrganisationKind.LOCAL_COMMITTEE and text.level is Level.NONE:
            raise BadInput("地方党委须选层级，由谁谈话以此为准（第七条）。", field="层级")
        return {
            "name": name,
            "kind": text.kind,
            "level": text.level,
            "covered": text.covered,
            "led": line(text.led, "管理体制"),
            "founded_on": text.founded_on,
            **self._superior(text, organisation_id),
        }

    def _check_name(self, name: str, organisation_id: str | None) -> None:
        from desktop.exchange.roster_words import organisation_key

        key = organisation_key(name)
        body = self._store.body.own()
        if body and organisation_key(body.name) == key:
            raise BadInput("这是本单位，名册只列下级党组织。", field="单位名称")
        for other in self._store.organisations.all():
            if other.id == organisation_id or other.abolished_on is not None:
                continue
            if organisation_key(other.name) == key:
                raise BadInput(f"名册中已有“{other.name}”。", field="单位名称")

    def _superior(self, text: OrganisationText, organisation_id: str | None) -> dict[str, Any]:
        field = "上一级党委"
        if text.superior is Superior.OTHER:
            written = line(text.superior_name, field)
            if not written:
                raise BadInput("请填写上一级党委的名称。", field=field)
            return {"superior": Superior.OTHER, "superior_id": None, "superior_name": written}
        if text.superior is Superior.OWN:
            return {"superior": Superior.OWN, "superior_id": None, "superior_name": ""}
        above = self._store.organisations.find(text.superior_id) if text.superior_id else None
        if above is None:
            raise BadInput("请选择上一级党委。", field=field)
        step: Organisation | None = above
        while step is not None:
            if step.id == organisation_id:
                raise BadInput("上一级党委不能是它自己或它的下级。", field=field)
            step = self._store.organisations.find(step.superior_id) if step.superior_id else None
        return {"superior": Superior.LISTED, "superior_id": above.id, "superior_name": ""}
