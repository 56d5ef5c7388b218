"""规范性自查报告: what was checked, what falls short by article and line by line (Art. 14 and 15)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.paper import Align, Block, Cell, Heading, Paper, Para, Row, Sides, Table, Title
from desktop.forms.rows import empty, head
from desktop.forms.wording import DAY_TO_FILL, day
from desktop.rules.checks.order import in_order
from desktop.rules.checks.shape import SEVERITY_WORDS, Severity, Shortfall
from desktop.rules.checks.table import TITLES

KEY = "check-report"
TITLE = "规范性自查报告"
MOST = 1_000  # lines that are printed; the Excel list has them all
_SIZE, _BODY = 10.5, 14.0
_BY_ARTICLE = (28.0, 56.0, 18.0, 18.0, 18.0, 18.0)
_LIST = (11.0, 22.0, 16.0, 37.0, 70.0)


@frozen
class CheckReportFacts:
    """The lines of one run; `about` says of what, `anchor` is the head of the log."""

    control: Control
    about: str = ""
    on: date | None = None
    talks: int = 0
    lines: tuple[Shortfall, ...] = ()
    anchor: str = ""


def paper(facts: CheckReportFacts) -> Paper:
    """Return the report, or an empty one to be filled in by hand."""
    control = facts.control
    title = f"{facts.about}{TITLE}"
    return Paper(
        key=KEY,
        title=title,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "规范性自查"),
        foot_note=facts.anchor,
        blocks=(
            Title(text=title),
            Sides(
                left=f"填报单位：{control.office}",
                right=f"自查日期：{day(facts.on) if facts.on else DAY_TO_FILL}",
            ),
            *((Para(text=_summary(facts), size=_BODY),) if facts.about else ()),
            *_by_article(facts),
            Heading(text="自查清单"),
            Table(widths=_LIST, size=_SIZE, rows=(head(*_HEADS), *_rows(facts))),
            *_left_out(facts),
            _signs(control),
        ),
    )


_HEADS = ("序号", "依据", "轻重", "对象", "问题")


def _summary(facts: CheckReportFacts) -> str:
    counts = Counter(x.severity for x in facts.lines)
    what = (
        "这次谈话"
        if facts.talks == 1 and facts.about.startswith("谈话")
        else f"{facts.talks}次谈话"
    )
    checked = f"对照《办法》和本单位要求，按{len(TITLES)}项内容检查了{what}"
    if not facts.lines:
        return f"{checked}，没有发现不规范的情况。"
    found = "、".join(
        f"{SEVERITY_WORDS[severity]}{counts[severity]}项"
        for severity in Severity
        if counts[severity]
    )
    breach = "，没有发现不符合《办法》规定的情况" if not counts[Severity.BREACH] else ""
    return f"{checked}，共列出{len(facts.lines)}项：{found}{breach}。"


def _by_article(facts: CheckReportFacts) -> tuple[Block, ...]:
    if not facts.lines:
        return ()
    rows = []
    for article in in_order({x.article for x in facts.lines}):
        of_article = [x for x in facts.lines if x.article == article]
        counts = Counter(x.severity for x in of_article)
        titles = "、".join(dict.fromkeys(x.title for x in of_article))
        cells = [
            Cell(text=article, align=Align.CENTRE),
            Cell(text=titles, align=Align.LEFT),
            *(Cell(text=str(counts[s] or "—"), align=Align.CENTRE) for s in Severity),
        ]
        rows.append(Row(cells=tuple(cells), height=9))
    labels = ("依据", "检查内容", *SEVERITY_WORDS.values())
    return (
        Heading(text="分类汇总"),
        Table(widths=_BY_ARTICLE, size=_SIZE, rows=(head(*labels), *rows)),
    )


def _rows(facts: CheckReportFacts) -> Sequence[Row]:
    if not facts.lines:
        return empty(len(_LIST), 10, height=11)
    articles = in_order({x.article for x in facts.lines})
    ranks = {article: at for at, article in enumerate(articles)}
    severities = list(Severity)
    ordered = sorted(facts.lines, key=lambda x: (ranks[x.article], severities.index(x.severity)))
    return [
        Row(
            cells=(
                Cell(text=str(number), align=Align.CENTRE),
                Cell(text=x.article, align=Align.CENTRE),
                Cell(text=SEVERITY_WORDS[x.severity], align=Align.CENTRE),
                Cell(text=_whom(x), align=Align.LEFT),
                Cell(text=x.sentence, align=Align.LEFT),
            ),
            height=9,
        )
        for number, x in enumerate(ordered[:MOST], 1)
    ]


def _whom(line: Shortfall) -> str:
    named = (line.number, line.subject, line.organisation)
    return (
        "\n".join(part for part in (line.number, " ".join(named[1:]).strip()) if part) or line.title
    )


def _left_out(facts: CheckReportFacts) -> tuple[Block, ...]:
    rest = len(facts.lines) - MOST
    if rest <= 0:
        return ()
    return (Para(text=f"其余{rest}项见电子清单（Excel）。", size=_BODY),)


def _signs(control: Control) -> Table:
    return Table(
        widths=(26, 52, 26, 52),
        rows=(
            Row(
                cells=(
                    Cell(text="经办人", label=True),
                    Cell(text=control.undertaker),
                    Cell(text="审核人", label=True),
                    Cell(text=control.checker),
                ),
                height=12,
            ),
        ),
    )
