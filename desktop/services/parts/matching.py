"""Which finding and which action a line of a returned form is about."""

from collections.abc import Sequence

from db.records import CorrectiveAction, Finding
from desktop.services.views.fill_in import LinePair, ReadAction

_YES = frozenset({"是", "√", "✓", "对", "yes", "y", "Y", "1"})


def finding_of(row: dict[str, str], findings: Sequence[Finding]) -> Finding | None:
    """Return the finding that a line names by its number, else by its title."""
    position = row.get("position", "").strip().rstrip(".．、")
    if position.isdecimal() and 1 <= int(position) <= len(findings):
        return findings[int(position) - 1]
    title = "".join(row.get("finding", "").split())
    same = [f for f in findings if title and "".join(f.title.split()) == title]
    return same[0] if len(same) == 1 else None


def read_actions(
    rows: Sequence[dict[str, str]],
    findings: Sequence[Finding],
    stored: Sequence[CorrectiveAction],
) -> tuple[list[ReadAction], list[LinePair], list[str]]:
    """Return the actions that the lines of a form say, the lines in words, and the doubts."""
    actions, lines, doubts = [], [], []
    last: Finding | None = None
    taken: set[str] = set()
    for number, row in enumerate(rows, start=1):
        finding = finding_of(row, findings) or (None if row.get("position") else last)
        if finding is None:
            doubts.append(
                f"第{number}行的问题序号“{row.get('position', '')}”对不上，没有读入这一行。"
            )
            continue
        last = finding
        known = _known(row, finding, stored, taken)
        if known is not None:
            taken.add(known.id)
        action, doubt = _action(row, number, finding, known)
        doubts += doubt
        actions.append(action)
        lines.append(_line(finding, action, known))
    return actions, lines, doubts


def _known(
    row: dict[str, str], finding: Finding, stored: Sequence[CorrectiveAction], taken: set[str]
) -> CorrectiveAction | None:
    text = "".join(row.get("action", "").split())
    of_finding = [a for a in stored if a.finding_id == finding.id and a.id not in taken]
    same = [a for a in of_finding if "".join(a.text.split()) == text]
    if same:
        return same[0]
    return of_finding[0] if not text and of_finding else None


def _action(
    row: dict[str, str], number: int, finding: Finding, known: CorrectiveAction | None
) -> tuple[ReadAction, list[str]]:
    from desktop.exchange.dates import read_date

    doubts = []
    days = {}
    for key, label in (("due_on", "完成时限"), ("done_on", "完成日期")):
        written = row.get(key, "").strip()
        days[key] = read_date(written)
        if written and days[key] is None:
            doubts.append(f"第{number}行的{label}“{written}”不是日期，这一项没有读入。")
    action = ReadAction(
        finding_id=finding.id,
        text=row.get("action", "").strip() or (known.text if known else ""),
        responsible=row.get("responsible", "").strip(),
        due_on=days["due_on"],
        first_responsible=row.get("first_responsible", "").strip() in _YES,
        result=row.get("result", "").strip(),
        done_on=days["done_on"],
        action_id=known.id if known else None,
    )
    if not action.text:
        doubts.append(f"第{number}行没有写整改措施。")
    return action, doubts


def _line(finding: Finding, action: ReadAction, known: CorrectiveAction | None) -> LinePair:
    read = "；".join(p for p in (action.text, action.result) if p)
    if known is None:
        return LinePair(subject=finding.title, read=read, remark="新增措施", fresh=True)
    if action.result and action.result != known.result:
        return LinePair(subject=finding.title, read=read, remark="登记落实情况", fresh=True)
    return LinePair(subject=finding.title, read=read, remark="已有，不变", fresh=False)
