"""Taking over a roster from Excel: look first, then all of it or nothing."""

from dataclasses import replace
from typing import Any

from db.content import ContentStore
from desktop.errors import BadInput
from desktop.exchange import roster
from desktop.exchange.remarks import Remark
from desktop.exchange.roster_match import match
from desktop.exchange.roster_plan import Known, Plan
from desktop.exchange.roster_template import template
from desktop.rules.corrections import corrections
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.views.roster_import import TABLES, Preview


class RosterImportService:
    """Reads a roster, shows what it would do, and does it in one deed."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk

    def template(self) -> bytes:
        """Return the empty roster to fill in."""
        return template()

    def preview(
        self, content: bytes, *, end_predecessors: bool = False, blank_is_own: bool = False
    ) -> Preview:
        """Tell what a file would do, or raise BadInput where it cannot be used at all."""
        require(self._desk.worker.role, "roster")
        return self._look(content, end_predecessors, blank_is_own)[0]

    def take_over(
        self,
        content: bytes,
        file_name: str,
        *,
        end_predecessors: bool = False,
        blank_is_own: bool = False,
    ) -> Preview:
        """Store all that a file says, or nothing and raise BadInput where a cell is unclear."""
        preview, plan = self._look(content, end_predecessors, blank_is_own)
        if preview.errors:
            raise BadInput(
                f"名册中有 {len(preview.errors)} 处看不清或有误，一行也没有导入；请按所列改好再试。"
            )
        if preview.added or plan.changed:
            with self._desk.deed("roster", "导入名册", "", TABLES, f"{preview.rows}行"):
                self._write(plan, f"名册导入（{file_name}）")
        return preview

    def _look(
        self, content: bytes, end_predecessors: bool, blank_is_own: bool
    ) -> tuple[Preview, Plan]:
        read = roster.read(content)
        store = self._desk.store
        known = Known(
            body=store.body.own(),
            organisations=store.organisations.all(),
            people=store.people.all(),
            tenures=store.tenures.all(),
        )
        plan = match(
            read.rows,
            known,
            new_id=self._desk.new_id,
            today=self._desk.today(),
            end_predecessors=end_predecessors,
            blank_is_own=blank_is_own,
        )
        preview = Preview(
            rows=read.row_count,
            added=plan.added_rows,
            changed=plan.changed_rows,
            unchanged=plan.unchanged_rows,
            changes=plan.changes,
            errors=tuple(sorted(read.errors + plan.errors, key=_place)),
            notices=tuple(sorted(read.notices + plan.notices, key=_place)),
            columns=read.columns,
            unused=read.unused,
        )
        return preview, plan

    def _write(self, plan: Plan, reason: str) -> None:
        store = self._desk.store
        store.organisations.put_all(plan.organisations)
        store.people.put_all(plan.people)
        store.tenures.put_all(plan.tenures)
        tables: dict[str, Any] = {
            "organisations": store.organisations,
            "people": store.people,
            "tenures": store.tenures,
        }
        for table, before, after in plan.changed:
            tables[table].put(replace(after, version=before.version))
            store.corrections.put_all(
                corrections(
                    table,
                    before,
                    after,
                    at=self._desk.now(),
                    by=self._desk.worker.name,
                    reason=reason,
                    new_id=self._desk.new_id,
                )
            )


def _place(remark: Remark) -> tuple[str, int, str]:
    return remark.sheet, remark.row, remark.cell
