"""What the office sees of its work in the tour: the figures of the year, and the check of it."""

from desktop.ui.background import busy
from desktop.ui.tour.stage import Stage


def count_and_check(stage: Stage) -> None:
    """Look at the figures, then at what the check of the year finds."""
    hand, shoot = stage.hand, stage.camera.shoot
    hand.click("统计报告")
    hand.wait(lambda: not busy(), "the figures do not come")
    shoot("统计报告-数字")
    hand.turn_to("规范性自查")
    hand.wait(lambda: not busy(), "the check does not end")
    shoot("规范性自查")
