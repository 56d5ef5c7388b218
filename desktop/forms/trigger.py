"""及时谈话情形登记表: what was found, whom it concerns, how it was judged (Art. 5)."""

from datetime import date

from db.frozen import frozen
from db.records import TriggerKind, TriggerState
from desktop.forms.control import Control
from desktop.forms.paper import Align, Paper, Sides, Table, Title
from desktop.forms.rows import GRID, opinion, pair, secrecy, ticks, wide
from desktop.forms.wording import DAY_TO_FILL, day
from desktop.words import word

KEY = "trigger"
TITLE = "及时谈话情形登记表"
_JUDGED = (TriggerState.CONFIRMED, TriggerState.NOT_LISTED, TriggerState.HANDED_OVER)
_NUMERALS = "一二三四五六"
_HEIGHT = 11.0  # mm


@frozen
class TriggerFacts:
    """One circumstance as it was registered, and what became of it."""

    control: Control
    number: str = ""
    kind: TriggerKind | None = None
    state: TriggerState | None = None
    found_on: date | None = None
    source: str = ""
    facts: str = ""
    talkee: str = ""
    post: str = ""
    limit_on: date | None = None
    judged_on: date | None = None
    judged_by: str = ""
    reason: str = ""
    outcome: str = ""
    files: tuple[str, ...] = ()


def paper(facts: TriggerFacts) -> Paper:
    """Return the form of one circumstance, or an empty one."""
    control = facts.control
    filled = day(control.on) if facts.number else DAY_TO_FILL
    judgement = ticks(_JUDGED, facts.state if facts.state in _JUDGED else None)
    said = f"{judgement}\n{facts.reason}" if facts.reason else judgement
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "及时谈话情形"),
        blocks=(
            Title(text=TITLE),
            Sides(left=f"编号：{facts.number}", right=f"填表日期：{filled}"),
            Table(
                widths=GRID,
                rows=(
                    pair("涉及人", facts.talkee, "单位及职务", facts.post, height=_HEIGHT),
                    pair("来源单位", facts.source, "发现日期", day(facts.found_on), height=_HEIGHT),
                    wide("情形\n（《办法》\n第五条）", _kinds(facts.kind), align=Align.LEFT),
                    wide("主要事实", facts.facts, height=32),
                    wide("附件", _files(facts.files), align=Align.LEFT),
                    wide("研判意见", said, height=18, align=Align.LEFT),
                    pair(
                        "研判人",
                        facts.judged_by,
                        "研判日期",
                        day(facts.judged_on),
                        height=_HEIGHT,
                    ),
                    pair(
                        "谈话时限",
                        day(facts.limit_on),
                        "办理结果",
                        facts.outcome,
                        height=_HEIGHT,
                    ),
                    *secrecy(control),
                    opinion("办公室\n意见"),
                    opinion("党委（党组）\n负责人意见"),
                ),
            ),
        ),
    )


def _files(names: tuple[str, ...]) -> str:
    if len(names) < 2:
        return "".join(names)
    return "；".join(f"{number}. {name}" for number, name in enumerate(names, 1))


def _kinds(chosen: TriggerKind | None) -> str:
    return "\n".join(
        f"{'☑' if kind is chosen else '□'}（{numeral}）{word(kind)}"
        for numeral, kind in zip(_NUMERALS, TriggerKind, strict=True)
    )
