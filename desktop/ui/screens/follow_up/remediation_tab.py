"""The stage 整改 of the talk page."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import TalkStatus
from desktop.services.views.remediation import RemediationView
from desktop.ui.screens.conversation.tab import TalkTab
from desktop.ui.screens.follow_up.deeds import Deeds
from desktop.ui.screens.follow_up.files import FilesDialog
from desktop.ui.screens.follow_up.remediation_parts import RemediationParts
from desktop.ui.screens.follow_up.services import FollowUpServices
from desktop.ui.widgets.block import Pile
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.points import Point, PointList
from desktop.ui.widgets.scrolling import Scrolling
from desktop.workflow.talk import AFTER


class RemediationTab(TalkTab):
    """Reports, findings with actions and assessments, the team notice, closing (Art. 11, 12)."""

    def __init__(self, services: FollowUpServices) -> None:
        super().__init__()
        self._services = services
        self._view: RemediationView | None = None
        self.deeds = Deeds(self, services, self.go)
        self._parts = RemediationParts(self.deeds, services, self._open_files)
        self.empty = EmptyState("谈话结束后，整改在这里跟踪。", symbol="list-checks")
        self.reports, self.findings, self.notices = Pile(), Pile(), Pile()
        self.findings_card = Card("问题和整改措施", self.findings)
        self.notices_card = Card("向班子成员通报", self.notices)
        self.flags = Pile()
        self.flag_button = button("登记追责情形…", self._flag)
        self.flags_card = Card("追责情形（第十七条）", self.flags, row(None, self.flag_button))
        self.blockers = PointList("办结还差", "可以办结。")
        self.close_button = button("办结", self._close, kind="primary")
        self.reopen_button = button("撤回办结…", self._reopen)
        self.resume_button = button("恢复跟踪…", self._resume)
        self.end_button = button("终止跟踪…", self._terminate, kind="quiet")
        self.closing_card = Card(
            "办结",
            self.blockers,
            row(self.end_button, None, self.resume_button, self.reopen_button, self.close_button),
        )
        self._assemble()

    def show_talk(self, talk_id: str) -> None:
        """Show the remediation as it stands; the place in the page stays."""
        first = self._view is None or self._view.head.id != talk_id
        self.talk_id = talk_id
        read = self._services.follow_up.open if first else self._services.follow_up.read
        view = self._view = read(talk_id)
        over = view.head.ended_at is not None
        self.empty.setVisible(not over)
        self._page.setVisible(over)
        if over:
            self._show(view)
        if first:
            self._page.verticalScrollBar().setValue(0)

    def _show(self, view: RemediationView) -> None:
        reports = self._parts.reports(view)
        none = [Label("这次谈话没有报告时限（历史谈话）。", "secondary", wrap=True)]
        self.reports.show_parts(reports or none)
        self.findings_card.set_title(f"问题和整改措施（销号 {view.closed_out} / {view.of}）")
        found: list[QWidget] = []
        for number, each in enumerate(view.findings, 1):
            found += self._parts.finding(view, number, each)
        nothing = [Label("没有向被谈话人通报的问题。", "secondary", wrap=True)]
        self.findings.show_parts(found or nothing)
        notices = self._parts.team_notice(view)
        self.notices.show_parts(notices)
        self.notices_card.setVisible(bool(notices))
        self._show_flags(view)
        self._show_closing(view)

    def _show_flags(self, view: RemediationView) -> None:
        """Show what the office pointed out; nobody else sees the card (Art. 17)."""
        may = self._services.may("accountability")
        self.flags_card.setVisible(may)
        if may:
            nothing = [Label("没有登记；程序不自动认定。", "secondary", wrap=True)]
            self.flags.show_parts(self._parts.flags(view) or nothing)

    def _show_closing(self, view: RemediationView) -> None:
        status = view.head.status
        under_way = status in AFTER
        self.blockers.setVisible(under_way)
        if under_way:
            words = [Point(m.sentence, m.article) for m in view.blockers]
            self.blockers.set_title("办结还差" if words else "办结条件")
            self.blockers.show_points(words)
        may = self._services.may("remediation")
        self.close_button.setVisible(may and status is TalkStatus.REMEDIATION)
        self.close_button.setEnabled(not view.blockers)
        self.end_button.setVisible(under_way and self._services.may("talks"))
        self.reopen_button.setVisible(may and status is TalkStatus.CLOSED)
        self.resume_button.setVisible(may and status is TalkStatus.TERMINATED)
        shown = (self.close_button, self.end_button, self.reopen_button, self.resume_button)
        self.closing_card.setVisible(under_way or any(not b.isHidden() for b in shown))

    def _assemble(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(14)
        for card in (
            Card("两次报告", self.reports),
            self.findings_card,
            self.notices_card,
            self.closing_card,
            self.flags_card,
        ):
            column.addWidget(card)
        column.addStretch(1)
        self._page = Scrolling(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.empty)
        outer.addWidget(self._page, 1)

    def _open_files(self, table: str, owner_id: str, purpose: str, sentence: str) -> None:
        editable = self._view is not None and self._view.can_change
        dialog = FilesDialog(self, self._services.attachments, purpose, sentence)
        dialog.start(table, owner_id, self.talk_id, editable=editable)

    def _close(self) -> None:
        self.deeds.close(self.talk_id, self._talkee)

    def _reopen(self) -> None:
        self.deeds.reopen(self.talk_id, self._talkee)

    def _resume(self) -> None:
        self.deeds.resume(self.talk_id, self._talkee)

    def _terminate(self) -> None:
        self.deeds.terminate(self.talk_id, self._talkee)

    def _flag(self) -> None:
        if self._view is not None:
            head = self._view.head
            self.deeds.flags.flag(head.id, f"{head.number}　{head.talkee}")

    @property
    def _talkee(self) -> str:
        return self._view.head.talkee if self._view else ""
