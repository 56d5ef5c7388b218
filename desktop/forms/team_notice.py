"""整改措施通报情况表: what the talkee told the other members of the leading body (Art. 11)."""

from datetime import date

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.facts import BLANK, OpenDossier, TalkFacts, finding_facts, talk_facts
from desktop.forms.paper import Lines, Note, Paper, Row, Table, Title
from desktop.forms.rows import GRID, above, empty, head, listed, pair, wide
from desktop.forms.wording import day, short_day
from desktop.rules.team_notice import actions_to_tell, due_on

KEY = "team-notice"
TITLE = "整改措施通报情况表"


@frozen
class TeamNoticeFacts:
    """The actions on first-responsible-person duties, and when and how they were told."""

    control: Control
    talk: TalkFacts = BLANK
    actions: tuple[tuple[str, str, str, str], ...] = ()  # problem, action, who, by when
    due_on: date | None = None
    told_on: date | None = None
    manner: str = ""
    note: str = ""


def facts(dossier: OpenDossier, control: Control) -> TeamNoticeFacts:
    """Return the actions to tell; those on self-discipline are not among them."""
    talk = talk_facts(dossier)
    titles = dict(zip((f.id for f in dossier.findings), finding_facts(dossier), strict=True))
    told = dossier.team_notices[-1] if dossier.team_notices else None
    return TeamNoticeFacts(
        control=control,
        talk=talk,
        actions=tuple(
            (titles[a.finding_id].title, a.text, a.responsible, short_day(a.due_on))
            for a in actions_to_tell(dossier.actions, dossier.findings)
        ),
        due_on=due_on(talk.ended_at.date(), dossier.settings) if talk.ended_at else None,
        told_on=told.told_on if told else None,
        manner=told.manner if told else "",
        note=told.note if told else "",
    )


def paper(facts: TeamNoticeFacts) -> Paper:
    """Return the form."""
    talk, control = facts.talk, facts.control
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "整改", talk.talkee),
        blocks=(
            Title(text=TITLE),
            above(talk, control),
            Table(widths=GRID, rows=_top(facts)),
            _list(facts),
            Table(
                widths=(26, 130), rows=(wide("班子成员\n意见建议", facts.note, span=1, height=26),)
            ),
            Note(
                text="说明：本表只列履行全面从严治党第一责任人职责的整改措施，个人严格自律方面的措施不列入。"
            ),
            Lines(lines=(("被谈话人（签名）", ""), ("班子成员代表（签名）", ""))),
        ),
    )


def _top(facts: TeamNoticeFacts) -> tuple[Row, ...]:
    talk = facts.talk
    return (
        pair("被谈话人", talk.talkee, "单位及职务", talk.talkee_post),
        pair("通报日期", day(facts.told_on), "通报时限", day(facts.due_on)),
        pair("通报方式", facts.manner or "□会议　□书面　□其他", "通报范围", "领导班子其他成员"),
        wide("参加人员", ""),
    )


def _list(facts: TeamNoticeFacts) -> Table:
    titles = ("序号", "指出的问题", "整改措施", "责任人", "完成时限")
    rows = [(str(n), *action) for n, action in enumerate(facts.actions, start=1)]
    body = listed(rows, middle=(0, 3, 4)) or empty(len(titles), 4, 14)
    return Table(widths=(12, 42, 56, 20, 26), rows=(head(*titles), *body))
