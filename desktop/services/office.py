"""What the office settles for itself where the Measures leave it open (本单位要求)."""

from dataclasses import fields, replace
from pathlib import Path

from db.content import ContentStore
from db.records import BodyKind, Correction, OfficeSettings
from desktop.rules.office_limits import check
from desktop.rules.office_settings import SETTINGS, in_words
from desktop.rules.wording import line
from desktop.rules.workdays import Workdays
from desktop.security.permissions import require
from desktop.services.desk import Desk

RECORD = "office"


class OfficeService:
    """Keeps the office's own settings, with what they were before."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def settings(self) -> OfficeSettings:
        """Return the settings, defaults where nothing was settled."""
        require(self._desk.worker.role, "view own body")
        return self._store.settings.office()

    def by_analogy_applies(self) -> bool:
        """Return whether the own body applies the Measures by analogy (Art. 2)."""
        require(self._desk.worker.role, "view own body")
        body = self._store.body.own()
        return body is not None and body.kind is BodyKind.BY_ANALOGY

    def with_holidays(self, settings: OfficeSettings, path: Path) -> tuple[OfficeSettings, str]:
        """Return settings with the days of a holiday list added, and what was read; not saved yet.

        What the list says of its days prevails over what was entered before.
        """
        from desktop.exchange import holidays

        require(self._desk.worker.role, "own body")
        found = holidays.read(path)
        off, work = ({d.isoformat() for d in days} for days in (found.off, found.work))
        made = replace(
            settings,
            extra_holidays=tuple(sorted((set(settings.extra_holidays) - work) | off)),
            extra_workdays=tuple(sorted((set(settings.extra_workdays) - off) | work)),
        )
        years = "、".join(f"{year}年" for year in found.years)
        said = f"读入{years}放假{len(off)}天、上班（调休）{len(work)}天，请核对后保存。"
        days = Workdays.of(made)
        remarks = [days.remark(year) for year in found.years]
        return made, "".join([said, *remarks])

    def change(self, settings: OfficeSettings, reason: str = "") -> None:
        """Settle all values at once; what differs is kept in the history."""
        check(settings)
        why = line(reason, "依据或理由")
        old = self._store.settings.office()
        changed = [
            f.name
            for f in fields(settings)
            if getattr(old, f.name) != getattr(settings, f.name) and f.name in SETTINGS
        ]
        if not changed:
            return
        with self._desk.deed("own body", "更改办公设置", RECORD, {"settings", "corrections"}):
            self._store.settings.put_office(settings)
            self._store.corrections.put_all(
                [
                    Correction(
                        id=self._desk.new_id(),
                        table_name="settings",
                        record_id=RECORD,
                        field=name,
                        old=in_words(name, getattr(old, name)),
                        new=in_words(name, getattr(settings, name)),
                        at=self._desk.now(),
                        by=self._desk.worker.name,
                        reason=why,
                    )
                    for name in changed
                ]
            )

    def history(self) -> tuple[Correction, ...]:
        """Return what was changed, the newest first."""
        require(self._desk.worker.role, "view own body")
        return tuple(self._store.corrections.of_record(RECORD))
