"""The talk in the tour: created, prepared, held in five steps, its record fixed and signed."""

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop.ui.tour.stage import Stage

TALKEE = "赵立新"
TALK_DAY = date(2026, 3, 30)
_MATERIAL = "关于临河县惠民补贴发放情况的审计摘要"
_FINDINGS = (
    (
        "惠民补贴滞留乡镇",
        "履行第一责任人职责",
        "2025年三项惠民补贴中，城关镇滞留312万元超过五个月，涉及农户1860户。",
        "资金调度会上没有研究过，两次看到情况专报只作圈阅。",
        "看重大项目、轻看小补贴，群众立场有偏差。",
    ),
    (
        "“三重一大”会前酝酿不充分",
        "民主集中制",
        "2025年有4项议题到开会当天才发材料，其中一项涉及资金680万元。",
        "排议题时图快，分管同志提醒过仍上了会。",
        "认为方向对就行，把程序当成负担。",
    ),
)
_SELF_CHECK = (
    "按照通知要求，我对一年来履行第一责任人职责和个人廉洁自律情况作了自查。"
    "自查发现，有的惠民政策落实抓得不够紧，班子议事有时准备不足。"
)
_SAID = (
    "补贴滞留是事实，名单核对往返时间长，但老百姓不该为此等待，责任在我。",
    "情况属实，材料提前量没有留够，会前沟通做得粗。",
)
_REQUIRED = (
    ("二十日内把滞留资金发到户，再查清原因，对推诿的单位要问责。", date(2026, 4, 20)),
    ("修订县委议事规则，没有会前酝酿的不上会。", date(2026, 5, 29)),
)


def create(stage: Stage) -> None:
    """Create a regular talk with the secretary of a county (Art. 7)."""
    hand, shoot = stage.hand, stage.camera.shoot
    hand.click("谈话")
    hand.click("新建谈话")
    hand.click("定期谈话")
    hand.write("被谈话人", "zlx")
    shoot("新建谈话-选择被谈话人")
    hand.key(Qt.Key.Key_Return)
    hand.write("谈话时间", "2026-3-30")
    hand.write("地点", "市委办公楼第一谈话室")
    hand.write("记录人", "李文书")
    hand.write("谈话重点", "落实全面从严治党责任、惠民政策执行情况")
    shoot("新建谈话-第七条")
    hand.click("建立谈话")


def prepare(stage: Stage) -> None:
    """Approve, notify, choose topics, register material and self-check, list findings (Art. 9)."""
    hand, shoot = stage.hand, stage.camera.shoot
    shoot("谈话准备-还缺什么")
    _in_dialog(stage, "登记批准", 批准人="陈敬之")
    _in_dialog(stage, "登记通知")
    _in_dialog(stage, "登记回执")
    shoot("谈话准备-安排与通知")
    _topics(stage)
    _materials(stage)
    _self_check(stage)
    for finding in _FINDINGS:
        _add_finding(stage, finding)
    shoot("谈话准备-问题")
    _part(stage, "提纲")
    hand.click("按主题和问题生成")
    hand.click("保存提纲")
    shoot("谈话准备-提纲")


def hold(stage: Stage) -> None:
    """Hold the talk: five steps in their order (Art. 10)."""
    hand, shoot, clock = stage.hand, stage.camera.shoot, stage.clock
    clock.turn_to(TALK_DAY, time(9, 0))
    hand.click("去谈话")
    hand.click("开始谈话")
    if hand.sees(QAbstractButton, "知道了"):
        hand.click("知道了")
    hand.write("第一步谈话记录", f"{TALKEE}报告自查情况：{_SELF_CHECK}")
    shoot("第一步-报告自查情况")
    _next(stage, time(9, 12), "指出问题")
    for title, *_ in _FINDINGS:
        hand.do("问题清单", title, "指出")
    hand.write("第二步谈话记录", "王怀远指出：两个问题都同第一责任人职责没有扛起来有关，要警醒。")
    shoot("第二步-指出问题")
    _next(stage, time(9, 35), "作说明")
    for (title, *_), said in zip(_FINDINGS, _SAID, strict=True):
        hand.take("逐项说明", title)
        hand.write("说明", said)
    shoot("第三步-作说明")
    _next(stage, time(9, 52), "提要求")
    for (title, *_), (required, by) in zip(_FINDINGS, _REQUIRED, strict=True):
        hand.take("逐项整改要求", title)
        hand.write("整改要求", required)
        hand.write("责任人", TALKEE)
        hand.write("完成时限", by.isoformat())
    shoot("第四步-整改要求")
    _next(stage, time(10, 10), "作表态")
    hand.write("第五步谈话记录", "完全接受批评，回去马上召开班子会，按期报送整改措施和整改情况。")
    shoot("第五步-表态")
    clock.turn_to(TALK_DAY, time(10, 22))
    hand.click("结束谈话")
    shoot("谈话结束-两个期限")


def write_record(stage: Stage) -> None:
    """Form the record from the steps, fix it, and register its signature."""
    hand, shoot = stage.hand, stage.camera.shoot
    hand.click("谈话记录")
    shoot("谈话记录-由步骤形成")
    hand.answer(lambda: hand.click("定稿"), lambda: hand.click("定稿"))
    shoot("谈话记录-待签字")
    hand.click("登记签字")
    shoot("谈话记录-已签字")


def _in_dialog(stage: Stage, verb: str, **fields: str) -> None:
    stage.hand.click(verb)
    for name, text in fields.items():
        stage.hand.write(name, text)
    stage.hand.click(verb)


def _part(stage: Stage, words: str) -> None:
    stage.hand.turn_to(words)


def _topics(stage: Stage) -> None:
    _part(stage, "对照要点")
    stage.hand.tick(2)
    stage.camera.shoot("谈话准备-对照要点")


def _materials(stage: Stage) -> None:
    hand = stage.hand
    _part(stage, "材料")
    hand.click("登记材料")
    hand.write("来源单位", "市审计局")
    hand.write("材料名称", _MATERIAL)
    hand.write("摘要", "城关镇滞留惠民补贴312万元，最长五个月。")
    stage.camera.shoot("谈话准备-登记材料")
    hand.click("保存材料")


def _self_check(stage: Stage) -> None:
    hand = stage.hand
    _part(stage, "自查")
    hand.write("自查情况", _SELF_CHECK)
    hand.write("查摆的问题", "惠民政策落实抓得不够紧\n班子议事准备不足")
    hand.click("登记收到")
    hand.write("比对情况", "自查没有讲到补贴滞留的数额和时间，谈话时应当指出。")
    hand.click("保存比对情况")
    stage.camera.shoot("谈话准备-自查")


def _add_finding(stage: Stage, finding: tuple[str, ...]) -> None:
    hand = stage.hand
    title, category, facts, part, thinking = finding
    _part(stage, "问题")
    hand.click("添加问题")
    hand.write("问题", title)
    hand.choose("类别", category)
    hand.write("事实", facts)
    hand.write("本人责任", part)
    hand.write("思想根源", thinking)
    hand.click("保存问题")


def _next(stage: Stage, at: time, words: str) -> None:
    stage.clock.turn_to(TALK_DAY, at)
    stage.hand.click(f"下一步：{words}")
