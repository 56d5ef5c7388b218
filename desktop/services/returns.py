"""Yearly returns: asked for, read from Excel, summed up, chased (Art. 14)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from db.content import ContentStore
from db.records import Organisation, YearReturn
from desktop.errors import BadInput, Refused
from desktop.exchange.cells import label
from desktop.exchange.remarks import Remark
from desktop.exchange.returns import ReturnRow, blank, read
from desktop.exchange.sheets import Head, Sheet, Value
from desktop.rules.returns import FIELDS, written
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.excel_list import ExcelList, save
from desktop.services.parts.returning import bodies, view_of
from desktop.services.views.returns import (
    Incoming,
    ReturnLine,
    ReturnsPreview,
    ReturnsView,
)

TABLES = {"year_returns"}
KIND = "returns"


class ReturnService:
    """What the office does with the returns of lower bodies."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def years(self) -> tuple[int, ...]:
        """Return the years that returns can be of, the one that is due now first."""
        require(self._desk.worker.role, KIND)
        today = self._desk.today()
        usual = today.year - 1 if today.month <= 6 else today.year
        others = {*self._store.year_returns.years(), today.year, today.year - 1} - {usual}
        return (max(usual, 2026), *sorted((y for y in others if y >= 2026), reverse=True))

    def read(self, year: int) -> ReturnsView:
        """Return who has sent what, the sum, and our own figures."""
        require(self._desk.worker.role, KIND)
        return view_of(self._store, year, self._desk.today())

    def blank(self, year: int) -> bytes:
        """Return the form that goes out, with the names of those who have not sent theirs."""
        require(self._desk.worker.role, KIND)
        view = view_of(self._store, year, self._desk.today())
        due = f"{view.due_on.year}年{view.due_on.month}月{view.due_on.day}日" if view.due_on else ""
        return blank(year, [line.organisation for line in view.missing], self._office(), due)

    def set_due(self, year: int, due_on: date) -> None:
        """Say by when returns of a year are to be here."""
        if due_on.year not in {year, year + 1}:
            raise BadInput("报送时限应在当年或者次年，请核对。", field="报送时限")
        view = view_of(self._store, year, self._desk.today())
        with self._desk.deed(KIND, "布置下级年度报表", str(year), TABLES):
            for line in view.lines:
                stored = line.stored or self._new(year, line.organisation_id)
                self._store.year_returns.put(replace(stored, due_on=due_on))

    def chase(self, year: int, organisation_ids: Sequence[str]) -> None:
        """Register that bodies were reminded today; those that have sent theirs are refused."""
        if not organisation_ids:
            raise Refused("没有选定单位；请先在表中选定未报的单位。")
        lines = {x.organisation_id: x for x in view_of(self._store, year, self._desk.today()).lines}
        done = [lines[i].organisation for i in organisation_ids if lines[i].state == "已报"]
        if done:
            raise Refused(f"{'、'.join(done)}已经报送，不用催报。")
        with self._desk.deed(KIND, "登记催报", str(year), TABLES, f"{len(organisation_ids)}个单位"):
            for organisation_id in organisation_ids:
                stored = lines[organisation_id].stored or self._new(year, organisation_id)
                chased = (*stored.chased, self._desk.today().isoformat())
                self._store.year_returns.put(replace(stored, chased=chased))

    def exempt(self, year: int, organisation_id: str, reason: str) -> None:
        """Note that a body need not send a return for a year."""
        if not reason.strip():
            raise Refused("不需报送须写明理由。")
        known = {r.organisation_id: r for r in self._store.year_returns.of_year(year)}
        stored = known.get(organisation_id) or self._new(year, organisation_id)
        with self._desk.deed(KIND, "登记不需报送", organisation_id, TABLES):
            self._store.year_returns.put(replace(stored, exempt_reason=reason.strip()))

    def preview(self, year: int, files: Iterable[tuple[str, bytes]]) -> ReturnsPreview:
        """Return what files would bring, and every cell that is not clear."""
        require(self._desk.worker.role, KIND)
        known = {label(o.name): o for o in bodies(self._store, year)}
        sent = {r.organisation_id for r in self._store.year_returns.of_year(year) if r.received_on}
        incoming: dict[str, Incoming] = {}
        errors: list[Remark] = []
        notices: list[Remark] = []
        names = []
        for name, content in files:
            names.append(name)
            found = read(content)
            errors += [_in_file(remark, name) for remark in found.errors]
            notices += [_in_file(remark, name) for remark in found.notices]
            for row in found.rows:
                organisation = known.get(row.organisation)
                fault = _fault(row, organisation, incoming)
                if fault or organisation is None:
                    errors.append(Remark(row=row.row, column="单位", message=fault, sheet=name))
                else:
                    incoming[organisation.id] = _incoming(row, organisation, sent)
        return ReturnsPreview(
            year=year,
            source="、".join(names),
            incoming=tuple(incoming.values()),
            errors=tuple(errors),
            notices=tuple(notices),
        )

    def take_over(self, preview: ReturnsPreview) -> int:
        """Store what a preview holds, all of it or nothing; return how many bodies."""
        if preview.errors:
            raise Refused(f"报表中有{len(preview.errors)}处看不清或有误，一行也没有读入。")
        if not preview.incoming:
            raise Refused("报表中没有一行数字，没有读入。")
        known = {r.organisation_id: r for r in self._store.year_returns.of_year(preview.year)}
        count = f"{len(preview.incoming)}个单位"
        with self._desk.deed(KIND, "读入下级年度报表", str(preview.year), TABLES, count):
            for one in preview.incoming:
                stored = known.get(one.organisation_id) or self._new(
                    preview.year, one.organisation_id
                )
                self._store.year_returns.put(
                    replace(
                        stored,
                        received_on=self._desk.today(),
                        figures=written(one.figures),
                        filled_by=one.filled_by,
                        phone=one.phone,
                        source=preview.source[:200],
                        exempt_reason="",
                    )
                )
        return len(preview.incoming)

    def excel(self, view: ReturnsView) -> ExcelList:
        """Return the summary as Excel."""
        require(self._desk.worker.role, "export")
        marking = self._store.settings.office().marking
        today = self._desk.today()
        sheet = Sheet(
            name=f"{view.year}年汇总",
            title=f"{view.year}年度下级监督谈话报表汇总",
            heads=(
                Head("序号", 6),
                Head("单位", 26, wrap=True),
                Head("报送", 10),
                *(Head(f.label, 9, wrap=True) for f in FIELDS),
            ),
            rows=_rows(view),
            note=(
                f"密级或标识：{marking}　　填报单位：{self._office()}　　"
                f"汇总日期：{today.year}年{today.month}月{today.day}日"
            ),
        )
        name = f"{view.year}年度下级监督谈话报表汇总"
        return ExcelList(name=name, office=self._office(), count=len(view.lines), sheets=(sheet,))

    def save(self, made: ExcelList, content: bytes, target: Path) -> None:
        """Write the summary where the user says, and log the export."""
        require(self._desk.worker.role, KIND)
        save(self._desk, made, content, target)

    def _new(self, year: int, organisation_id: str) -> YearReturn:
        return YearReturn(id=self._desk.new_id(), year=year, organisation_id=organisation_id)

    def _office(self) -> str:
        body = self._store.body.own()
        return body.office_name if body is not None else ""


