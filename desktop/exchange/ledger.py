"""监督谈话台账 as Excel: one row for each talk that was held or is under way."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

from desktop.exchange.sheets import Head, Sheet, write
from desktop.ledger import Ledger, LedgerRow

_HEADS = (
    Head("序号", 6),
    Head("编号", 12),
    Head("类别", 10),
    Head("情形", 24, wrap=True),
    Head("被谈话人", 10),
    Head("单位职务", 26, wrap=True),
    Head("谈话人", 20, wrap=True),
    Head("记录人", 14, wrap=True),
    Head("时间", 20),
    Head("地点", 18, wrap=True),
    Head("问题数", 8),
    Head("措施应报", 14),
    Head("措施实报", 14),
    Head("通报日期", 14),
    Head("情况应报", 14),
    Head("情况实报", 14),
    Head("评估", 20, wrap=True),
    Head("销号", 8),
    Head("抄送", 30, wrap=True),
    Head("档号", 20),
    Head("备注", 24, wrap=True),
)


def content(ledger: Ledger) -> bytes:
    """Return the ledger as an .xlsx file."""
    made = f"{ledger.made_on.year}年{ledger.made_on.month}月{ledger.made_on.day}日"
    sheet = Sheet(
        name=f"{ledger.year}年",
        title=f"{ledger.year}年监督谈话台账",
        heads=_HEADS,
        rows=_values(ledger.rows),
        note=f"密级或标识：{ledger.marking}　　填报单位：{ledger.office}　　填报日期：{made}",
    )
    out = BytesIO()
    write([sheet], out, author=ledger.office)
    return out.getvalue()


def _values(rows: Sequence[LedgerRow]) -> list[list[str | int | date | datetime | None]]:
    return [
        [
            number,
            r.number,
            r.kind,
            r.circumstance,
            r.talkee,
            r.post,
            r.talker,
            r.note_takers,
            r.held_at,
            r.place,
            r.findings,
            r.action_due_on,
            r.action_on,
            r.told_on,
            r.results_due_on,
            r.results_on,
            r.assessed,
            f"{r.closed_out}/{r.findings}" if r.findings else "",
            r.copies,
            r.archive_number,
            r.remark,
        ]
        for number, r in enumerate(rows, 1)
    ]
