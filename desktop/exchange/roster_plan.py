"""What taking over a roster would do to the store: the nouns before and after, row by row."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from db.frozen import frozen
from db.records import Body, Organisation, Person, Tenure
from desktop.exchange.remarks import FieldChange, Remark
from desktop.exchange.roster import RosterRow, remark
from desktop.rules.corrections import differences

_LABELS: Mapping[str, str] = {
    "kind": "单位类别",
    "level": "层级",
    "superior": "上一级党委",
    "superior_id": "上一级党委",
    "superior_name": "上一级党委",
    "covered": "纳入覆盖",
    "led": "管理体制",
    "phone": "联系电话",
    "post": "职务",
    "role": "任职身份",
    "begins_on": "任职日期",
    "ends_on": "免职日期",
}


@frozen
class Known:
    """What the store holds before the roster is taken over."""

    body: Body | None
    organisations: Iterable[Organisation]
    people: Iterable[Person]
    tenures: Iterable[Tenure]


@frozen
class Plan:
    """What is new, what changes from what to what, and what each row does."""

    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    tenures: tuple[Tenure, ...]
    changed: tuple[tuple[str, Any, Any], ...]  # table, record before, record after
    added_rows: int
    changed_rows: int
    unchanged_rows: int
    changes: tuple[FieldChange, ...]
    errors: tuple[Remark, ...]
    notices: tuple[Remark, ...]


@dataclass(slots=True, kw_only=True)
class Draft:
    """The store as it would be, while rows are gone through. Nothing is written."""

    new_id: Callable[[], str]
    today: date
    before: dict[str, Any] = field(default_factory=dict)
    now: dict[str, dict[str, Any]] = field(
        default_factory=lambda: {"organisations": {}, "people": {}, "tenures": {}}
    )
    added: set[tuple[str, int]] = field(default_factory=set)
    changed: set[tuple[str, int]] = field(default_factory=set)
    changes: list[FieldChange] = field(default_factory=list)
    errors: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)

    def know(self, table: str, records: Iterable[Any]) -> None:
        """Take in what is stored."""
        for record in records:
            self.before[record.id] = record
            self.now[table][record.id] = record

    def add(self, table: str, record: Any, row: RosterRow) -> None:
        """Take in something new that a row says."""
        self.now[table][record.id] = record
        if table != "people":
            self.added.add((row.sheet, row.row))

    def change(self, table: str, record: Any, row: RosterRow, subject: str) -> None:
        """Replace a record by what a row says; something new of the same file just takes it."""
        old = self.now[table][record.id]
        self.now[table][record.id] = record
        if record.id not in self.before:
            return
        found = {_LABELS[name]: (was, now) for name, was, now in differences(old, record)}
        if "上一级党委" in found:
            found["上一级党委"] = self.superior_in_words(old), self.superior_in_words(record)
        if found:
            self.changed.add((row.sheet, row.row))
        self.changes += [
            FieldChange(
                sheet=row.sheet, row=row.row, subject=subject, field=title, old=was, new=now
            )
            for title, (was, now) in found.items()
        ]

    def superior_in_words(self, organisation: Organisation) -> str:
        """Return the name of the next-higher committee."""
        if organisation.superior_id:
            return str(self.now["organisations"][organisation.superior_id].name)
        return organisation.superior_name or "本级党委"

    def refuse(self, row: RosterRow, name: str, message: str) -> None:
        """Note an error on a field of a row."""
        self.errors.append(remark(row, name, message))

    def tell(self, row: RosterRow, name: str, message: str) -> None:
        """Note how a field of a row is understood."""
        self.notices.append(remark(row, name, message))

    def plan(self, rows: int) -> Plan:
        """Return what is to be written, superiors before those below them."""

        def new(table: str) -> list[Any]:
            return [r for r in self.now[table].values() if r.id not in self.before]

        changed = [
            (table, self.before[r.id], r)
            for table, records in self.now.items()
            for r in records.values()
            if r.id in self.before and r is not self.before[r.id] and r != self.before[r.id]
        ]
        changed_rows = self.changed - self.added
        return Plan(
            organisations=_from_the_top(new("organisations")),
            people=tuple(new("people")),
            tenures=tuple(new("tenures")),
            changed=tuple(changed),
            added_rows=len(self.added),
            changed_rows=len(changed_rows),
            unchanged_rows=rows - len(self.added) - len(changed_rows),
            changes=tuple(self.changes),
            errors=tuple(self.errors),
            notices=tuple(self.notices),
        )


def _from_the_top(organisations: list[Organisation]) -> tuple[Organisation, ...]:
    waiting = {o.id: o for o in organisations}
    ordered: list[Organisation] = []
    while waiting:
        ready = [o for o in waiting.values() if o.superior_id not in waiting]
        if not ready:  # a circle, which is an error of the roster and never written
            return tuple(organisations)
        ordered += ready
        for organisation in ready:
            del waiting[organisation.id]
    return tuple(ordered)
