"""Dossiers of invented talks: an ordinary one, an empty one, and one with everything very long."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from db.records import (
    AccountabilityFlag,
    Assessment,
    Body,
    BodyKind,
    CorrectiveAction,
    DueItem,
    Finding,
    FindingCategory,
    Grade,
    Lapse,
    Level,
    Manner,
    Material,
    MaterialRequest,
    OfficeSettings,
    Organisation,
    OrganisationKind,
    Person,
    Preparation,
    RecordState,
    Reminder,
    Report,
    ReportKind,
    Step,
    Supplement,
    Talk,
    TalkKind,
    TalkRecord,
    TalkStatus,
    TeamNotice,
    Timeliness,
    Trigger,
    TriggerKind,
    Visibility,
)
from desktop.fill_in import FillIn, join_texts
from desktop.forms.control import Control
from desktop.forms.dossier import Anchor, Dossier

CST = timezone(timedelta(hours=8))
TODAY = date(2026, 7, 13)

CONTROL = Control(
    on=TODAY,
    own_body="中共江州市委",
    office="中共江州市委办公室",
    marking="内部",
    undertaker="李文书",
    contact="李文书",
    phone="88110001",
)

BODY = Body(
    id="body",
    name="中共江州市委",
    kind=BodyKind.LOCAL_COMMITTEE,
    level=Level.CITY,
    office_name="中共江州市委办公室",
    document_prefix="江委办",
    contact="李文书",
    phone="88110001",
)


def at(month, day, hour=9, minute=0, year=2026):
    return datetime(year, month, day, hour, minute, tzinfo=CST)


def finding(number, title, category=FindingCategory.FIRST_RESPONSIBLE, **facts):
    given = {
        "facts": f"2025年以来县委常委会研究全面从严治党工作{number}次，其中2次没有形成具体措施",
        "part": "本人对分管领域提醒不够，对2名班子成员的苗头性问题没有及时谈话",
        "thinking": "重业务轻党建，认为抓发展是硬任务、抓党建是软指标",
        "explanation": "情况属实，本人负主要责任，诚恳接受批评",
        "requirement": "每季度专题研究1次，列出问题清单、措施清单，逐项销号",
        "requirement_for": "曹阳",
        "requirement_by": date(2026, 9, 30),
        "source": "市委巡察组第3轮巡察反馈的群众来信",
    } | facts
    return Finding(
        id=f"f{number}", talk_id="t1", position=number, title=title, category=category, **given
    )


FINDINGS = (
    finding(1, "履行全面从严治党第一责任人职责不到位，专题研究少、压力传导层层递减"),
    finding(2, "对“关键少数”日常监督不够严，谈心谈话走过场", FindingCategory.CONDUCT),
    finding(
        3, "个人有关事项报告填报不够细致", FindingCategory.SELF_DISCIPLINE, requirement_by=None
    ),
)
SECRET = finding(
    4,
    "信访反映其亲属在县内承揽工程项目",
    FindingCategory.SELF_DISCIPLINE,
    visibility=Visibility.TALKER_ONLY,
    facts="来信称其弟曹某2024年承揽青石县河道治理工程3个标段",
    part="本人是否知情、是否打招呼有待进一步核实清楚",
    thinking="对亲属从业监督教育的认识有待谈话中深入了解",
    source="省委信访局2026年5月转来的署名来信",
)


def action(number, finding_id, text, **facts):
    return CorrectiveAction(
        id=f"a{number}", talk_id="t1", finding_id=finding_id, position=number, text=text, **facts
    )


ACTIONS = (
    action(
        1,
        "f1",
        "修订县委常委会议事规则，每季度专题研究全面从严治党工作",
        responsible="曹阳",
        due_on=date(2026, 8, 31),
        first_responsible=True,
        result="已于8月20日修订印发，第三季度专题会议已召开",
        done_on=date(2026, 8, 20),
    ),
    action(
        2,
        "f2",
        "同班子成员逐人谈心谈话，建立问题台账",
        responsible="曹阳",
        due_on=date(2026, 9, 15),
        first_responsible=True,
    ),
    action(3, "f3", "重新核对个人有关事项并补报", due_on=date(2026, 7, 31)),
)

TALK = Talk(
    id="t1",
    number="2026-004",
    kind=TalkKind.REGULAR,
    status=TalkStatus.REMEDIATION,
    talker_id="p1",
    talker_post="市委书记",
    talkee_id="p2",
    organisation_id="o1",
    talkee_post="青石县委书记",
    planned_at=at(7, 6, 15),
    place="市委第二会议室",
    note_takers=("李文书",),
    attendees=("市纪委监委第二监督检查室主任何静", "市委组织部干部一科科长樊耀娟"),
    focus="落实全面从严治党第一责任人职责、管好班子带好队伍情况",
    started_at=at(7, 6, 15),
    ended_at=at(7, 6, 16, 40),
    created_at=at(6, 1),
)

RECORD_TEXT = (
    "一、被谈话人报告自查情况\n"
    "我对照有关法规文件，从三个方面作了自查。一年来，县委常委会专题研究全面从严治党工作4次，"
    "但有2次只传达文件、没有部署，反映出我抓管党治党的自觉性不强。\n"
    "二、谈话人通报情况、指出问题\n"
    + "".join(
        f"问题{f.position}：{f.title}\n事实：{f.facts}。\n本人责任：{f.part}。\n思想根源：{f.thinking}。\n"
        for f in FINDINGS
    )
    + "三、被谈话人就问题作说明\n关于问题1：情况属实，本人负主要责任，诚恳接受批评。\n"
    "四、谈话人提出整改要求\n针对问题1：每季度专题研究1次，列出问题清单、措施清单，逐项销号。\n"
    "五、被谈话人表态发言\n我完全接受组织的批评，1个月内提出整改措施，3个月内报告整改情况。"
)


FLAG = AccountabilityFlag(
    id="g1",
    talk_id="t1",
    lapse=Lapse.FALSE,
    concerned="曹阳",
    found_on=date(2026, 7, 10),
    source="第三轮巡察移交线索第17号",
    facts="报告称已召开专题会议四次，经核查会议记录系会后补写。",
    flagged_at=datetime(2026, 7, 13, 9, 0, tzinfo=CST),
    flagged_by="李文书",
)


def ordinary(**facts):
    """A regular talk whose remediation is under way."""
    given = {
        "today": TODAY,
        "flags": (FLAG,),
        "body": BODY,
        "settings": OfficeSettings(),
        "talk": TALK,
        "talker": Person(id="p1", name="王怀远"),
        "talkee": Person(id="p2", name="曹阳"),
        "organisation": Organisation(
            id="o1", name="青石县委", kind=OrganisationKind.LOCAL_COMMITTEE, level=Level.COUNTY
        ),
        "preparation": Preparation(
            id="t1",
            topics=("是否定期分析研判本地区政治生态", "是否同下级党组织负责人开展廉政谈话"),
            self_check_due_on=date(2026, 7, 1),
            self_check_on=date(2026, 6, 30),
            self_check_text=join_texts(
                FillIn.SELF_CHECK,
                {
                    "duty": "每季度研究部署全面从严治党工作。" * 3,
                    "conduct": "严格遵守廉洁自律各项规定。",
                },
            ),
            self_check_problems=("专题研究全面从严治党不够经常", "谈心谈话不够深入"),
            self_check_compared="自查没有提到亲属从业情况，同来信反映的情况不一致",
        ),
        "materials": (
            Material(
                id="m1",
                talk_id="t1",
                unit="市委巡察办",
                title="巡察整改落实情况",
                text="青石县巡察反馈问题32个，已完成整改29个。",
                visibility=Visibility.SHAREABLE,
            ),
            Material(
                id="m2",
                talk_id="t1",
                unit="市纪委监委",
                title="署名来信摘要",
                text="来信人提供了河道治理工程招投标的有关情况和联系方式。",
                visibility=Visibility.TALKER_ONLY,
            ),
        ),
        "requests": (
            request(1, "市纪委监委"),
            request(2, "市委组织部"),
        ),
        "findings": (*FINDINGS, SECRET),
        "steps": tuple(Step(id=f"s{n}", talk_id="t1", number=n, text="步骤") for n in range(1, 6)),
        "record": TalkRecord(
            id="t1",
            text=RECORD_TEXT,
            state=RecordState.FIXED,
            sha256="0f" * 32,
            fixed_at=at(7, 6, 18),
        ),
        "record_text": RECORD_TEXT,
        "actions": ACTIONS,
        "anchor": Anchor(seq=1203, head="a1b2c3d4e5f60718" * 4),
    } | facts
    return Dossier(**given)


def request(number, unit, **facts):
    return MaterialRequest(
        id=f"r{number}",
        talk_id="t1",
        unit=unit,
        sent_on=date(2026, 6, 15),
        reply_due_on=date(2026, 6, 22),
        reply="已提供来信登记表一份，请注意保护来信人",
        **facts,
    )


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


def reminders(*days, item=DueItem.ACTION_REPORT, manner=Manner.LETTER):
    return tuple(
        Reminder(id=f"m{n}", talk_id="t1", item=item, manner=manner, at=day, by="李文书")
        for n, day in enumerate(days)
    )
