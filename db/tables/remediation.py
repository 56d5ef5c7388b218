"""Reports, actions, assessments and the team notice."""

from db.records import Assessment, CorrectiveAction, Report, TeamNotice
from db.tables.base import Table


class Reports(Table[Report]):
    """The table reports."""

    name = "reports"
    noun = "报告"
    record = Report

    def of_talk(self, talk_id: str) -> list[Report]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="received_on, rowid")


class Actions(Table[CorrectiveAction]):
    """The table actions."""

    name = "actions"
    noun = "整改措施"
    record = CorrectiveAction

    def of_talk(self, talk_id: str) -> list[CorrectiveAction]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="position")


class Assessments(Table[Assessment]):
    """The table assessments."""

    name = "assessments"
    noun = "评估"
    record = Assessment

    def of_talk(self, talk_id: str) -> list[Assessment]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="rowid")


class TeamNotices(Table[TeamNotice]):
    """The table team_notices."""

    name = "team_notices"
    noun = "通报"
    record = TeamNotice

    def of_talk(self, talk_id: str) -> list[TeamNotice]:
        """Return what belongs to one talk, in order."""
        return self._where("talk_id = ?", (talk_id,), order_by="told_on")
