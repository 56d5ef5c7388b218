"""Sample talks beside the ordinary one: followed to its end, timely, empty, and with long names."""

from dataclasses import replace
from datetime import date

from db.records import (
    Assessment,
    Grade,
    Person,
    Report,
    ReportKind,
    Supplement,
    TalkKind,
    TalkStatus,
    TeamNotice,
    Timeliness,
    Trigger,
    TriggerKind,
)
from desktop.fill_in import FillIn, join_texts
from tests.forms.samples import FINDINGS, RECORD_TEXT, SECRET, TALK, at, ordinary, request


def followed(**facts):
    """The same talk with its reports in, assessed, told and reminded of."""
    report = {"talk_id": "t1", "due_on": date(2026, 8, 6), "timeliness": Timeliness.ON_TIME}
    return ordinary(
        reports=(
            Report(
                id="r1",
                kind=ReportKind.ACTION,
                received_on=date(2026, 8, 5),
                text="思想认识：通过谈话，深刻认识到抓好党建是最大的政绩。",
                **report,
            ),
            Report(
                id="r2",
                kind=ReportKind.RESULTS,
                received_on=date(2026, 9, 30),
                text=join_texts(
                    FillIn.RESULTS_REPORT,
                    {"overall": "3个问题已整改2个。", "open": "谈心谈话年底前全部完成。"},
                ),
                **report,
            ),
        ),
        assessments=tuple(
            Assessment(
                id=f"e{n}",
                talk_id="t1",
                finding_id=f"f{n}",
                proposed=grade,
                proposed_on=date(2026, 10, 12),
                proposed_by="李文书",
                opinion="措施具体，佐证材料齐全",
                decided=grade,
                decided_on=date(2026, 10, 15),
                decided_by="王怀远",
                redo_by=date(2026, 11, 30) if grade is Grade.NOT_DONE else None,
            )
            for n, grade in ((1, Grade.DONE), (2, Grade.NOT_DONE))
        ),
        findings=(replace(FINDINGS[0], closed_out_on=date(2026, 10, 15)), *FINDINGS[1:], SECRET),
        team_notices=(
            TeamNotice(id="n1", talk_id="t1", told_on=date(2026, 8, 6), manner="县委常委会会议"),
        ),
        supplements=(
            Supplement(
                id="u1",
                talk_id="t1",
                text="第二步中“2次没有形成具体措施”应为“1次没有形成具体措施”。",
                reason="核对会议记录后更正",
                at=at(7, 8, 10),
                by="李文书",
            ),
        ),
        **facts,
    )


def timely(**facts):
    """A timely talk about a petition, not held yet."""
    talk = replace(
        TALK, kind=TalkKind.TIMELY, status=TalkStatus.PREPARING, number="2026-031", id="t2"
    )
    trigger = Trigger(
        id="g1",
        number="2026-T03",
        kind=TriggerKind.COMPLAINTS,
        found_on=date(2026, 7, 1),
        source="省委信访局",
        facts="署名来信反映县委管党治党宽松软的问题较为突出",
        talkee_id="p2",
        organisation_id="o1",
        limit_on=date(2026, 7, 31),
    )
    given = {
        "talk": replace(talk, started_at=None, ended_at=None, planned_at=at(7, 20, 9, 30)),
        "triggers": (trigger,),
        "preparation": None,
        "record": None,
        "record_text": "",
        "actions": (),
    } | facts
    return ordinary(**given)


def empty(**facts):
    """A talk of which hardly anything is known."""
    talk = replace(
        TALK,
        status=TalkStatus.PLANNED,
        planned_at=None,
        place="",
        note_takers=(),
        attendees=(),
        focus="",
        started_at=None,
        ended_at=None,
    )
    nothing = dict.fromkeys(("materials", "requests", "findings", "steps", "actions"), ())
    bare = {"talk": talk, "preparation": None, "record": None, "record_text": "", "anchor": None}
    return ordinary(**(bare | nothing | facts))


_LONG_NAME = "阿卜杜热依木·买买提吐尔逊·艾合买提江"


_LONG_ORGANISATION = "中共江州市高新技术产业开发区与经济技术开发区联合管理委员会机关工作委员会"


_LONG = (
    "2025年3月至2026年6月，县委常委会研究全面从严治党工作12次，其中有5次只是传达学习，没有结合实际"
    "提出措施；对3个乡镇党委书记履行第一责任人职责不力的情况，没有按照规定进行约谈。"
)


def long(**facts):
    """The followed talk with names and texts that are very long."""
    made = followed()
    findings = tuple(
        replace(
            f,
            title=f.title * 3,
            facts=_LONG * 32,
            part=_LONG * 5,
            thinking=_LONG * 4,
            explanation=_LONG * 6,
            requirement=_LONG * 8,
            requirement_for=_LONG_NAME,
        )
        for f in made.findings[:3]
    )
    given = {
        "talkee": Person(id="p2", name=_LONG_NAME),
        "organisation": replace(made.organisation, name=_LONG_ORGANISATION),
        "talk": replace(
            made.talk,
            talkee_post="书记、管理委员会主任、党校校长",
            place="江州市高新技术产业开发区科技创新服务中心大楼十二层第三会议室（临时）",
            attendees=tuple(f"市纪委监委第{n}监督检查室主任何静{n}" for n in "一二三四五六"),
            focus=_LONG * 3,
        ),
        "findings": (*findings, SECRET),
        "record_text": "\n".join(
            line + (_LONG * 3 if line.startswith(("我", "关于")) else "")
            for line in RECORD_TEXT.split("\n")
        ),
        "actions": tuple(
            replace(a, text=a.text + _LONG * 6, result=_LONG * 3, responsible=_LONG_NAME)
            for a in made.actions
        ),
        "preparation": replace(
            made.preparation,
            self_check_text=join_texts(FillIn.SELF_CHECK, {"duty": _LONG * 40, "conduct": _LONG}),
            self_check_problems=(_LONG,) * 9,
        ),
        "requests": tuple(request(n, f"市直机关第{n}工作委员会") for n in range(1, 4)),
    }
    return replace(made, **(given | facts))
