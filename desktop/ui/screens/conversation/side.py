"""What a stage still lacks, with the article that asks for it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import TalkStatus
from desktop.services.views.talks import TalkView
from desktop.ui.screens.conversation.wording import article
from desktop.ui.widgets.points import Point, PointList
from desktop.ui.widgets.scrolling import Scrolling

_TO_ARCHIVE = "归档还缺什么，列在本页上方；前面各环节都办完后才能归档。"


class MissingSide(Scrolling):
    """缺什么, for the stages that say nothing else at the right."""

    def __init__(self) -> None:
        body = QWidget()
        super().__init__(body)
        self.missing = PointList("提示", "这一环节没有缺项。")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.missing)
        column.addStretch(1)

    def show_view(self, view: TalkView, stage: str) -> None:
        """Show what the stage lacks."""
        lacking = [m for m in view.missing if m.stage == stage]
        points = [Point(m.sentence, article(m.article)) for m in lacking]
        if stage == "archive" and view.talk.status is not TalkStatus.ARCHIVED:
            points.append(Point(_TO_ARCHIVE, article("第十二条")))
        self.missing.show_points(points)
