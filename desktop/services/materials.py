"""Material for a talk, and what cooperating units were asked for (Art. 6)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from db.content import ContentStore
from db.records import Material, MaterialRequest
from desktop.errors import BadInput, Refused
from desktop.rules.appointment import check_not_future
from desktop.rules.wording import line, passage, quoted
from desktop.services.desk import Desk
from desktop.services.parts.editing import changeable
from desktop.services.parts.preparing import begun
from desktop.services.parts.reading import people_named
from desktop.services.views.preparation import MaterialText

COOPERATING_UNITS = (
    "纪检机关",
    "组织（人事）部门",
    "宣传部门",
    "巡视巡察机构",
    "审计机关",
    "其他",
)


class MaterialService:
    """Keeps material and requests for it until the record of the talk is fixed."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def add(self, talk_id: str, text: MaterialText) -> str:
        """Add a piece of material and return its id."""
        material_id = self._desk.new_id()
        with self._desk.deed("preparation", "添加材料", talk_id, {"materials", "talks"}):
            begun(self._desk, changeable(self._desk, talk_id))
            material = Material(id=material_id, talk_id=talk_id, unit="", title="")
            self._store.materials.put(self._worded(material, text))
        return material_id

    def change(self, material_id: str, version: int, text: MaterialText) -> None:
        """Change a piece of material, who may read it among other things."""
        with self._desk.deed("preparation", "修改材料", material_id, {"materials"}):
            material = replace(self._material(material_id), version=version)
            self._store.materials.put(self._worded(material, text))

    def void(self, material_id: str, reason: str) -> None:
        """Void a piece of material entered by mistake."""
        with self._desk.deed("preparation", "作废材料", material_id, {"materials"}):
            why = line(reason, "原因", required=True)
            self._store.materials.put(replace(self._material(material_id), voided_reason=why))

    def today(self) -> date:
        """Return the day it is."""
        return self._desk.today()

    def request(
        self, talk_id: str, units: Sequence[str], sent_on: date, reply_due_on: date
    ) -> list[str]:
        """Ask units for material and return the ids of the requests."""
        tables = {"material_requests", "talks"}
        with self._desk.deed("preparation", "商请提供材料", talk_id, tables):
            return self._ask(talk_id, units, sent_on, reply_due_on)

    def request_for_all(
        self, talk_ids: Sequence[str], units: Sequence[str], sent_on: date, reply_due_on: date
    ) -> None:
        """Ask units for material on several talks at once: all or nothing, one letter a unit."""
        tables = {"material_requests", "talks"}
        detail = f"{len(talk_ids)}场"
        with self._desk.deed("preparation", "商请提供材料", "", tables, detail=detail):
            for talk_id in talk_ids:
                self._ask(talk_id, units, sent_on, reply_due_on)

    def register_reply(self, request_id: str, on: date, reply: str) -> None:
        """Register the reply of a unit and what it says."""
        with self._desk.deed("preparation", "登记回复", request_id, {"material_requests"}):
            request = self._request(request_id)
            check_not_future(on, self._desk.today(), "回复日期")
            if on < request.sent_on:
                raise BadInput("“回复日期”早于发出日期，请核对。", field="回复日期")
            said = passage(reply, "回复内容")
            self._store.material_requests.put(replace(request, replied_on=on, reply=said))

    def void_request(self, request_id: str, reason: str) -> None:
        """Void a request entered by mistake."""
        with self._desk.deed("preparation", "作废商请", request_id, {"material_requests"}):
            why = line(reason, "原因", required=True)
            self._store.material_requests.put(replace(self._request(request_id), voided_reason=why))

    def proposed_reply_due(self, sent_on: date) -> date:
        """Return the office's usual last day for a reply."""
        return sent_on + timedelta(days=self._store.settings.office().material_reply_days)

    def _ask(
        self, talk_id: str, units: Sequence[str], sent_on: date, reply_due_on: date
    ) -> list[str]:
        begun(self._desk, changeable(self._desk, talk_id))
        check_not_future(sent_on, self._desk.today(), "发出日期")
        if reply_due_on < sent_on:
            raise BadInput("“回复时限”早于发出日期，请核对。", field="回复时限")
        asked = people_named(units, "配合单位")
        if not asked:
            raise BadInput("请至少选择一个配合单位。", field="配合单位")
        waiting = {
            r.unit
            for r in self._store.material_requests.of_talk(talk_id)
            if not r.voided_reason and r.replied_on is None
        }
        if again := [unit for unit in asked if unit in waiting]:
            raise BadInput(
                f"已向{'、'.join(again)}发出商请，尚未回复，不需要再发。", field="配合单位"
            )
        return [
            self._store.material_requests.put(
                MaterialRequest(
                    id=self._desk.new_id(),
                    talk_id=talk_id,
                    unit=unit,
                    sent_on=sent_on,
                    reply_due_on=reply_due_on,
                )
            ).id
            for unit in asked
        ]

    def _worded(self, material: Material, text: MaterialText) -> Material:
        if text.received_on is not None:
            check_not_future(text.received_on, self._desk.today(), "收到日期")
        return replace(
            material,
            unit=line(text.unit, "来源单位", required=True),
            title=line(text.title, "材料名称", required=True),
            text=passage(text.text, "摘要"),
            received_on=text.received_on,
            visibility=text.visibility,
        )

    def _material(self, material_id: str) -> Material:
        material = self._store.materials.get(material_id)
        changeable(self._desk, material.talk_id)
        if material.voided_reason:
            raise Refused(f"材料{quoted(material.title)}已作废，不能再改。")
        return material

    def _request(self, request_id: str) -> MaterialRequest:
        request = self._store.material_requests.get(request_id)
        changeable(self._desk, request.talk_id)
        if request.voided_reason:
            raise Refused(f"向{request.unit}的商请已作废，不能再改。")
        return request
