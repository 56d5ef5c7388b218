"""监督谈话通知 to the talkee, with its receipt (Art. 9)."""

from datetime import date

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.facts import BLANK, OpenDossier, TalkFacts, talk_facts
from desktop.forms.letters import LONG_BLANK, contact
from desktop.forms.paper import (
    BODY_SIZE,
    Closing,
    CutLine,
    Heading,
    Paper,
    Para,
    Sides,
    Table,
    Title,
)
from desktop.forms.rows import GRID, pair, wide
from desktop.forms.wording import DAY_TO_FILL, day, moment, names, weekday
from desktop.rules.appointment import self_check_day

KEY = "notice"
TITLE = "监督谈话通知"
MEASURES = "《党委（党组）对下级党组织“一把手”开展监督谈话工作办法》"
_COMPARED_WITH = (
    "《党委（党组）落实全面从严治党主体责任规定》、"
    "《中共中央关于加强对“一把手”和领导班子监督的意见》等法规文件"
)
_BLANK = "_" * 8


@frozen
class NoticeFacts:
    """One talk the talkee is told of, on which day, and when the self-check is due if wanted."""

    control: Control
    on: date | None = None
    talk: TalkFacts = BLANK
    self_check_due_on: date | None = None


def facts(dossier: OpenDossier, control: Control) -> NoticeFacts:
    """Return the facts of the notice of a talk; until it is sent, with the days it would have."""
    ready, talk = dossier.preparation, talk_facts(dossier)
    sent = ready.notice_sent_on if ready else None
    due = ready.self_check_due_on if ready else None
    if due is None and sent is None and talk.regular:
        planned_on = talk.planned_at.date() if talk.planned_at else None
        due = self_check_day(planned_on, dossier.settings.self_check_days_before, dossier.today)
    return NoticeFacts(control=control, on=sent or control.on, talk=talk, self_check_due_on=due)


def paper(facts: NoticeFacts) -> Paper:
    """Return the notice, its receipt below the line."""
    control, talk = facts.control, facts.talk
    number = control.document_number
    return Paper(
        key=KEY,
        title=TITLE,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", talk.talkee),
        blocks=(
            *((Sides(right=number, size=BODY_SIZE),) if number else ()),
            Title(text=TITLE),
            Para(text=f"{talk.talkee or _BLANK}同志：", indent=0, keep=True),
            Para(text=_opening(talk)),
            Heading(text="一、谈话安排"),
            *(Para(text=line) for line in _arrangement(talk)),
            Heading(text="二、谈话准备"),
            Para(text=_preparing(facts)),
            Heading(text="三、有关要求"),
            Para(text=_duties(control)),
            Closing(signer=control.office, on=day(facts.on if talk.number else None)),
        ),
        foot=receipt(talk, TITLE),
    )


def _opening(talk: TalkFacts) -> str:
    kind = talk.kind or "监督谈话（□定期谈话　□及时谈话）"
    return f"根据{MEASURES}有关规定，经研究，决定对您开展{kind}。现将有关事项通知如下。"


def _arrangement(talk: TalkFacts) -> tuple[str, ...]:
    at = talk.planned_at
    when = (
        f"{day(at.date())}（{weekday(at.date())}）{moment(at).removeprefix(day(at.date()))}"
        if at
        else ""
    )
    talker = f"{talk.talker}（{talk.talker_post}）" if talk.talker else ""
    lines = [
        f"时间：{when or f'{DAY_TO_FILL}　　时'}",
        f"地点：{talk.place or LONG_BLANK}",
        f"谈话人：{talker or LONG_BLANK}",
    ]
    if talk.attendees:
        lines.append(f"参加人员：{names(talk.attendees)}")
    return tuple(lines)


def _preparing(facts: NoticeFacts) -> str:
    if facts.talk.number and not facts.talk.regular and not facts.self_check_due_on:
        return (
            "请围绕履行全面从严治党第一责任人职责和严格自律方面的有关情况，实事求是做好说明准备。"
        )
    due = day(facts.self_check_due_on, DAY_TO_FILL)
    return (
        f"请认真对照{_COMPARED_WITH}开展自查，深入查找履行全面从严治党第一责任人职责和严格自律方面"
        f"存在的差距和不足，填写《被谈话人自查情况报告表》，于{due}前报送{facts.control.office}。"
    )


def _duties(control: Control) -> str:
    return (
        "请安排好工作，准时参加。确因特殊情况不能按时参加的，请提前告知。对谈话涉及的未公开事项和其他"
        f"应当保密的内容，请予以保密。收到通知后请填写回执反馈。{contact(control)}"
    )


def receipt(talk: TalkFacts, title: str) -> tuple[CutLine | Title | Table, ...]:
    """Return the receipt that the talkee sends back."""
    return (
        CutLine(text="请 沿 此 线 裁 下 反 馈"),
        Title(text="回　　执", small=True),
        Table(
            widths=GRID,
            rows=(
                pair("通知名称", title, "谈话编号", talk.number, height=9),
                pair("收到日期", DAY_TO_FILL, "能否参加", "□能　　□不能", height=9),
                wide("不能参加\n的原因", "", height=12),
                pair("签　　名", "", "签署日期", DAY_TO_FILL, height=11),
            ),
        ),
    )
