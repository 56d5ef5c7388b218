"""What stands beside a step: hints, the self-check's points, what the step before brought."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Material, Visibility
from desktop.services.views.conversation import ConversationView
from desktop.ui.screens.conversation.wording import article
from desktop.ui.widgets.dates import day
from desktop.ui.widgets.points import Point, PointList
from desktop.ui.widgets.scrolling import Scrolling
from desktop.words import word

_SELF_CHECK_SHOWN = 200


class StepsSide(Scrolling):
    """提示, 自查报告要点, 谈话提纲."""

    def __init__(self) -> None:
        body = QWidget()
        super().__init__(body)
        self.hints = PointList("提示")
        self.self_check = PointList("自查报告要点", "没有收到自查报告。")
        self.materials = PointList("准备材料")
        self.outline = PointList("谈话提纲")
        self.requirements = PointList("已提出的整改要求")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.hints, self.self_check, self.materials, self.requirements, self.outline):
            column.addWidget(part)
        column.addStretch(1)

    def show_view(self, view: ConversationView, number: int) -> None:
        """Show what helps in this step."""
        self.hints.show_points([Point(h.sentence, article(h.article)) for h in view.hints])
        self.self_check.show_points(_self_check(view))
        self.materials.show_points([_material(m) for m in view.materials] if number == 2 else [])
        outline = [line.strip() for line in view.outline.splitlines() if line.strip()]
        self.outline.show_points([Point(line) for line in outline])
        self.requirements.show_points(_requirements(view) if number == 5 else [])


def _self_check(view: ConversationView) -> list[Point]:
    if view.self_check_problems:
        return [Point(problem) for problem in view.self_check_problems]
    text = view.self_check_text.strip()
    more = "……" if len(text) > _SELF_CHECK_SHOWN else ""
    return [Point(text[:_SELF_CHECK_SHOWN] + more)] if text else []


def _material(material: Material) -> Point:
    secret = material.visibility is Visibility.TALKER_ONLY
    note = word(material.visibility) if secret else ""
    return Point(f"{material.unit}《{material.title}》{material.text}", note)


def _requirements(view: ConversationView) -> list[Point]:
    found = []
    for shown in view.findings:
        finding = shown.finding
        by = f"，{day(finding.requirement_by)}前" if finding.requirement_by else ""
        words = finding.requirement.strip() or "还没有提出整改要求"
        found.append(Point(f"{finding.title}：{words}", f"{finding.requirement_for}{by}"))
    return found
