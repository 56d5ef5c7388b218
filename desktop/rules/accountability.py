"""What may be pointed out for accountability (Art. 17), and of which talk."""

from datetime import date

from db.records import AccountabilityFlag, Lapse, Talk
from desktop.errors import BadInput, Refused
from desktop.rules.appointment import check_not_future

ARTICLE = "第十七条"
_OF_A_TALK = frozenset({Lapse.SELF_CHECK_UNTRUTHFUL, Lapse.PERFUNCTORY, Lapse.FALSE})
_AFTER_IT = frozenset({Lapse.PERFUNCTORY, Lapse.FALSE})


def check(flag: AccountabilityFlag, talk: Talk | None, today: date) -> None:
    """Refuse a matter of a talk that names none, or that stands before the talk.

    Only the own side's duty and other matters may stand without a talk.
    """
    check_not_future(flag.found_on, today, "发现日期")
    if talk is None:
        if flag.lapse in _OF_A_TALK:
            raise BadInput("这一情形须对应一次谈话，请选定有关谈话。", field="有关谈话")
        return
    if flag.lapse not in _AFTER_IT:
        return
    if talk.ended_at is None:
        raise Refused(f"谈话{talk.number}还没有结束，没有整改可以认定。", ARTICLE)
    if flag.found_on < talk.ended_at.date():
        raise BadInput("“发现日期”早于谈话结束的日期，请核对。", field="发现日期")


def usual_concerned(lapse: Lapse, talkee: str, own_body: str) -> str:
    """Return whom a matter usually concerns: the own body for its duty, else the talkee."""
    return own_body if lapse is Lapse.DUTY_NOT_PERFORMED else talkee


def check_handed(flag: AccountabilityFlag, on: date, today: date) -> None:
    """Refuse a hand-over in the future or before the matter was found."""
    check_not_future(on, today, "移送日期")
    if on < flag.found_on:
        raise BadInput("“移送日期”早于发现日期，请核对。", field="移送日期")
