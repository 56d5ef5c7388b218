"""Plans, their items and changes, triggers and proposals."""

from collections.abc import Sequence
from datetime import date

from db.records import Plan, PlanChange, PlanItem, Trigger, TriggerState, UnitProposal
from db.tables.base import Table


class Plans(Table[Plan]):
    """The table plans."""

    name = "plans"
    noun = "年度计划"
    record = Plan

    def of_year(self, year: int) -> Plan | None:
        """Return the plan of a year, if there is one."""
        found = self._where("year = ?", (year,))
        return found[0] if found else None


class PlanItems(Table[PlanItem]):
    """The table plan_items."""

    name = "plan_items"
    noun = "计划项"
    record = PlanItem

    def of_plan(self, plan_id: str) -> list[PlanItem]:
        """Return the items of a plan that stand, by month."""
        return self._where(
            "plan_id = ? and voided_reason = ''", (plan_id,), order_by="month, due_on, rowid"
        )

    def of_talkee(self, talkee_id: str, year: int) -> list[PlanItem]:
        """Return the standing items of a talkee in a year's plan, earliest first."""
        return self._where(
            "talkee_id = ? and voided_reason = '' and plan_id in "
            "(select id from plans where year = ?)",
            (talkee_id, year),
            order_by="month, rowid",
        )

    def of_talk(self, talk_id: str) -> list[PlanItem]:
        """Return the items that a talk fills."""
        return self._where("talk_id = ?", (talk_id,))

    def tally(self, plan_id: str) -> tuple[int, int]:
        """Return how many standing items of a plan have a talk that was held, and how many stand."""
        row = self._conn.execute(
            "select count(talks.ended_at), count(*) from plan_items left join talks "
            "on talks.id = plan_items.talk_id and talks.status <> 'cancelled' "
            "where plan_id = ? and voided_reason = ''",
            (plan_id,),
        ).fetchone()
        return int(row[0]), int(row[1])

    def open_until(self, until: date, *, limit: int = 500) -> list[PlanItem]:
        """Return items that stand, are due by the day and whose talk was not held."""
        return self._where(
            "voided_reason = '' and due_on <= ? and not exists (select 1 from talks "
            "where talks.id = plan_items.talk_id and talks.ended_at is not null)",
            (until,),
            order_by="due_on",
            limit=limit,
        )


class PlanChanges(Table[PlanChange]):
    """The table plan_changes."""

    name = "plan_changes"
    noun = "计划调整"
    record = PlanChange

    def of_plan(self, plan_id: str) -> list[PlanChange]:
        """Return the changes of a plan, oldest first."""
        return self._where("plan_id = ?", (plan_id,), order_by="at, rowid")


class Triggers(Table[Trigger]):
    """The table triggers."""

    name = "triggers"
    noun = "及时谈话情形"
    record = Trigger

    def page(
        self, states: Sequence[TriggerState] = (), *, limit: int = 100, offset: int = 0
    ) -> list[Trigger]:
        """Return triggers in some states (all where none is named), newest first."""
        marks = ", ".join("?" for _ in states) or "state"
        return self._where(
            f"voided_reason = '' and state in ({marks})",
            states,
            order_by="found_on desc, rowid desc",
            limit=limit,
            offset=offset,
        )

    def waiting(self, *, limit: int = 500) -> list[Trigger]:
        """Return triggers that are not judged, or confirmed with no talk held yet."""
        return self._where(
            "voided_reason = '' and (state = 'registered' or (state = 'confirmed' and not exists "
            "(select 1 from talks where talks.id = triggers.talk_id and ended_at is not null)))",
            order_by="limit_on",
            limit=limit,
        )

    def of_talk(self, talk_id: str) -> list[Trigger]:
        """Return the triggers that led to a talk."""
        return self._where("talk_id = ?", (talk_id,), order_by="found_on")

    def of_person(self, person_id: str) -> list[Trigger]:
        """Return the triggers that concern a person, newest first."""
        return self._where("talkee_id = ?", (person_id,), order_by="found_on desc")

    def by_number(self, number: str) -> Trigger | None:
        """Return the trigger of a number."""
        found = self._where("number = ? and voided_reason = ''", (number,))
        return found[0] if found else None

    def next_number(self, year: int) -> str:
        """Return the number after the highest of a year (2026-01), never one used before."""
        row = self._conn.execute(
            "select max(cast(substr(number, 6) as integer)) from triggers where number like ?",
            (f"{year}-%",),
        ).fetchone()
        return f"{year}-{int(row[0] or 0) + 1:02d}"


class UnitProposals(Table[UnitProposal]):
    """The table unit_proposals."""

    name = "unit_proposals"
    noun = "人选建议"
    record = UnitProposal

    def unanswered(self) -> list[UnitProposal]:
        """Return proposals without an answer, oldest first."""
        return self._where("outcome = '' and voided_reason = ''", order_by="received_on")

    def answered(self, *, limit: int = 200) -> list[UnitProposal]:
        """Return proposals with their answers, the newest answer first."""
        return self._where(
            "outcome <> '' and voided_reason = ''",
            order_by="answered_on desc, rowid desc",
            limit=limit,
        )
