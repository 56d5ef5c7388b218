"""One sentence for each due item: what, whose, how late or how soon, and what to do."""

from datetime import date

from db.records import DueItem, OfficeSettings
from desktop.reminders.schedule import State
from desktop.reminders.watched import WORDS, Act, OpenItem
from desktop.rules.workdays import Workdays

_THEIRS = frozenset(
    {
        DueItem.SELF_CHECK,
        DueItem.ACTION_REPORT,
        DueItem.RESULTS_REPORT,
        DueItem.PLAN_ITEM,
        DueItem.TRIGGER_LIMIT,
    }
)


def sentence(
    item: OpenItem, today: date, act: Act | None, settings: OfficeSettings, workdays: Workdays
) -> str:
    """Return the item in one sentence for the list, the tray and scripts."""
    parts = [f"{_whose(item)}{item.what}{_when(item, today)}"]
    if settings.show_next_working_day and not workdays.is_workday(item.due_on):
        following = workdays.next_workday_on_or_after(item.due_on)
        parts.append(f"到期日不是工作日，下一工作日为{day(following)}")
    if item.reminded:
        parts.append(f"已提醒{len(item.reminded)}次，最近{day(item.reminded[-1].date())}")
    if act is not None:
        parts.append(WORDS[act])
    return "，".join(parts) + "。"


def chip(days: int, state: State) -> str:
    """Return how late or how soon in a word: 逾期 3 天, 今天, 还有 2 天."""
    if state is State.LATE:
        return f"逾期 {-days} 天"
    return "今天" if days == 0 else f"还有 {days} 天"


def day(when: date) -> str:
    """Return a day without its year: 7月13日."""
    return f"{when.month}月{when.day}日"


def _whose(item: OpenItem) -> str:
    if not item.talkee:
        return ""
    person = f"{item.talkee}（{item.post}）" if item.post else item.talkee
    if item.item is DueItem.APPOINTMENT:
        return f"同{person}的"
    if item.item is DueItem.TEAM_NOTICE:
        return person
    return f"{person}的" if item.item in _THEIRS else f"{person}："


def _when(item: OpenItem, today: date) -> str:
    days = (item.due_on - today).days
    on = day(item.due_on)
    if item.item is DueItem.APPOINTMENT and item.at is not None:
        time = f"{item.at.hour}:{item.at.minute:02d}"
        if item.act is Act.CONTINUE:
            return f"于{on}{time}开始后没有结束"
        if days < 0:
            return f"原定{on}{time}，已过{-days}天"
        return f"定在今天{time}" if days == 0 else f"定于{on}{time}"
    if days < 0:
        return f"应于{on}完成，已逾期{-days}天"
    return f"今天（{on}）到期" if days == 0 else f"{on}到期，还有{days}天"
