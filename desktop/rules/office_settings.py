"""What the office may settle for itself, one line for each setting, and what it may not exceed.

What the Measures fix is not among them. Screens cite 本单位要求 for these, never an article.
"""

from collections.abc import Mapping
from enum import StrEnum

from db.frozen import frozen
from db.records import CopyRound
from desktop.rules.archive_number import RETENTIONS
from desktop.rules.marking import INTERNAL
from desktop.words import word


class Shape(StrEnum):
    """How a setting is entered."""

    FLAG = "flag"
    NUMBER = "number"
    LINE = "line"
    LINES = "lines"
    DAYS = "days"
    CHOICE = "choice"
    CHOICES = "choices"


@frozen
class Setting:
    """One setting: its name in OfficeSettings, its words, and its bounds. `least` and `most` count
    `unit`; `empty` says what an empty number means (then it may be empty)."""

    name: str
    label: str
    help: str
    shape: Shape
    unit: str = ""
    least: int = 0
    most: int = 0
    empty: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@frozen
class Group:
    """Settings that stand together; the last one only matters where the Measures apply by analogy."""

    title: str
    settings: tuple[Setting, ...]
    by_analogy: bool = False


def _flag(name: str, label: str, explained: str) -> Setting:
    return Setting(name=name, label=label, help=explained, shape=Shape.FLAG)


def _number(name: str, label: str, explained: str, bounds: tuple[int, int], unit: str) -> Setting:
    return Setting(
        name=name,
        label=label,
        help=explained,
        shape=Shape.NUMBER,
        least=bounds[0],
        most=bounds[1],
        unit=unit,
    )


