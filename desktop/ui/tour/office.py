"""The own leading body in the tour: who may hold talks (Art. 7)."""

from desktop.ui.tour.stage import Stage

_LEADERS = (
    ("王怀远", "市委书记", "2022-03-16", True),
    ("张素云", "市委常委、组织部部长", "2021-12-20", False),
)


def enter_leaders(stage: Stage) -> None:
    """Enter two members of the leading body in 系统管理."""
    hand, shoot = stage.hand, stage.camera.shoot
    hand.click("系统管理")
    hand.take_item("系统管理的内容", "领导班子")
    for name, post, begins_on, is_secretary in _LEADERS:
        hand.click("新增班子成员…")
        hand.write("姓名", name)
        hand.write("职务", post)
        hand.write("任职日期", begins_on)
        if is_secretary:
            hand.click("书记")
            shoot("系统管理-新增班子成员")
        hand.click("登记")
    shoot("系统管理-领导班子")
