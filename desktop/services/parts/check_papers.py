"""The report on a compliance check, of talks, of a year, or of what a run has found (Art. 15)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db.content import ContentStore
from db.records import Talk
from desktop.errors import Refused
from desktop.forms import check_report
from desktop.forms.control import Control
from desktop.forms.paper import Paper
from desktop.rules.marking import strictness
from desktop.services.parts.checking import checked, checked_talk
from desktop.services.views.checks import Checked

_AT_ONCE = 500
MOST_AT_ONCE = 1_000  # talks that are checked while one waits for the paper


def of_talks(
    store: ContentStore, talks: Sequence[Talk], control: Control, today: date, own_of: str | None
) -> list[Paper]:
    """Return one report for each talk."""
    return [of_found(store, checked_talk(store, t, today, own_of), control) for t in talks]


def of_year(
    store: ContentStore, year: int, control: Control, today: date, own_of: str | None
) -> list[Paper]:
    """Return the report on a year."""
    return [of_found(store, checked(store, today, year, own_of), control)]


def refuse_many(store: ContentStore, year: int) -> None:
    """Refuse a year of very many talks, which is checked on another thread first."""
    if store.talks.count_of_year(year) > MOST_AT_ONCE:
        raise Refused(
            f"{year}年的谈话超过{MOST_AT_ONCE}次，请在“统计报告”的“规范性自查”中自查以后导出报告。"
        )


def of_found(store: ContentStore, found: Checked, control: Control) -> Paper:
    """Return the report on what a run has found, with the strictest marking of its talks."""
    ids = list(dict.fromkeys(x.talk_id for x in found.lines if x.talk_id))
    markings = {control.marking}
    for at in range(0, len(ids), _AT_ONCE):
        markings |= {t.marking for t in store.talks.some(ids[at : at + _AT_ONCE]).values()}
    seq, head = store.audit.head()
    return check_report.paper(
        check_report.CheckReportFacts(
            control=replace(control, marking=max(markings, key=strictness)),  # Art. 16
            about=found.about,
            on=found.on,
            talks=found.talks,
            lines=found.lines,
            anchor=f"操作日志序号{seq}，校验码{head[:16]}" if seq else "",
        )
    )
