"""What may call for accountability (Art. 17), kept by the office; the program never adds any."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db.content import ContentStore
from db.records import AccountabilityFlag, Lapse, Talk
from desktop.errors import Refused
from desktop.rules import accountability as rules
from desktop.rules.wording import line, passage
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts.correcting import correct
from desktop.services.parts.reading import talk_of
from desktop.services.views.accountability import FlagPage, FlagRow, FlagText

_KIND = "accountability"
_TABLES = {"accountability_flags", "corrections"}


class AccountabilityService:
    """Registers matters with their facts and what became of them.

    They are no part of a talk's papers, so they may come to light after its archiving.
    """

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def of_talk(self, talk_id: str) -> tuple[AccountabilityFlag, ...]:
        """Return the matters of a talk that are not voided, oldest first."""
        require(self._desk.worker.role, _KIND)
        found = self._store.accountability_flags.of_talk(talk_id)
        return tuple(f for f in found if not f.voided_reason)

    def page(self, *, offset: int = 0, limit: int = 100) -> FlagPage:
        """Return matters of all talks, newest first."""
        require(self._desk.worker.role, _KIND)
        flags = self._store.accountability_flags
        found = flags.page(offset=offset, limit=limit)
        return FlagPage(rows=self._rows(found), total=flags.count())

    def concerned(self, lapse: Lapse, talk_id: str) -> str:
        """Return whom a matter usually concerns, to be changed by hand."""
        require(self._desk.worker.role, "accountability")
        body = self._store.body.own()
        talk = self._store.talks.find(talk_id) if talk_id else None
        talkee = self._store.people.get(talk.talkee_id).name if talk else ""
        return rules.usual_concerned(lapse, talkee, body.name if body else "")

    def flag(self, text: FlagText) -> str:
        """Register a matter with its facts and return its id."""
        flag_id = self._desk.new_id()
        with self._desk.deed(_KIND, "登记追责情形", text.talk_id or flag_id, _TABLES):
            self._store.accountability_flags.put(self._made(text, flag_id))
        return flag_id

    def correct(self, flag_id: str, version: int, text: FlagText, reason: str) -> None:
        """Correct a matter with the reason; what it said before is kept."""
        with self._desk.deed(_KIND, "更正追责情形", flag_id, _TABLES):
            old = replace(self._standing(flag_id), version=version)
            made = self._made(text, flag_id)
            names = ("talk_id", "lapse", "concerned", "found_on", "source", "facts")
            fields = {name: getattr(made, name) for name in names}
            why = line(reason, "更正原因", required=True)
            correct(self._desk, self._store.accountability_flags, old, why, **fields)

    def settle(
        self, flag_id: str, version: int, handed_to: str, handed_on: date, outcome: str = ""
    ) -> None:
        """Register to whom the matter went and when, and what came of it."""
        with self._desk.deed(_KIND, "登记追责处理", flag_id, _TABLES):
            old = replace(self._standing(flag_id), version=version)
            rules.check_handed(old, handed_on, self._desk.today())
            correct(
                self._desk,
                self._store.accountability_flags,
                old,
                "登记处理情况",
                handed_to=line(handed_to, "移送单位", required=True),
                handed_on=handed_on,
                outcome=passage(outcome, "处理结果"),
            )

    def void(self, flag_id: str, reason: str) -> None:
        """Void a matter registered by mistake, with the reason."""
        with self._desk.deed(_KIND, "作废追责情形", flag_id, _TABLES):
            why = line(reason, "原因", required=True)
            old = self._standing(flag_id)
            self._store.accountability_flags.put(replace(old, voided_reason=why))

    def _standing(self, flag_id: str) -> AccountabilityFlag:
        flag = self._store.accountability_flags.get(flag_id)
        if flag.voided_reason:
            raise Refused("这条追责情形已作废，不能再改。")
        return flag

    def _made(self, text: FlagText, flag_id: str) -> AccountabilityFlag:
        talk: Talk | None = talk_of(self._desk, text.talk_id) if text.talk_id else None
        made = AccountabilityFlag(
            id=flag_id,
            talk_id=talk.id if talk else None,
            lapse=text.lapse,
            concerned=line(text.concerned, "责任人或单位", required=True),
            found_on=text.found_on,
            source=line(text.source, "线索来源"),
            facts=passage(text.facts, "主要事实", required=True),
            flagged_at=self._desk.now(),
            flagged_by=self._desk.worker.name,
        )
        rules.check(made, talk, self._desk.today())
        return made

    def _rows(self, flags: Sequence[AccountabilityFlag]) -> tuple[FlagRow, ...]:
        talks = self._store.talks.some(f.talk_id for f in flags if f.talk_id)
        people = self._store.people.some(t.talkee_id for t in talks.values())
        found = []
        for flag in flags:
            talk = talks.get(flag.talk_id or "")
            found.append(
                FlagRow(
                    flag=flag,
                    number=talk.number if talk else "",
                    talkee=people[talk.talkee_id].name if talk else "",
                )
            )
        return tuple(found)
