"""What stands beside the record: what steps and findings lack before it is fixed, its seals."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import TalkRecord
from desktop.services.views.record import RecordView
from desktop.ui.screens.conversation.wording import article
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.points import Point, PointList
from desktop.ui.widgets.scrolling import Scrolling
from desktop.workflow.record import SIGNATURES

_HASH_SHOWN = 16


class RecordSide(Scrolling):
    """定稿前, then 定稿与签字."""

    def __init__(self) -> None:
        body = QWidget()
        super().__init__(body)
        self.points = PointList("定稿前请看")
        self.seals = PointList("定稿与签字")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.points)
        column.addWidget(self.seals)
        column.addStretch(1)

    def show_view(self, view: RecordView) -> None:
        """Show what is missing and what has been done."""
        points = [Point(m.sentence, article(m.article)) for m in view.points]
        if view.can_fix and not points:
            points = [Point("没有缺项，核对文字后可以定稿。")]
        self.points.show_points(points)
        self.seals.show_points(_seals(view.record) if view.record else [])


def _seals(record: TalkRecord) -> list[Point]:
    found = []
    if record.reopened_reason:
        found.append(Point(f"曾退回修改：{record.reopened_reason}"))
    if record.fixed_at:
        found.append(
            Point(
                f"{record.fixed_at:%Y-%m-%d %H:%M} 由{record.fixed_by}定稿",
                f"正文校验值 {record.sha256[:_HASH_SHOWN]}",
            )
        )
    if record.signed_on:
        found.append(
            Point(f"{day(record.signed_on)} {SIGNATURES[record.signature]}", record.refusal_reason)
        )
    return found