def _rows(view: ReturnsView) -> list[list[Value]]:
    rows: list[list[Value]] = [
        [at, x.organisation, x.state, *(x.figures.get(f.key) for f in FIELDS)]
        for at, x in enumerate(view.lines, start=1)
    ]
    rows.append([None, "合计", f"已报{len(view.received)}", *(view.total[f.key] for f in FIELDS)])
    rows.append([None, "本级", "", *(view.own[f.key] for f in FIELDS)])
    return rows


def _fault(row: ReturnRow, organisation: Organisation | None, incoming: dict[str, Incoming]) -> str:
    if organisation is None:
        return f"下级党组织名册中没有“{row.organisation}”，请核对单位名称。"
    if organisation.id in incoming:
        return f"“{row.organisation}”有不止一行，请只留一行。"
    return ""


def _incoming(row: ReturnRow, organisation: Organisation, sent: set[str]) -> Incoming:
    return Incoming(
        organisation_id=organisation.id,
        organisation=organisation.name,
        figures=row.figures,
        filled_by=row.filled_by,
        phone=row.phone,
        replaces=organisation.id in sent,
    )


def _in_file(remark: Remark, name: str) -> Remark:
    return replace(remark, sheet=name)


def state_words(line: ReturnLine) -> str:
    """Return when a body was chased last, or what is known of its return."""
    stored = line.stored
    if stored is None:
        return ""
    if stored.received_on is not None:
        on = stored.received_on
        return f"{on.month}月{on.day}日收到 {stored.filled_by}".strip()
    if stored.exempt_reason:
        return stored.exempt_reason
    if not stored.chased:
        return ""
    last = date.fromisoformat(stored.chased[-1])
    return f"已催{len(stored.chased)}次，最近{last.month}月{last.day}日"
