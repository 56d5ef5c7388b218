"""Dossiers of invented talks: an ordinary one, an empty one, and one with everything very long."""

from datetime import date, datetime, timedelta, timezone

from db.records import (
    AccountabilityFlag,
    Body,
    BodyKind,
    CorrectiveAction,
    DueItem,
    Finding,
    FindingCategory,
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
    Step,
    Talk,
    TalkKind,
    TalkRecord,
    TalkStatus,
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


def reminders(*days, item=DueItem.ACTION_REPORT, manner=Manner.LETTER):
    return tuple(
        Reminder(id=f"m{n}", talk_id="t1", item=item, manner=manner, at=day, by="李文书")
        for n, day in enumerate(days)
    )
