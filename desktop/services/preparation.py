"""Getting a talk ready: topics, approval, notice, self-check, outline, and what is missing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.content import ContentStore
from db.records import Preparation, Talk, TalkStatus
from desktop.errors import BadInput, Refused
from desktop.rules.appointment import check_not_future, self_check_day
from desktop.rules.readiness import pass_over_entry, passed_over
from desktop.rules.wording import line, passage
from desktop.security.permissions import require
from desktop.services.desk import Desk
from desktop.services.parts import outline, reading, readying, topics
from desktop.services.parts.editing import saved
from desktop.services.parts.preparing import papers, points_of, unheld
from desktop.services.views.preparation import PreparationView, TopicGroup

_TABLES = {"preparations", "talks"}


class PreparationService:
    """Gets the papers of a talk ready before it is held (Art. 9)."""

    def __init__(self, desk: Desk[ContentStore]) -> None:
        self._desk = desk
        self._store = desk.store

    def open(self, talk_id: str) -> PreparationView:
        """Return all that is ready and what is missing, and log that it was looked at."""
        view = self.read(talk_id)
        self._desk.seen("view talk", "查看谈话准备", talk_id)
        return view

    def read(self, talk_id: str) -> PreparationView:
        """Return all that is ready and what is missing."""
        require(self._desk.worker.role, "view talk")
        return readying.view(self._desk, reading.talk_of(self._desk, talk_id))

    def topic_groups(self) -> tuple[TopicGroup, ...]:
        """Return the topics to choose from, first-responsible-person duties first."""
        require(self._desk.worker.role, "view talk")
        return topics.groups(self._store.settings.office())

    def choose_topics(self, talk_id: str, version: int, chosen: Sequence[str]) -> None:
        """Choose the topics that the talkee compares himself or herself with."""
        with self._desk.deed("preparation", "选择对照要点", talk_id, _TABLES):
            kept = tuple(
                dict.fromkeys(line(topic, "对照要点") for topic in chosen if topic.strip())
            )
            self._put(talk_id, version, topics=kept)

    def add_office_topic(self, text: str) -> None:
        """Add a topic of the office's own, to be chosen from for every talk."""
        with self._desk.deed("talks", "增加对照要点", "office", {"settings"}):
            topic = line(text, "对照要点", required=True)
            settings = self._store.settings.office()
            known = [t for g in topics.groups(settings) for t in g.topics]
            if topic in known:
                raise BadInput("这条要点已经有了，不需要再加。", field="对照要点")
            self._store.settings.put_office(replace(settings, topics=(*settings.topics, topic)))

    def approve(self, talk_id: str, on: date, by: str) -> None:
        """Register that the talk was approved: the day, and by whom."""
        with self._desk.deed("preparation", "登记呈批", talk_id, _TABLES):
            check_not_future(on, self._desk.today(), "批准日期")
            self._put(talk_id, None, approved_on=on, approved_by=line(by, "批准人", required=True))

    def send_notice(self, talk_id: str, on: date, self_check_due_on: date | None) -> None:
        """Register that the notice went out, with the date until which the self-check is due."""
        with self._desk.deed("preparation", "登记通知", talk_id, _TABLES):
            check_not_future(on, self._desk.today(), "通知日期")
            talk = self._preparing(talk_id)
            label, due = "自查报送时限", self_check_due_on
            if due is not None and due < on:
                raise BadInput("“自查报送时限”早于通知日期，请核对。", field=label)
            if due is not None and talk.planned_at and due > talk.planned_at.date():
                raise BadInput("“自查报送时限”晚于谈话日期，请核对。", field=label)
            self._put(talk_id, None, notice_sent_on=on, self_check_due_on=due)

    def register_notice_receipt(self, talk_id: str, on: date) -> None:
        """Register the receipt of the notice."""
        with self._desk.deed("preparation", "登记通知回执", talk_id, _TABLES):
            check_not_future(on, self._desk.today(), "回执日期")
            sent = papers(self._store, talk_id).notice_sent_on
            if sent is None:
                raise Refused("谈话通知还没有登记发出，先登记通知再登记回执。")
            if on < sent:
                raise BadInput("“回执日期”早于通知日期，请核对。", field="回执日期")
            self._put(talk_id, None, notice_receipt_on=on)

    def receive_self_check(
        self, talk_id: str, on: date, text: str, problems: Sequence[str]
    ) -> None:
        """Register the talkee's self-check: when it came, what it says, the problems it names."""
        with self._desk.deed("preparation", "登记自查报告", talk_id, _TABLES):
            check_not_future(on, self._desk.today(), "收到日期")
            named = [passage(p, "自查问题").strip() for p in problems]
            self._put(
                talk_id,
                None,
                self_check_on=on,
                self_check_text=passage(text, "自查情况"),
                self_check_problems=tuple(p for p in named if p),
            )
            saved(self._desk, talk_id, "self_check")

    def compare_self_check(self, talk_id: str, text: str) -> None:
        """Keep how the self-check compares with what the office knows."""
        with self._desk.deed("preparation", "比对自查情况", talk_id, _TABLES):
            if papers(self._store, talk_id).self_check_on is None:
                raise Refused("还没有登记收到自查情况报告，登记后再比对。", "第九条")
            self._put(talk_id, None, self_check_compared=passage(text, "比对情况"))
            saved(self._desk, talk_id, "compared")

    def form_outline(self, talk_id: str) -> str:
        """Return the text of an outline made of topics and findings; nothing is stored."""
        require(self._desk.worker.role, "preparation")
        talk = reading.talk_of(self._desk, talk_id)
        return outline.proposed(
            reading.head(self._store, talk),
            papers(self._store, talk_id),
            self._store.findings.standing(talk_id),
        )

    def write_outline(self, talk_id: str, version: int, text: str) -> None:
        """Store the outline."""
        with self._desk.deed("preparation", "保存谈话提纲", talk_id, _TABLES):
            self._put(talk_id, version, outline=passage(text, "谈话提纲"))
            saved(self._desk, talk_id, "outline")

    def pass_over(self, talk_id: str, key: str, word: str) -> None:
        """Leave out a point of the preparation knowingly, with a word that is kept."""
        with self._desk.deed("preparation", "略过准备事项", talk_id, _TABLES, key):
            why = line(word, "说明", required=True)
            known = {p.key for p in points_of(self._store, self._preparing(talk_id))}
            if key not in known:
                raise Refused("准备事项中没有这一项，请刷新后再试。")
            others = self._passed_over_besides(talk_id, key)
            self._put(talk_id, None, passed_over=(*others, pass_over_entry(key, why)))

    def take_up(self, talk_id: str, key: str) -> None:
        """Ask again for a point that was left out."""
        with self._desk.deed("preparation", "恢复准备事项", talk_id, _TABLES, key):
            others = self._passed_over_besides(talk_id, key)
            self._put(talk_id, None, passed_over=others)

    def proposed_self_check_due(self, talk_id: str) -> date | None:
        """Return the office's usual last day for the self-check: not over, not after the talk."""
        require(self._desk.worker.role, "view talk")
        at = reading.talk_of(self._desk, talk_id).planned_at
        days = self._store.settings.office().self_check_days_before
        return self_check_day(at.date() if at else None, days, self._desk.today())

    def _passed_over_besides(self, talk_id: str, key: str) -> tuple[str, ...]:
        words = passed_over(papers(self._store, talk_id))
        return tuple(pass_over_entry(k, w) for k, w in words.items() if k != key)

    def _put(self, talk_id: str, version: int | None, **fields: Any) -> Preparation:
        """Store fields; with a version, only onto what was shown."""
        self._preparing(talk_id)
        known = papers(self._store, talk_id)
        if version is not None:
            known = replace(known, version=version)
        return self._store.preparations.put(replace(known, **fields))

    def _preparing(self, talk_id: str) -> Talk:
        """Return a talk whose papers may change; the self-check may still come in during it."""
        talk = reading.talk_of(self._desk, talk_id)
        return talk if talk.status is TalkStatus.IN_PROGRESS else unheld(self._desk, talk_id)
