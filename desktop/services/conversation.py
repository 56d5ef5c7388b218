"""The five steps of a talk, from its start to its end (Art. 10)."""

from dataclasses import replace
from datetime import date, datetime

from db.content import ContentStore
from db.records import Talk, TalkStatus
from desktop.errors import BadInput, Refused
from desktop.rules.appointment import check_span
from desktop.rules.deadlines import timeliness
from desktop.rules.readiness import lacking, pass_over_entry
from desktop.rules.steps import TITLES, check_not_held, following, previous
from desktop.rules.wording import line
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import holding, reading
from desktop.services.parts.correcting import correct
from desktop.services.parts.editing import changeable
from desktop.services.parts.pairing import check_pair, post_of, talkee_side
from desktop.services.parts.preparing import begun, papers, points_of
from desktop.services.parts.stepping import enter, go, leave, save_text, save_texts, step_of
from desktop.services.views.conversation import ConversationView
from desktop.words import word as in_words
from desktop.workflow.report import due_on
from desktop.workflow.talk import BEFORE, correct_end, move, take_back_end

_TABLES = {"talks", "steps"}


class ConversationService:
    """Walks a talk through its steps and keeps every word."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def open(self, talk_id: str) -> ConversationView:
        """Return a talk as it is held, where it stopped, and log that it was looked at."""
        view = self.read(talk_id)
        self._desk.seen("view talk", "查看谈话过程", talk_id)
        return view

    def idle_minutes(self) -> int:
        """Return after how many minutes without a touch 谈话模式 is locked (office)."""
        return self._store.settings.office().conversation_idle_minutes

    def read(self, talk_id: str) -> ConversationView:
        """Return a talk as it is held, where it stopped, with every unsaved word."""
        require(self._desk.worker.role, "view talk")
        return holding.view(self._desk, reading.talk_of(self._desk, talk_id))

    def start(self, talk_id: str, *, word: str = "") -> None:
        """Start a talk with step 1 (Art. 7 and 10).

        What the preparation lacks is refused unless a word is given, which is kept for each point.
        """
        tables = {*_TABLES, "preparations"}
        with self._desk.deed("conversation", "开始谈话", talk_id, tables):
            talk = reading.talk_of(self._desk, talk_id)
            if talk.status not in BEFORE:
                raise Refused(f"谈话{talk.number}{in_words(talk.status)}，不能再次开始。")
            now = self._now()
            talkee = talkee_side(self._store, talk.talkee_id, talk.organisation_id)
            check_pair(
                self._store,
                talk.kind,
                now.date(),
                talker_id=talk.talker_id,
                talkee=talkee,
                besides=talk_id,
            )
            self._pass_over_gaps(talk, line(word, "说明"))
            talk = begun(self._desk, talk)
            post = post_of(self._store, talk, now.date())
            started = move(talk, TalkStatus.IN_PROGRESS, at=now)
            self._store.talks.put(replace(started, talker_post=post))
            enter(self._desk, talk_id, started.step, now)

    def start_taken_back(self, talk_id: str, reason: str) -> None:
        """Take back the start of a talk that was started by mistake, with the reason."""
        with self._desk.deed("conversation", "撤回开始", talk_id, _TABLES):
            talk = reading.talk_of(self._desk, talk_id)
            save_texts(self._desk, talk, talk.step, None)
            self._store.talks.put(
                move(talk, TalkStatus.PREPARING, at=self._now(), reason=line(reason, "原因"))
            )

    def go_to(self, talk_id: str, number: int, text: str | None = None) -> None:
        """Go to a step: back freely, forward one after the other. Saves all that was typed."""
        with self._desk.deed("conversation", "进入步骤", talk_id, _TABLES, f"第{number}步"):
            go(self._desk, self._in_progress(talk_id), number, text, self._now())

    def finish_step(self, talk_id: str, text: str | None = None) -> None:
        """Finish the step under way and go to the next one that is held."""
        with self._desk.deed("conversation", "完成步骤", talk_id, _TABLES):
            talk = self._in_progress(talk_id)
            number = following(talk.step, self._store.steps.of_talk(talk_id))
            if number is None:
                raise Refused("已是最后一步，请结束谈话。", "第十条")
            go(self._desk, talk, number, text, self._now())

    def back(self, talk_id: str, text: str | None = None) -> None:
        """Go back to the step before."""
        with self._desk.deed("conversation", "返回上一步", talk_id, _TABLES):
            talk = self._in_progress(talk_id)
            number = previous(talk.step, self._store.steps.of_talk(talk_id))
            if number is None:
                raise Refused("已是第一步，前面没有步骤。", "第十条")
            go(self._desk, talk, number, text, self._now())

    def save_step(self, talk_id: str, number: int, text: str) -> None:
        """Save the text of one step; after the end too, until the record is fixed."""
        with self._desk.deed("conversation", "保存步骤", talk_id, {"steps"}, f"第{number}步"):
            talk = changeable(self._desk, talk_id)
            if talk.status in BEFORE:
                raise Refused(f"谈话{talk.number}还没有开始，开始谈话后再记录。", "第十条")
            save_text(self._desk, talk_id, number, text)

    def not_held(self, talk_id: str, number: int, reason: str) -> None:
        """Mark a step of a timely talk as not held, with the reason (Art. 10)."""
        with self._desk.deed("conversation", "记为未进行", talk_id, {"steps"}, f"第{number}步"):
            talk = changeable(self._desk, talk_id)
            why = line(reason, "原因")
            check_not_held(talk, number, why)
            step = step_of(self._desk, talk_id, number)
            if self._store.drafts.of_field(self._desk.worker.login, talk_id, f"step{number}"):
                save_text(self._desk, talk_id, number, None)
                step = step_of(self._desk, talk_id, number)
            if step.text.strip():
                raise Refused(f"第{number}步“{TITLES[number]}”已有记录，不能记为未进行。")
            self._store.steps.put(
                replace(step, not_held_reason=why, started_at=None, ended_at=None)
            )

    def held_after_all(self, talk_id: str, number: int) -> None:
        """Take back that a step was not held."""
        with self._desk.deed("conversation", "撤回未进行", talk_id, {"steps"}, f"第{number}步"):
            changeable(self._desk, talk_id)
            self._store.steps.put(replace(step_of(self._desk, talk_id, number), not_held_reason=""))

    def end(self, talk_id: str, text: str | None = None, *, at: datetime | None = None) -> None:
        """End the talk with its last step; both deadlines run from here (Art. 10 and 11)."""
        with self._desk.deed("conversation", "结束谈话", talk_id, _TABLES):
            talk = self._in_progress(talk_id)
            ended_at = reading.placed(self._desk.now, at) if at else self._now()
            check_span(talk.started_at, ended_at, self._desk.now())
            left = following(talk.step, self._store.steps.of_talk(talk_id))
            if left is not None:
                raise Refused(f"第{left}步“{TITLES[left]}”还没有进行，不能结束谈话。", "第十条")
            save_texts(self._desk, talk, talk.step, text)
            leave(self._desk, talk_id, talk.step, ended_at)
            self._store.talks.put(move(talk, TalkStatus.AWAITING_SIGNATURE, at=ended_at))

    def end_taken_back(self, talk_id: str, reason: str) -> None:
        """Take back the end of a talk that was ended by mistake, until the record is fixed."""
        with self._desk.deed("conversation", "撤回结束", talk_id, _TABLES):
            talk = reading.talk_of(self._desk, talk_id)
            record = self._store.records.find(talk_id)
            why = line(reason, "原因", required=True)
            self._store.talks.put(take_back_end(talk, record, why, at=self._now()))

    def correct_times(
        self, talk_id: str, version: int, started_at: datetime, ended_at: datetime, reason: str
    ) -> None:
        """Correct start and end with a reason until the record is fixed; deadlines follow."""
        tables = {"talks", "corrections", "reports"}
        with self._desk.deed("conversation", "更正谈话时间", talk_id, tables):
            talk = replace(reading.talk_of(self._desk, talk_id), version=version)
            began = reading.placed(self._desk.now, started_at)
            ended = reading.placed(self._desk.now, ended_at)
            check_span(began, ended, self._desk.now())
            why = line(reason, "原因", required=True)
            record = self._store.records.find(talk_id)
            correct_end(replace(talk, started_at=began), record, ended, why)
            correct(self._desk, self._store.talks, talk, why, started_at=began, ended_at=ended)
            self._count_anew(talk_id, ended.date())

    def _in_progress(self, talk_id: str) -> Talk:
        talk = reading.talk_of(self._desk, talk_id)
        if talk.status is not TalkStatus.IN_PROGRESS:
            raise Refused(f"谈话{talk.number}{in_words(talk.status)}，没有在进行。", "第十条")
        return talk

    def _pass_over_gaps(self, talk: Talk, word: str) -> None:
        gaps = lacking(points_of(self._store, talk))
        if not gaps:
            return
        if not word:
            said = "；".join(g.sentence.removesuffix("。") for g in gaps)
            raise Refused(f"准备还不完整：{said}。请补齐，或者写明说明后开始。", "第九条")
        preparation = papers(self._store, talk.id)
        entries = tuple(pass_over_entry(g.key, word) for g in gaps)
        self._store.preparations.put(
            replace(preparation, passed_over=(*preparation.passed_over, *entries))
        )

    def _count_anew(self, talk_id: str, ended_on: date) -> None:
        for report in self._store.reports.of_talk(talk_id):
            if report.voided_reason or report.round > 1:
                continue
            if report.received_on < ended_on:
                raise BadInput(
                    f"{in_words(report.kind)}在{report.received_on:%Y-%m-%d}已登记收到，"
                    "早于更正后的结束时间，请先核对报告的收到日期。",
                    field="结束时间",
                )
            due = due_on(report.kind, ended_on)
            counted = timeliness(report.received_on, due)
            self._store.reports.put(replace(report, due_on=due, timeliness=counted))

    def _now(self) -> datetime:
        return self._desk.now().replace(microsecond=0)
