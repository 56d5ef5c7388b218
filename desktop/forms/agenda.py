"""监督谈话日程表: the talks one leader holds, in the order of days and hours (Art. 5)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.facts import OpenDossier, TalkFacts, talk_facts
from desktop.forms.paper import Align, Cell, Paper, Row, Sides, Table, Title
from desktop.forms.rows import empty, head
from desktop.forms.wording import day, weekday

KEY = "agenda"
TITLE = "监督谈话日程表"
_WIDTHS = (22.0, 14.0, 23.0, 38.0, 25.0, 19.0, 15.0)  # mm
_HEADS = ("日期", "时间", "被谈话人", "单位及职务", "地点", "记录人", "类别")
_MIDDLE = frozenset({0, 1, 2, 5, 6})
_HEIGHT = 14.0  # mm
_BLANK_LINES = 12


@frozen
class AgendaFacts:
    """One talker and the talks; what has no time yet stands last."""

    control: Control
    talks: tuple[TalkFacts, ...] = ()


def facts(dossiers: Sequence[OpenDossier], control: Control) -> list[AgendaFacts]:
    """Return the talks of each talker, the talkers in the order given."""
    by_talker: dict[tuple[str, str], list[TalkFacts]] = defaultdict(list)
    for dossier in dossiers:
        talk = talk_facts(dossier)
        by_talker[talk.talker, talk.talker_post].append(talk)
    return [
        AgendaFacts(control=control, talks=tuple(sorted(talks, key=_order)))
        for talks in by_talker.values()
    ]


def paper(facts: AgendaFacts) -> Paper:
    """Return the agenda of one talker, or an empty one."""
    control = facts.control
    rows = [_row(talk, control.on.year) for talk in facts.talks] or empty(
        len(_WIDTHS), _BLANK_LINES, _HEIGHT
    )
    first = facts.talks[0] if facts.talks else None
    whose = f"{first.talker}　{first.talker_post}" if first else "　　　　　　　　　　"
    count = f"共{len(facts.talks)}场" if first else "共　　场"
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "日程"),
        blocks=(
            Title(text=TITLE),
            Sides(left=f"谈话人：{whose}", right=count),
            Table(widths=_WIDTHS, rows=(head(*_HEADS), *rows)),
            Sides(
                left=f"制表：{control.office}　{day(control.on)}",
                right=f"联系人及电话：{control.contact or control.undertaker}　{control.phone}",
            ),
        ),
    )


def _row(talk: TalkFacts, this_year: int) -> Row:
    at = _at(talk)
    said = (
        _day(at, this_year) if at else "待定",
        f"{at:%H:%M}" if at else "",
        talk.talkee,
        talk.talkee_post,
        talk.place,
        "\n".join(talk.note_takers),
        talk.kind.removesuffix("谈话"),
    )
    return Row(
        cells=tuple(
            Cell(text=text, align=Align.CENTRE if column in _MIDDLE else Align.LEFT)
            for column, text in enumerate(said)
        ),
        height=_HEIGHT,
    )


def _day(at: datetime, this_year: int) -> str:
    year = f"{at.year}年\n" if at.year != this_year else ""
    return f"{year}{at.month}月{at.day}日\n{weekday(at.date())}"


def _at(talk: TalkFacts) -> datetime | None:
    return talk.started_at or talk.planned_at


def _order(talk: TalkFacts) -> tuple[bool, str, str]:
    at = _at(talk)
    return (at is None, at.isoformat() if at else "", talk.number)
