"""The first start in the tour: own body, first user, recovery sheet, on to the window."""

from PySide6.QtWidgets import QAbstractButton

from desktop.ui.tour.stage import PASSWORD, Stage


def found(stage: Stage) -> None:
    """Go through the four pages of the first start into the workbench."""
    hand, shoot = stage.hand, stage.camera.shoot
    hand.wait_for(QAbstractButton, "下一步")
    hand.write("本单位名称", "中共江州市委")
    hand.write("办公室名称", "中共江州市委办公室")
    hand.choose("单位性质", "地方党委")
    hand.choose("层级", "市")
    hand.write("届次", "中共江州市第八届委员会")
    hand.write("任期开始", "2021-12-20")
    hand.write("任期届满", "2026-12-20")
    shoot("首次启动-本单位和任期")
    hand.click("下一步")
    hand.write("姓名", "李文书")
    hand.write("用户名", "liwenshu")
    hand.write("口令", PASSWORD)
    hand.write("再输一次", PASSWORD)
    shoot("首次启动-用户")
    hand.click("建立数据")
    hand.wait_for(QAbstractButton, "打印恢复单")
    shoot("首次启动-恢复单")
    hand.click("恢复单已经打印或抄写，并已妥善保管")
    hand.click("下一步")
    shoot("首次启动-名册")
    hand.click("下一步")
    shoot("首次启动-完成")
    hand.click("进入工作台")
    hand.wait_for(QAbstractButton, "锁定")
