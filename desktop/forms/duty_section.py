"""For the report on the main responsibility (Art. 13): the section on talks, and entries for lists."""

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.draft import DraftText, blocks
from desktop.forms.paper import Align, Cell, Heading, Paper, Row, Sides, Table, Title
from desktop.forms.rows import empty, head
from desktop.forms.wording import day

KEY = "duty-section"
TITLE = "主体责任报告有关段落及清单条目"
_SIZE = 12.0
_LIST = (11.0, 45.0, 48.0, 52.0)
_TASKS = (11.0, 64.0, 51.0, 30.0)


@frozen
class EntryFacts:
    """One leader: what was planned, done of it, and held in all."""

    leader: str
    planned: int
    done: int
    held: int
    regular: int
    timely: int


@frozen
class DutySectionFacts:
    """The section, and the lines of the leaders."""

    control: Control
    year: int | None = None
    draft: DraftText | None = None
    entries: tuple[EntryFacts, ...] = ()


def paper(facts: DutySectionFacts) -> Paper:
    """Return the section, entries for the 责任清单 and entries for the 年度任务安排."""
    control = facts.control
    draft = facts.draft or DraftText(title="　　　　年对下级“一把手”开展监督谈话情况")
    text = tuple(blocks(draft))
    return Paper(
        key=KEY,
        title=draft.title,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "主体责任"),
        blocks=(
            text[0],
            Sides(left=f"起草单位：{control.office}", right=f"起草日期：{day(control.on)}"),
            *text[1:],
            *_lists(facts),
        ),
    )


def _lists(facts: DutySectionFacts) -> tuple[Title | Heading | Table, ...]:
    spare = empty(4, 2 if facts.draft else 4)
    rows = [_duty(n, e) for n, e in enumerate(facts.entries, 1)] or spare
    tasks = [_task(n, e, facts.year) for n, e in enumerate(facts.entries, 1)] or spare
    return (
        Heading(text="责任清单条目", level=2),
        Table(
            widths=_LIST, size=_SIZE, rows=(head("序号", "责任人", "责任内容", "履行情况"), *rows)
        ),
        Heading(text="年度任务安排条目", level=2),
        Table(
            widths=_TASKS,
            size=_SIZE,
            rows=(head("序号", "任务", "责任领导", "完成情况"), *tasks),
        ),
    )


def _duty(number: int, entry: EntryFacts) -> Row:
    kinds = (("定期", entry.regular), ("及时", entry.timely))
    told = "、".join(f"{words}{count}次" for words, count in kinds if count)
    done = f"开展谈话{entry.held}次\n（{told}）" if told else "没有登记已开展的谈话"
    return _row(number, entry.leader, "对下级“一把手”开展监督谈话，提出整改要求并督促落实", done)


def _task(number: int, entry: EntryFacts, year: int | None) -> Row:
    if not entry.planned:
        return _row(number, _unplanned(entry), entry.leader, f"开展{entry.held}次")
    task = f"按{year}年度监督谈话计划，开展定期谈话{entry.planned}项"
    return _row(number, task, entry.leader, f"已完成{entry.done}/{entry.planned}")


def _unplanned(entry: EntryFacts) -> str:
    """Word what a leader did outside the plan; regular talks should have stood in it (Art. 5)."""
    if entry.regular and entry.timely:
        return "开展定期谈话（没有列入年度计划）和及时谈话"
    if entry.regular:
        return "开展定期谈话（没有列入年度计划）"
    return "按情形开展及时谈话" if entry.timely else "年度计划没有安排"


def _row(number: int, *texts: str) -> Row:
    return Row(
        cells=(
            Cell(text=str(number), align=Align.CENTRE),
            *(Cell(text=text, align=Align.LEFT) for text in texts),
        ),
        height=12,
    )
