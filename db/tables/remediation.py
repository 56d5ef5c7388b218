"""Reports, actions, assessments and the team notice."""

from collections.abc import Iterable

from db.records import Assessment, CorrectiveAction, Report, TalkStatus, TeamNotice
from db.tables.base import Table


class Reports(Table[Report]):
    """The table reports."""

    name = "reports"
    noun = "报告"
    record = Report
    long_texts = frozenset({"text", "note"})

    def of_talk(self, talk_id: str) -> list[Report]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="received_on, rowid")

    def of_talks(self, talk_ids: Iterable[str]) -> dict[str, list[Report]]:
        """Return the reports of each of these talks that are not voided, in order."""
        ids = list(talk_ids)
        found: dict[str, list[Report]] = {talk_id: [] for talk_id in ids}
        marks = ", ".join("?" for _ in ids)
        condition = f"talk_id in ({marks}) and voided_reason = ''"
        for report in self._where(condition, ids, order_by="received_on, rowid"):
            found[report.talk_id].append(report)
        return found


class Actions(Table[CorrectiveAction]):
    """The table actions."""

    name = "actions"
    noun = "整改措施"
    record = CorrectiveAction
    long_texts = frozenset({"text", "result"})

    def of_talk(self, talk_id: str) -> list[CorrectiveAction]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="position")

    def to_tell(self, talk_ids: Iterable[str] | None = None) -> list[CorrectiveAction]:
        """Return first-responsible actions of running talks without a team notice (Art. 11)."""
        condition = (
            "first_responsible = 1 and voided_reason = '' and not exists (select 1 from "
            "team_notices where team_notices.talk_id = actions.talk_id "
            "and team_notices.voided_reason = '')"
        )
        if talk_ids is not None:
            return self.glance_at(talk_ids, condition)
        return self.glance_of((TalkStatus.AWAITING_SIGNATURE, TalkStatus.REMEDIATION), condition)


class Assessments(Table[Assessment]):
    """The table assessments."""

    name = "assessments"
    noun = "评估"
    record = Assessment
    long_texts = frozenset({"opinion"})

    def of_finding(self, finding_id: str) -> Assessment | None:
        """Return the assessment of a finding; there is one at most."""
        found = self._where("finding_id = ?", (finding_id,))
        return found[0] if found else None

    def of_talk(self, talk_id: str) -> list[Assessment]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="rowid")

    def with_a_date(self, talk_ids: Iterable[str] | None = None) -> list[Assessment]:
        """Return those that set a date to look again or of new remediation, of unarchived talks."""
        condition = "(look_again_on is not null or redo_by is not null)"
        if talk_ids is not None:
            return self.glance_at(talk_ids, condition)
        states = (TalkStatus.AWAITING_SIGNATURE, TalkStatus.REMEDIATION, TalkStatus.CLOSED)
        return self.glance_of(states, condition)


class TeamNotices(Table[TeamNotice]):
    """The table team_notices."""

    name = "team_notices"
    noun = "通报"
    record = TeamNotice

    def of_talk(self, talk_id: str) -> list[TeamNotice]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="told_on")
