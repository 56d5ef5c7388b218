"""追责事项登记表: matters with their facts, whom they concern, what came of them (Art. 17).

It is for the office and the organ that deals with the matter, never for talkee or copies.
"""

from datetime import date

from db.frozen import frozen
from db.records import Lapse
from desktop.forms.control import Control
from desktop.forms.paper import Align, Block, Paper, Row, Sides, Table, Title
from desktop.forms.rows import GRID, opinion, pair, secrecy, ticks, wide
from desktop.forms.wording import DAY_TO_FILL, day

KEY = "accountability"
TITLE = "追责事项登记表"
_INTERNAL = "本表仅供办公室和处理机关使用，不向被谈话人和抄送单位提供。"
_HEIGHT = 11.0  # mm


@frozen
class FlagFacts:
    """One matter; `talk` names the talk it belongs to, where there is one."""

    lapse: Lapse | None = None
    concerned: str = ""
    talk: str = ""
    found_on: date | None = None
    source: str = ""
    facts: str = ""
    flagged_by: str = ""
    handed_to: str = ""
    handed_on: date | None = None
    outcome: str = ""


@frozen
class AccountabilityFacts:
    """The matters of a talk or of a year; `of` says which."""

    control: Control
    of: str = ""
    flags: tuple[FlagFacts, ...] = ()


def paper(facts: AccountabilityFacts) -> Paper:
    """Return the matters one below the other, or an empty form for one."""
    control, flags = facts.control, facts.flags
    filled = day(control.on) if flags else DAY_TO_FILL
    count = f"{facts.of}，共{len(flags)}项" if flags else "编号："
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "责任追究"),
        foot_note=_INTERNAL,
        blocks=(
            Title(text=TITLE),
            Sides(left=count, right=f"填表日期：{filled}"),
            *(_block(flag) for flag in flags or (FlagFacts(),)),
            Table(widths=GRID, rows=_opinions(control)),
        ),
    )


def _block(flag: FlagFacts) -> Block:
    handed = f"{day(flag.handed_on)}移送{flag.handed_to}" if flag.handed_on else ""
    return Table(
        widths=GRID,
        rows=(
            pair("责任人\n或单位", flag.concerned, "有关谈话", flag.talk, height=_HEIGHT),
            wide("情形\n（《办法》\n第十七条）", _lapses(flag.lapse), align=Align.LEFT),
            pair("发现日期", day(flag.found_on), "线索来源", flag.source, height=_HEIGHT),
            wide("主要事实", flag.facts, height=18 if flag.facts else 50),
            pair("登记人", flag.flagged_by, "移送情况", handed, height=_HEIGHT),
            wide("处理结果", flag.outcome, height=_HEIGHT if flag.facts else 18),
        ),
    )


def _lapses(chosen: Lapse | None) -> str:
    return ticks(Lapse, chosen).replace("　", "\n")


def _opinions(control: Control) -> tuple[Row, ...]:
    return (
        pair("经办人", control.undertaker, "联系电话", control.phone),
        *secrecy(control),
        opinion("办公室\n意见"),
        opinion("党委（党组）\n负责人意见"),
    )