GROUPS: tuple[Group, ...] = (
    Group(
        title="谈话对象和覆盖",
        settings=(
            _flag(
                "acting_head_counts",
                "主持工作的负责人按一把手对待",
                "可列入计划、安排谈话，并计入覆盖。",
            ),
            _flag(
                "one_talk_covers_all_posts",
                "一人兼任几处一把手的，谈一次即覆盖各处",
                "不选时，每个党组织各谈一次。",
            ),
            _flag(
                "earlier_talks_count",
                "历史谈话计入本届覆盖",
                "指《办法》2026年1月30日施行前、本届任期内的定期谈话。",
            ),
            _flag(
                "dual_led_covered",
                "双重管理、垂直管理单位纳入覆盖",
                "名册中填有管理体制且标为纳入覆盖的单位。",
            ),
        ),
    ),
    Group(
        title="时限和提醒",
        settings=(
            _number("near_days", "将到期的天数", "到期前多少天起显示为将到期。", (1, 60), "天"),
            _number(
                "remind_days_before",
                "到期前提醒",
                "到期前几天电话提醒；逢休息日提前到上一个工作日。",
                (0, 30),
                "天",
            ),
            _number(
                "late_list_every_days",
                "逾期后的催办间隔",
                "逾期发函之后，每隔几天在本办公室的清单上再列一次。",
                (1, 60),
                "天",
            ),
            _flag(
                "show_next_working_day",
                "到期日是休息日的，同时显示下一个工作日",
                "到期日本身不变。",
            ),
            _number(
                "self_check_days_before",
                "自查情况报告提前报送",
                "在谈话几天前报到办公室。",
                (0, 60),
                "天",
            ),
            _number(
                "material_reply_days", "配合单位回复期限", "自商请之日起几天内。", (1, 60), "天"
            ),
            Setting(
                name="team_notice_days",
                label="向班子成员通报的期限",
                help="自谈话结束起几天内。",
                shape=Shape.NUMBER,
                unit="天",
                least=1,
                most=90,
                empty="不填时与整改措施报告同日到期",
            ),
            _number(
                "signature_days",
                "谈话记录签字的期限",
                "自谈话结束起几天内；《办法》没有规定天数，到期在“今日”提示。",
                (1, 60),
                "天",
            ),
            _number("receipt_days", "回执期限", "发出抄送件、提醒函后几天内。", (1, 60), "天"),
            _number(
                "trigger_days",
                "及时谈话的期限",
                "自登记情形起几天内谈话；《办法》只规定“及时”，没有规定天数。",
                (1, 180),
                "天",
            ),
            _number(
                "proposal_days",
                "答复人选建议的期限",
                "自收到配合单位的建议起几天内。",
                (1, 90),
                "天",
            ),
            Setting(
                name="yearly_report_month_day",
                label="年度报告的日期",
                help="每年年初报送上一年度情况，写作“01-31”的样子。",
                shape=Shape.LINE,
            ),
        ),
    ),
    Group(
        title="抄送",
        settings=(
            Setting(
                name="copy_rounds",
                label="抄送的时机",
                help="在哪些环节之后抄送。",
                shape=Shape.CHOICES,
                choices=tuple((r.value, word(r)) for r in CopyRound),
            ),
            _number("copy_days", "抄送期限", "自签字或收到报告之日起几天内。", (1, 90), "天"),
            Setting(
                name="required_copy_receivers",
                label="必须抄送的单位",
                help="每行一个；须有本级纪检机关（派驻纪检监察组）和组织（人事）部门，可写本地的名称。",
                shape=Shape.LINES,
            ),
        ),
    ),
    Group(
        title="谈话、记录和归档",
        settings=(
            Setting(
                name="number_pattern",
                label="编号规则",
                help="{year} 是年份，{serial:03d} 是三位顺序号；改后只用于新的谈话。",
                shape=Shape.LINE,
            ),
            Setting(
                name="signature",
                label="谈话记录的签字方式",
                help="",
                shape=Shape.CHOICE,
                choices=(("last_page", "末页签字"), ("each_page", "逐页签字")),
            ),
            Setting(
                name="marking",
                label="新谈话的密级或标识",
                help="一般为“内部”；秘密、机密须逐次标明期限、责任人和依据。",
                shape=Shape.CHOICE,
                choices=((INTERNAL, INTERNAL),),
            ),
            Setting(
                name="retention",
                label="保管期限",
                help="由本单位按归档范围和保管期限表选定，选定以后才能归档；改后只用于以后归档的谈话。",
                shape=Shape.CHOICE,
                choices=(("", "未选定"), *((r, r) for r in RETENTIONS)),
            ),
            Setting(
                name="fonds_number",
                label="全宗号",
                help="由档案馆编给本单位，例如 0194；填写以后才能归档。",
                shape=Shape.LINE,
            ),
            Setting(
                name="archive_unit",
                label="机构（问题）代码",
                help="档号中代表本办公室的字母，例如 BGS。",
                shape=Shape.LINE,
            ),
            _flag(
                "print_audit_anchor",
                "在谈话记录上印操作日志的校验码",
                "用于日后核对日志没有被改动。",
            ),
            _number(
                "conversation_idle_minutes",
                "谈话模式的自动锁定",
                "谈话中多少分钟没有操作才锁定窗口。",
                (5, 240),
                "分钟",
            ),
            Setting(
                name="topics",
                label="本单位增加的准备题目",
                help="每行一个，列在谈话准备的题目之后。",
                shape=Shape.LINES,
            ),
        ),
    ),
    Group(
        title="节假日",
        settings=(
            Setting(
                name="extra_holidays",
                label="另加的放假日",
                help="每行一天，例如 2027-01-01；一段时间写作 2027-02-05 至 2027-02-11。程序已带的年份不用填，其他年份可从通知的文件读入。",
                shape=Shape.DAYS,
            ),
            Setting(
                name="extra_workdays",
                label="另加的上班日（调休）",
                help="每行一天，写法同上。",
                shape=Shape.DAYS,
            ),
        ),
    ),
    Group(
        title="参照执行的事项",
        by_analogy=True,
        settings=(
            _flag("analogy_coverage", "参照全覆盖的要求", "关闭后不统计任期覆盖。"),
            _flag(
                "analogy_secretary_only",
                "参照由上一级书记谈话的要求",
                "关闭后班子成员都可以谈。",
            ),
            _flag("analogy_copies", "参照抄送的要求", "关闭后抄送由办公室自定。"),
            _flag("analogy_yearly_report", "参照年度报告的要求", "关闭后不提醒年度报告。"),
        ),
    ),
)
SETTINGS: Mapping[str, Setting] = {s.name: s for g in GROUPS for s in g.settings}


def in_words(name: str, value: object) -> str:
    """Return the value of a setting as people read it."""
    setting = SETTINGS[name]
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is None:
        return setting.empty
    words = dict(setting.choices)
    if isinstance(value, tuple):
        return "、".join(words.get(str(v), str(v)) for v in value)
    return words.get(str(value), f"{value}{setting.unit}")
