"""The roster in the tour: chosen, looked at, taken over; then the tree of organisations."""

from PySide6.QtWidgets import QAbstractButton

from desktop.ui.tour.stage import Stage


def take_over(stage: Stage) -> None:
    """Take the roster over from Excel."""
    hand, shoot = stage.hand, stage.camera.shoot
    hand.wait_for(QAbstractButton, "选择文件…")  # the first start leads there by itself
    shoot("导入名册")
    hand.pick_file(lambda: hand.click("选择文件…"), stage.roster)
    button = hand.wait_for(QAbstractButton, "全部导入")
    hand.wait(button.isEnabled, "the roster cannot be taken over")
    shoot("导入名册-预览")
    hand.click("全部导入")
    hand.wait_for(QAbstractButton, "新增党组织")  # the list comes back by itself
    shoot("谈话对象-名册")
