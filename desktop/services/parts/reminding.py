"""What is said on the telephone or in a message; neither tells what the talk was about."""

from datetime import date

from db.frozen import frozen
from db.records import DueItem
from desktop.reminders.watched import OpenItem


@frozen
class Call:
    """Who reminds whom, for which body, and how to call back."""

    office: str
    body: str
    caller: str
    contact: str
    phone: str


_TO_DO = {
    DueItem.APPOINTMENT: "请您按时参加，如时间有冲突请尽早告知",
    DueItem.SELF_CHECK: "请您按时报送",
    DueItem.ACTION_REPORT: "请您按时报送",
    DueItem.RESULTS_REPORT: "请您按时报送",
    DueItem.TEAM_NOTICE: "请您通报后把日期和方式告诉我们",
}


def telephone(item: OpenItem, call: Call, today: date) -> str:
    """Return a short text to read out on the telephone."""
    return (
        f"{item.talkee}同志，您好。我是{call.office}{call.caller}。"
        f"{_matter(item, call, today)}。{_asked(item, today)}。"
        "如有困难或者需要说明的情况，请现在告诉我，我做好登记。谢谢。"
    )


def message(item: OpenItem, call: Call, today: date) -> str:
    """Return a message text, short and without anything that should be kept secret."""
    back = f"联系人：{call.contact}" if call.contact else ""
    back += f"，电话：{call.phone}" if back and call.phone else ""
    end = f"{back}。" if back else ""
    return (
        f"{item.talkee}同志：{_matter(item, call, today)}，{_asked(item, today)}。"
        f"{end}【{call.office}】"
    )


def _matter(item: OpenItem, call: Call, today: date) -> str:
    on = f"{item.due_on.month}月{item.due_on.day}日"
    if item.item is DueItem.APPOINTMENT:
        at = f"{item.at.hour}时{item.at.minute:02d}分" if item.at else ""
        return f"{on}{at}安排同您谈话"
    late = (today - item.due_on).days
    if item.item is DueItem.TEAM_NOTICE:
        said = f"有关整改措施应于{on}前向领导班子其他成员通报"
    else:
        said = f"您应于{on}前向{call.body}报送{item.what}"
    if late > 0:
        return f"{said}，现已逾期{late}天"
    return f"{said}，{'今天到期' if late == 0 else f'还有{-late}天'}"


def _asked(item: OpenItem, today: date) -> str:
    asked = _TO_DO.get(item.item, "请您按时办理")
    return asked.replace("按时", "尽快") if item.due_on < today else asked
