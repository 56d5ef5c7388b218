"""关于抄送监督谈话有关情况的函, one for each receiver over several talks, with receipt (Art. 12)."""

from collections.abc import Iterator, Sequence
from datetime import date

from db.frozen import frozen
from db.records import Copy
from desktop.forms.control import Control
from desktop.forms.facts import OpenDossier, TalkFacts, talk_facts
from desktop.forms.letters import LONG_BLANK, contact, receipt
from desktop.forms.notice import MEASURES
from desktop.forms.paper import (
    Closing,
    LetterHead,
    Paper,
    Para,
    Table,
    Title,
)
from desktop.forms.rows import empty, head, listed
from desktop.forms.wording import day, names, short_day
from desktop.rules import copies

KEY = "copy-letter"
TITLE = "关于抄送监督谈话有关情况的函"
_LONGEST_NAME = 6


@frozen
class CopiedTalk:
    """A talk in the letter, and what of it goes along."""

    talk: TalkFacts
    contents: tuple[str, ...]


@frozen
class CopyLetterFacts:
    """One letter: to whom, about which talks, under which number, of which day."""

    control: Control
    receiver: str = ""
    talks: tuple[CopiedTalk, ...] = ()
    number: str = ""
    sent_on: date | None = None


def facts(dossiers: Sequence[OpenDossier], control: Control) -> tuple[CopyLetterFacts, ...]:
    """Return the letters that wait to go out; where none does, those that went out.

    Talks of which nothing is to be copied yet give one letter without a receiver.
    """
    waiting = [(copy, dossier) for dossier in dossiers for copy in _waiting(dossier)]
    sent = [(copy, d) for d in dossiers for copy in d.copies if copy.sent_on]
    found: dict[tuple[str, str, date | None], list[tuple[Copy, OpenDossier]]] = {}
    for copy, dossier in waiting or sent:
        key = (copy.receiver, copy.document_number, copy.sent_on)
        found.setdefault(key, []).append((copy, dossier))
    if not found:
        talks = tuple(CopiedTalk(talk=talk_facts(d), contents=()) for d in dossiers)
        number = control.document_number
        return (CopyLetterFacts(control=control, talks=talks, number=number, sent_on=control.on),)
    return tuple(
        CopyLetterFacts(
            control=control,
            receiver=receiver,
            talks=_talks(pairs),
            number=number or control.document_number,
            sent_on=sent_on or control.on,
        )
        for (receiver, number, sent_on), pairs in found.items()
    )


def _waiting(dossier: OpenDossier) -> Iterator[Copy]:
    """Yield the copies that are due to go out and did not yet, registered or not."""
    owed = copies.owed(
        dossier.record, dossier.reports, dossier.copies, dossier.settings, dossier.body.kind
    )
    for one in owed:
        if one.due_on is not None and not one.sent:
            yield one.copy or Copy(
                id="",
                talk_id=dossier.talk.id,
                round=one.round,
                receiver=one.receiver,
                required=one.required,
            )


def _talks(pairs: Sequence[tuple[Copy, OpenDossier]]) -> tuple[CopiedTalk, ...]:
    contents: dict[str, dict[str, None]] = {}
    dossiers = {dossier.talk.id: dossier for _, dossier in pairs}
    for copy, dossier in pairs:
        told = copy.contents or copies.USUAL[copy.round]
        contents.setdefault(dossier.talk.id, {}).update(dict.fromkeys(told))
    return tuple(
        CopiedTalk(talk=talk_facts(dossiers[talk_id]), contents=tuple(told))
        for talk_id, told in contents.items()
    )


def paper(facts: CopyLetterFacts) -> Paper:
    """Return the letter with its receipt."""
    control = facts.control
    title = _title(facts)
    return Paper(
        key=KEY,
        title=title,
        author=control.office,
        marking=control.marking,
        keywords=("监督谈话", "抄送", *(copied.talk.talkee for copied in facts.talks)),
        letter=LetterHead(
            name=control.office,
            number=facts.number or control.document_number,
            printed=control.printed_head,
        ),
        blocks=(
            Title(text=title),
            Para(text=f"{facts.receiver or LONG_BLANK}：", indent=0, keep=True),
            Para(text=_opening(facts)),
            _list(facts),
            Para(text=_asked(facts)),
            Closing(signer=control.office, on=day(facts.sent_on)),
        ),
        foot=receipt(title, facts.number, facts.receiver),
    )


def _title(facts: CopyLetterFacts) -> str:
    """Name the one talkee, unless the name is too long for a title."""
    one = facts.talks[0].talk.talkee if len(facts.talks) == 1 else ""
    named = 0 < len(one) <= _LONGEST_NAME
    return f"关于抄送{one}同志监督谈话有关情况的函" if named else TITLE


def _opening(facts: CopyLetterFacts) -> str:
    count = len(facts.talks)
    whom = "下列同志" if count != 1 else f"{facts.talks[0].talk.talkee}同志"
    number = f"（共{count}人次）" if count > 1 else ""
    return f"根据{MEASURES}第十二条规定，现将对{whom}{number}开展监督谈话的有关情况抄送你单位，材料附后。"


def _list(facts: CopyLetterFacts) -> Table:
    rows = [
        (str(n), c.talk.talkee, c.talk.talkee_post, c.talk.kind, _held(c.talk), names(c.contents))
        for n, c in enumerate(facts.talks, start=1)
    ]
    titles = ("序号", "被谈话人", "单位及职务", "谈话类别", "谈话日期", "抄送材料")
    body = listed(rows, middle=(0, 1, 3, 4)) or empty(len(titles), 4, 11)
    return Table(widths=(12, 22, 42, 24, 24, 32), rows=(head(*titles), *body))


def _held(talk: TalkFacts) -> str:
    return short_day(talk.ended_at.date() if talk.ended_at else None)


def _asked(facts: CopyLetterFacts) -> str:
    control = facts.control
    return (
        "请结合职责纳入日常监督，对材料中涉及的未公开事项和其他应当保密的内容予以保密，不得复制、转送。"
        f"收到后请填写回执反馈。{contact(control)}"
    )
