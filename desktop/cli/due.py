"""What is to be done on a day: for scripts as JSON, for people as a list of acts."""

from collections.abc import Iterable

from db.records import DueItem
from desktop.cli.options import command, json_option
from desktop.cli.output import print_json, print_table
from desktop.cli.session import Session, with_session
from desktop.reminders.engine import Due, to_do
from desktop.reminders.watched import WORDS
from desktop.reminders.wording import chip
from desktop.services.today import TodayService

_ON_THE_PAGE = frozenset({DueItem.UNIT_PROPOSAL, DueItem.SIGNATURE})  # 今日 shows them, `due` not


@command("due")
@json_option
@with_session
def due_command(*, as_json: bool, session: Session) -> None:
    """List what is late, near, or planned for the next 30 days; without --json today's acts."""
    dues = [d for d in TodayService(session.desk).listed() if d.item not in _ON_THE_PAGE]
    if as_json:
        print_json([_plain(d) for d in dues])
        return
    _print_acts(to_do(dues))


def _plain(due: Due) -> dict[str, object]:
    return {
        "item": due.item,
        "talk": due.talk_id,
        "number": due.number or None,
        "talkee": due.talkee or None,
        "due_on": due.due_on,
        "days": due.days,
        "state": due.state,
        "act": due.act,
        "subject": due.subject_id or None,
        "sentence": due.sentence,
    }


def _print_acts(dues: Iterable[Due]) -> None:
    rows = [
        (chip(d.days, d.state), d.talkee, d.what, WORDS[d.act].removeprefix("请"), d.number)
        for d in dues
        if d.act is not None
    ]
    if rows:
        print_table(("到期", "谈话对象", "事项", "办理", "编号"), rows)
    else:
        print_table(("今天没有需要办理的事项。",), ())
