"""A talk from its creation until it is held or called off."""

from dataclasses import replace
from datetime import date, datetime

from db.content import ContentStore
from db.records import Leader, Talk, TalkKind, TalkStatus, Tenure
from desktop.errors import BadInput, Refused
from desktop.rules.appointment import day_of
from desktop.rules.deadlines import IN_FORCE_FROM, applies
from desktop.rules.eligibility import Talkee
from desktop.rules.scope import SCOPES, Scope
from desktop.rules.wording import line, passage
from desktop.rules.workdays import Workdays
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import choices, reading, stages
from desktop.services.parts.correcting import correct, turn
from desktop.services.parts.creating import new_talk
from desktop.services.parts.pairing import check_pair, pair_of, talkee_side
from desktop.services.parts.planning import fill_item
from desktop.services.views.talks import (
    Arrangement,
    NewTalk,
    TalkeeChoice,
    TalkerChoice,
    TalkView,
)
from desktop.words import word
from desktop.workflow.talk import BEFORE, OVER, move, restore

_CANCELLED = word(TalkStatus.CANCELLED)


class TalkService:
    """Creates, arranges, opens and calls off talks."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def scope_choices(self) -> tuple[Scope, ...]:
        """Return the answers to what is to be held; those without a kind say why not (Art. 2)."""
        require(self._desk.worker.role, "talks")
        return SCOPES

    def talkees(self, on: date, text: str = "", *, limit: int = 50) -> list[TalkeeChoice]:
        """Return heads in post on a day whose name, post or organisation fits the text."""
        require(self._desk.worker.role, "talks")
        return choices.talkees(self._store, on, text, limit)

    def talkers(self, kind: TalkKind, tenure_id: str, on: date) -> list[TalkerChoice]:
        """Return leaders on a day, those first who may hold the talk, the others with why not."""
        require(self._desk.worker.role, "talks")
        return choices.talkers(self._store, kind, self._store.tenures.get(tenure_id), on)

    def day_remark(self, on: date) -> str:
        """Return what is to be minded about a day: that nobody works, or that nobody knows."""
        if on < self._desk.today():
            return f"{_words(on)}已经过去，请核对；当时已在纸面上谈过的，用“补录”登记更省事。"
        workdays = Workdays.of(self._store.settings.office())
        if not workdays.is_workday(on):
            return f"{_words(on)}是非工作日，请确认是否安排在这一天。"
        return workdays.remark(on.year)

    def followers(self, talk_id: str) -> list[TalkerChoice]:
        """Return the leaders in office today who may follow up a talk in its talker's place."""
        require(self._desk.worker.role, "view talk")
        talk = reading.talk_of(self._desk, talk_id)
        return choices.followers(self._store, talk, self._desk.today())

    def create(self, new: NewTalk) -> str:
        """Create a talk and return its id (Art. 5 and 7)."""
        talk_id = self._desk.new_id()
        with self._desk.deed("talks", "新建谈话", talk_id, {"talks", "plan_items"}):
            talker, talkee, planned_at = self._pair(new, None)
            talk = replace(new_talk(self._desk, new.kind, talker, talkee, planned_at), id=talk_id)
            self._store.talks.put(self._filled(talk, new, planned_at))
            fill_item(self._store, talk, (planned_at or self._desk.now()).year)
        return talk_id

    def change(self, talk_id: str, version: int, new: NewTalk) -> None:
        """Change everything but the number of a talk not yet held."""
        with self._desk.deed("talks", "修改谈话", talk_id, {"talks"}):
            talk = self._unheld(talk_id)
            talker, talkee, planned_at = self._pair(new, talk_id)
            changed = replace(
                talk,
                version=version,
                kind=new.kind,
                talker_id=talker.person_id,
                talker_post=talker.post,
                talkee_id=talkee.person_id,
                organisation_id=talkee.organisation_id,
                talkee_post=talkee.post,
            )
            self._store.talks.put(self._filled(changed, new, planned_at))

    def arrange(self, talk_id: str, version: int, arrangement: Arrangement) -> None:
        """Settle when and where a talk not yet held takes place, and who else is there."""
        with self._desk.deed("talks", "安排谈话", talk_id, {"talks"}):
            talk = self._unheld(talk_id)
            at = self._time(arrangement.planned_at)
            if at is not None:
                talkee = talkee_side(self._store, talk.talkee_id, talk.organisation_id)
                self._check(talk.kind, at.date(), talk.talker_id, talkee, talk_id)
            arranged = replace(talk, version=version, planned_at=at)
            self._store.talks.put(_with_others(arranged, arrangement))

    def preparation_taken_back(self, talk_id: str) -> None:
        """Say that preparation has not begun after all; what was prepared stays."""
        with self._desk.deed("talks", "撤回准备", talk_id, {"talks"}):
            talk = reading.talk_of(self._desk, talk_id)
            self._store.talks.put(move(talk, TalkStatus.PLANNED, at=self._desk.now()))

    def cancel(self, talk_id: str, reason: str) -> None:
        """Call off a talk not yet held, or void a late or earlier one, with the reason."""
        with self._desk.deed("talks", "取消谈话", talk_id, {"talks", "corrections"}):
            talk, why = reading.talk_of(self._desk, talk_id), line(reason, "原因", required=True)
            cancelled = move(talk, TalkStatus.CANCELLED, at=self._desk.now(), reason=why)
            turn(self._desk, self._store.talks, talk, cancelled, why)

    def restore(self, talk_id: str, reason: str) -> None:
        """Take back a cancelling or voiding by mistake, with the reason; the pair must fit still."""
        with self._desk.deed("talks", "撤回取消", talk_id, {"talks", "corrections"}):
            talk, why = reading.talk_of(self._desk, talk_id), line(reason, "原因", required=True)
            restored = restore(talk, self._before(talk_id), why, at=self._desk.now())
            day = day_of(restored)
            if restored.status in BEFORE and day is not None:
                talkee = talkee_side(self._store, talk.talkee_id, talk.organisation_id)
                self._check(talk.kind, day, talk.talker_id, talkee, talk_id)
            turn(self._desk, self._store.talks, talk, restored, why)

    def terminate(self, talk_id: str, reason: str, approved_by: str, handed_to: str = "") -> None:
        """End the tracking of a held talk whose talkee is gone; say who takes it over, if anybody."""
        with self._desk.deed("talks", "终止跟踪", talk_id, {"talks", "corrections"}):
            talk, why = reading.talk_of(self._desk, talk_id), line(reason, "原因", required=True)
            ended = move(
                talk,
                TalkStatus.TERMINATED,
                at=self._desk.now(),
                reason=why,
                approved_by=line(approved_by, "批准人", required=True),
                handed_to=line(handed_to, "移交继任者"),
            )
            turn(self._desk, self._store.talks, talk, ended, why)

    def successors(self, talk_id: str) -> tuple[str, ...]:
        """Return who heads the organisation of a talk today in its talkee's place, with posts."""
        require(self._desk.worker.role, "talks")
        talk, today = reading.talk_of(self._desk, talk_id), self._desk.today()
        tenures = [
            t
            for t in self._store.tenures.heads_on(today)
            if t.organisation_id == talk.organisation_id and t.person_id != talk.talkee_id
        ]
        people = self._store.people.some(t.person_id for t in tenures)
        return tuple(f"{people[t.person_id].name}（{t.post}）" for t in tenures)

    def follow_up_by(self, talk_id: str, leader_id: str, reason: str) -> None:
        """Name the leader who follows up a talk in place of a talker who has left office."""
        with self._desk.deed("talks", "指定跟踪人", talk_id, {"talks", "corrections"}):
            talk = reading.talk_of(self._desk, talk_id)
            why = line(reason, "原因", required=True)
            if talk.status in OVER or talk.status in BEFORE:
                raise Refused("尚未进行或者已经了结的谈话不需要另行指定跟踪人。")
            leader = self._store.leaders.get(leader_id)
            if leader.id not in {x.id for x in self._store.leaders.on(self._desk.today())}:
                raise BadInput("所选人员今天不是本级领导班子成员，不能跟踪整改。", field="跟踪人")
            if leader.person_id in (talk.talker_id, talk.talkee_id):
                raise BadInput("跟踪人须是谈话人、被谈话人以外的领导班子成员。", field="跟踪人")
            correct(self._desk, self._store.talks, talk, why, followed_by_id=leader.person_id)

    def open(self, talk_id: str) -> TalkView:
        """Return one talk for its page, and log that it was looked at (Art. 16)."""
        view = self.read(talk_id)
        self._desk.seen("view talk", "查看谈话", talk_id)
        return view

    def read(self, talk_id: str) -> TalkView:
        """Return one talk for its page again, without a log entry."""
        require(self._desk.worker.role, "view talk")
        return stages.view(self._store, reading.talk_of(self._desk, talk_id))

    def _pair(self, new: NewTalk, besides: str | None) -> tuple[Leader, Tenure, datetime | None]:
        at = self._time(new.planned_at)
        leader, tenure, talkee = pair_of(self._store, new.leader_id, new.tenure_id)
        day = at.date() if at else self._desk.today()
        self._check(new.kind, day, leader.person_id, talkee, besides)
        return leader, tenure, at

    def _check(
        self, kind: TalkKind, on: date, talker_id: str, talkee: Talkee, besides: str | None
    ) -> None:
        check_pair(self._store, kind, on, talker_id=talker_id, talkee=talkee, besides=besides)

    def _before(self, talk_id: str) -> TalkStatus | None:
        """Return the state from which a talk was cancelled; a talk of an older store has none."""
        kept = self._store.corrections.of_record(talk_id)
        old = next((c.old for c in kept if (c.field, c.new) == ("status", _CANCELLED)), "")
        return next((status for status in BEFORE if word(status) == old), None)

    def _time(self, at: datetime | None) -> datetime | None:
        if at is not None and not applies(at.date()):
            raise BadInput(
                f"{_words(at.date())}在《办法》施行（{_words(IN_FORCE_FROM)}）以前；"
                "那时已经谈过的，请在“谈话”里用“历史谈话”登记。",
                field="谈话时间",
            )
        return reading.placed(self._desk.now, at) if at else None

    def _unheld(self, talk_id: str) -> Talk:
        talk = reading.talk_of(self._desk, talk_id)
        if talk.status not in BEFORE:
            raise Refused(f"谈话{talk.number}{word(talk.status)}，谈话安排不能再改。")
        return talk

    def _filled(self, talk: Talk, new: NewTalk, planned_at: datetime | None) -> Talk:
        talk = replace(talk, planned_at=planned_at, focus=passage(new.focus, "谈话重点"))
        talk = reading.marked(self._store, talk, new.marking, new.marking_by, new.marking_basis)
        others = Arrangement(place=new.place, note_takers=new.note_takers, attendees=new.attendees)
        return _with_others(talk, others)


def _with_others(talk: Talk, arrangement: Arrangement) -> Talk:
    return replace(
        talk,
        place=line(arrangement.place, "地点"),
        note_takers=reading.note_takers(arrangement.note_takers),
        attendees=reading.people_named(arrangement.attendees, "参加人员"),
    )


def _words(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
