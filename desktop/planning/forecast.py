"""Whether coverage is finished before the term ends, by the plan and by the present pace (Art. 5)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from db.frozen import frozen


@frozen
class MonthAhead:
    """Heads covered by the end of a month if the plan is kept, and if the pace goes on.

    `planned` are the talks of the month with heads not yet covered.
    """

    month: date
    planned: int
    by_plan: int
    by_pace: int


@frozen
class Forecast:
    """The months to the end of the term (first days), and when coverage would be complete."""

    heads: int
    covered: int
    months: tuple[MonthAhead, ...]
    pace: float
    plan_done_on: date | None
    pace_done_on: date | None

    @property
    def telling(self) -> tuple[MonthAhead, ...]:
        """Return the months until both ways are complete; after that nothing changes."""
        done = [self.plan_done_on, self.pace_done_on]
        last = max((d for d in done if d), default=None) if all(done) else None
        return tuple(m for m in self.months if last is None or m.month <= last)

    @property
    def sentence(self) -> str:
        """Return the forecast in one sentence."""
        if self.covered >= self.heads:
            return f"本届任期已全覆盖（{self.covered} / {self.heads}）。"
        if not self.months:
            return f"本届任期已满，尚有{self.heads - self.covered}人未谈。"
        last = self.months[-1]
        plan = (
            f"按计划{_month(self.plan_done_on)}可全覆盖"
            if self.plan_done_on
            else f"按计划任期内只能覆盖 {last.by_plan} / {self.heads}，尚差{self.heads - last.by_plan}人"
        )
        pace = (
            f"按目前进度（每月{self.pace:.1f}人）{_month(self.pace_done_on)}可全覆盖"
            if self.pace_done_on
            else f"按目前进度（每月{self.pace:.1f}人）任期内只能覆盖 {last.by_pace} / {self.heads}"
        )
        return f"{plan}；{pace}。"


def forecast(
    *,
    heads: int,
    covered: int,
    planned_on: Sequence[date],
    pace: float,
    today: date,
    term_ends_on: date,
) -> Forecast:
    """Look ahead month by month from the present one to the end of the term.

    `planned_on` are the due days of planned talks with heads not yet covered, one for each head;
    what is overdue counts for the present month. `pace` is heads newly covered in a month.
    """
    this = today.replace(day=1)
    ahead = Counter(max(day.replace(day=1), this) for day in planned_on if day <= term_ends_on)
    months = []
    by_plan = covered
    month, number = this, 0
    while month <= term_ends_on:
        number += 1
        by_plan = min(heads, by_plan + ahead[month])
        by_pace = min(heads, covered + int(pace * number + 1e-9))
        months.append(
            MonthAhead(month=month, planned=ahead[month], by_plan=by_plan, by_pace=by_pace)
        )
        month = _next(month)
    return Forecast(
        heads=heads,
        covered=covered,
        months=tuple(months),
        pace=pace,
        plan_done_on=next((m.month for m in months if m.by_plan >= heads), None),
        pace_done_on=next((m.month for m in months if m.by_pace >= heads), None),
    )


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _month(day: date | None) -> str:
    return f"{day.year}年{day.month}月" if day else ""
