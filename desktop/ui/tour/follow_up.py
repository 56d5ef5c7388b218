"""What follows the talk in the tour: copies, both reports, assessment, closing (Art. 11 and 12)."""

from datetime import date, time

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from desktop.ui.tour.stage import NEXT_PASSWORD, PASSWORD, Stage
from desktop.ui.tour.talk import TALKEE

_COPIED_ON = date(2026, 4, 8)
_ACTIONS_ON = date(2026, 4, 27)
_RESULTS_ON = date(2026, 6, 26)
_ACTIONS = (
    "城关镇滞留补贴312万元于4月20日前全部发放到户，县财政局每旬通报进度",
    "修订县委议事规则，写明议题提前五天送达、未经酝酿不上会",
)
_RESULTS = (
    "312万元已于4月17日全部到户，回访1860户无异议，两名责任人已作处理。",
    "议事规则已于5月22日修订印发，此后六次会议议题均提前送达。",
)


def send_copies(stage: Stage) -> None:
    """Lock and come back on a later day; send the copies of the record, register receipts."""
    _come_back(stage, _COPIED_ON)
    stage.hand.click("抄送")
    _copy_out(stage, "江委办函〔2026〕41号")
    stage.camera.shoot("抄送-谈话后")
    for _ in range(2):
        stage.hand.click("登记回执")
        stage.hand.click("登记回执")
    stage.camera.shoot("抄送-回执")


def receive_actions(stage: Stage) -> None:
    """Register the action report with its actions, and the notice to the leading body."""
    hand, shoot = stage.hand, stage.camera.shoot
    _come_back(stage, _ACTIONS_ON)
    hand.click("今日")
    shoot("今日-整改措施报告将到期")
    hand.click("整改跟踪")
    shoot("整改跟踪")
    hand.click("打开谈话")
    hand.click("整改")
    hand.click("登记收到")
    hand.write("报告内容", "反复对照反思，问题根子在责任没有扛起来。制定整改措施两条，附后。")
    shoot("整改-登记整改措施报告")
    hand.click("登记收到")
    for number, action in enumerate(_ACTIONS):
        hand.click("增加整改措施", nth=number)
        hand.write("整改措施", action)
        hand.write("责任人", TALKEE)
        hand.write("完成时限", "2026-05-29")
        if number == 0:
            shoot("整改-登记整改措施")
        hand.click("登记")
    hand.click("登记通报")
    hand.write("通报方式", "县委常委会会议")
    hand.click("登记通报")
    shoot("整改-措施和通报")
    hand.click("抄送")
    _copy_out(stage, "江委办函〔2026〕57号")


def receive_results(stage: Stage) -> None:
    """Register the results report and what came of each action."""
    hand, shoot = stage.hand, stage.camera.shoot
    _come_back(stage, _RESULTS_ON)
    hand.click("整改")
    hand.click("登记收到")
    hand.write("报告内容", "两条整改措施均已落实，佐证材料附后。")
    hand.click("登记收到")
    for number, result in enumerate(_RESULTS):
        hand.click("登记落实情况", nth=number)
        hand.write("落实情况", result)
        hand.write("完成日期", "2026-05-22")
        hand.click("登记")
    shoot("整改-整改情况报告")


def assess(stage: Stage) -> None:
    """Propose and decide how each finding was remedied; what is done is closed out."""
    hand, shoot = stage.hand, stage.camera.shoot
    for grade in ("到位", "基本到位"):
        hand.click("提出评估")
        hand.choose("评估", grade)
        hand.write("评估意见", "经核对台账和现场，完成情况属实。")
        shoot(f"整改-提出评估{grade}")
        hand.click("提出")
        hand.click("审定")
        hand.click("审定")
    shoot("整改-已销号")


def close(stage: Stage) -> None:
    """Send the last copies; nothing is missing any more, so the talk closes."""
    hand, shoot = stage.hand, stage.camera.shoot
    hand.click("抄送")
    _copy_out(stage, "江委办函〔2026〕96号")
    hand.click("整改")
    shoot("整改-可以办结")
    hand.click("办结")
    hand.click("办结")
    shoot("已办结")
    hand.click("今日")
    shoot("今日-办结以后")


def _copy_out(stage: Stage, number: str) -> None:
    stage.hand.click("登记抄送")
    stage.hand.write("发文字号", number)
    stage.hand.click("登记抄送")


def _come_back(stage: Stage, day: date) -> None:
    hand = stage.hand
    hand.click("锁定")
    hand.wait_for(QAbstractButton, "解锁")
    stage.clock.turn_to(day, time(8, 40))
    hand.write("口令", PASSWORD)
    if day == _COPIED_ON:
        stage.camera.shoot("已锁定")
    hand.click("解锁")
    if day == _RESULTS_ON:
        _change_the_password(stage)
    hand.wait_for(QAbstractButton, "锁定")
    hand.front.resize(1280, 760)  # a platform without a screen restores a smaller window


def _change_the_password(stage: Stage) -> None:
    """More than ninety days have passed since the first start: the password has grown too old."""
    hand = stage.hand
    hand.wait_for(QLineEdit, "原口令")
    hand.write("原口令", PASSWORD)
    hand.write("新口令", NEXT_PASSWORD)
    hand.write("再输一次", NEXT_PASSWORD)
    stage.camera.shoot("口令到期-更改口令")
    hand.click("更改口令")
