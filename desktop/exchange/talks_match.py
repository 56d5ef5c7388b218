"""Finding who is meant by a line of a list of talks: the head in its post, the leader in office."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from db.frozen import frozen
from db.records import HeadRole, Leader, Organisation, Person, Tenure
from desktop.exchange.remarks import Remark
from desktop.exchange.roster_words import organisation_key
from desktop.exchange.talks_list import TalkLine
from desktop.rules.deadlines import IN_FORCE_FROM, applies

T = TypeVar("T", Tenure, Leader)


@frozen
class Known:
    """Whom the store knows."""

    organisations: Sequence[Organisation]
    people: Sequence[Person]
    tenures: Sequence[Tenure]
    leaders: Sequence[Leader]


@frozen
class Matched:
    """A line with those whom it means; without `talker_id` the talker is somebody new."""

    line: TalkLine
    talkee: Tenure
    organisation: Organisation
    talker_id: str | None
    talker_post: str


class Matcher:
    """Matches lines one by one; what cannot be matched becomes an error at its cell."""

    def __init__(self, known: Known) -> None:
        self._names = {p.id: p.name for p in known.people}
        self._places = {o.id: o for o in known.organisations}
        self._keys: dict[str, list[str]] = defaultdict(list)
        for place in known.organisations:
            self._keys[organisation_key(place.name)].append(place.id)
        self._tenures = _by_name(known.tenures, self._names)
        self._leaders = _by_name(known.leaders, self._names)
        heads = {t.person_id for t in known.tenures}
        self._others: defaultdict[str, list[str]] = defaultdict(list)
        for person in known.people:
            if person.id not in heads:
                self._others[person.name].append(person.id)
        self.errors: list[Remark] = []
        self.notices: list[Remark] = []

    def match(self, line: TalkLine) -> Matched | None:
        """Return the line with those whom it means, or None where that is unclear."""
        before = len(self.errors)
        tenure = self._talkee(line)
        talker_id, post = self._talker(line)
        if tenure is None or len(self.errors) > before:
            return None
        return Matched(
            line=line,
            talkee=tenure,
            organisation=self._places[tenure.organisation_id],
            talker_id=talker_id,
            talker_post=line.talker_post or post,
        )

    def _talkee(self, line: TalkLine) -> Tenure | None:
        posts = [t for t in self._tenures[line.talkee] if t.organisation_id in self._places]
        if not posts:
            self._refuse(line, "talkee", f"名册中没有{line.talkee}，请先在名册中登记其任职起止日期")
            return None
        if line.organisation:
            wanted = self._keys.get(organisation_key(line.organisation), [])
            if not wanted:
                self._refuse(line, "organisation", f"名册中没有“{line.organisation}”这个单位")
                return None
            posts = [t for t in posts if t.organisation_id in wanted]
            if not posts:
                said = f"名册中{line.talkee}没有在“{line.organisation}”任职"
                self._refuse(line, "organisation", f"{said}，请核对单位或者名册")
                return None
        return self._on_the_day(line, posts)

    def _on_the_day(self, line: TalkLine, posts: Sequence[Tenure]) -> Tenure | None:
        then = [t for t in posts if _within(t, line.held_on)]
        if not then:
            times = "、".join(f"{t.begins_on} 至 {t.ends_on or '今'}" for t in posts)
            self._refuse(
                line, "held", f"{line.held_on}不在{line.talkee}的任职时间（{times}）内，请核对"
            )
            return None
        heads = [t for t in then if t.role is not HeadRole.DEPUTY] or then
        if len({(t.person_id, t.organisation_id) for t in heads}) > 1:
            places = "、".join(self._places[t.organisation_id].name for t in heads)
            self._refuse(
                line, "organisation", f"名册中{line.talkee}不止一处（{places}），请写明单位"
            )
            return None
        return heads[0]

    def _talker(self, line: TalkLine) -> tuple[str | None, str]:
        leaders = self._leaders[line.talker]
        then = [x for x in leaders if _within(x, line.held_on)] or leaders
        if len({x.person_id for x in then}) > 1:
            self._refuse(line, "talker", f"领导班子中不止一位{line.talker}，请在系统中补录这一场")
            return None, ""
        if then:
            return then[0].person_id, then[0].post
        if applies(line.held_on):
            self._refuse(
                line,
                "talker",
                f"{line.talker}不在本单位领导班子名单中，请先在“系统管理”中登记其任职起止时间",
            )
            return None, ""
        return self._former(line)

    def _former(self, line: TalkLine) -> tuple[str | None, str]:
        """A leader of former times who is not in the list; earlier talks need no more (Art. 20)."""
        day = f"{IN_FORCE_FROM.year}年{IN_FORCE_FROM.month}月{IN_FORCE_FROM.day}日"
        self.notices.append(
            line.remark(
                "talker", f"{line.talker}不在领导班子名单中，{day}以前的谈话按姓名登记谈话人。"
            )
        )
        known = self._others[line.talker]
        return (known[0] if len(known) == 1 else None), ""

    def _refuse(self, line: TalkLine, name: str, message: str) -> None:
        self.errors.append(line.remark(name, f"{message}。"))


def _by_name(found: Iterable[T], names: dict[str, str]) -> defaultdict[str, list[T]]:
    grouped: defaultdict[str, list[T]] = defaultdict(list)
    for one in found:
        if not one.voided_reason:
            grouped[names.get(one.person_id, "")].append(one)
    return grouped


def _within(period: Tenure | Leader, on: date) -> bool:
    return period.begins_on <= on and (period.ends_on is None or on <= period.ends_on)
