"""Looking only as far as a day finds exactly what reading everything finds."""

import random
from datetime import date, timedelta

import pytest

from db.content import ContentStore
from db.records import (
    CopyRound,
    DueItem,
    Grade,
    Manner,
    OfficeSettings,
    Origin,
    RecordState,
    Reminder,
    ReportKind,
    TalkKind,
    TalkStatus,
)
from desktop.reminders.horizon import horizon
from desktop.services.parts.watching import office, open_items
from tests.conftest import KEY, TODAY
from tests.factories import (
    a_copy,
    a_finding,
    a_preparation,
    a_record,
    a_report,
    a_request,
    a_talk,
    a_team_notice,
    an_action,
    an_assessment,
    an_ended_talk,
    at,
)
from tests.services.roster import put_roster

RECEIVERS = ("市纪委监委", "市委组织部")
NAMES = (*RECEIVERS, "市纪委", "市委巡察办")


class Chance(random.Random):
    def day(self, first=-130, last=40):
        return TODAY + timedelta(days=self.randint(first, last))

    def maybe(self, value, share=0.5):
        return value if self.random() < share else None


def fill(store, chance, count):
    for n in range(count):
        talk_id = f"t{n}"
        before = chance.random() < 0.3
        make = _before if before else _after
        make(store, chance, talk_id, str(n))


def _before(store, chance, talk_id, number):
    planned = chance.maybe(chance.day(-5, 60), 0.9)
    store.talks.put(
        a_talk(
            id=talk_id,
            number=number,
            talker_id=chance.choice(("wang", "li")),
            kind=chance.choice(tuple(TalkKind)),
            status=chance.choice(tuple(TalkStatus)[:3]),
            planned_at=planned and at(planned.year, planned.month, planned.day, 23, 30),
            followed_by_id=chance.maybe("li", 0.1),
        )
    )
    store.preparations.put(
        a_preparation(
            id=talk_id,
            notice_sent_on=chance.maybe(chance.day(-30, 0)),
            notice_receipt_on=chance.maybe(TODAY),
            self_check_due_on=chance.maybe(chance.day(-10, 60)),
            self_check_on=chance.maybe(TODAY, 0.3),
        )
    )
    store.material_requests.put(
        a_request(
            id=talk_id,
            talk_id=talk_id,
            reply_due_on=chance.day(-10, 60),
            replied_on=chance.maybe(TODAY),
            voided_reason=chance.maybe("误发", 0.1) or "",
        )
    )


def _after(store, chance, talk_id, number):
    ended = chance.day(-130, 0)
    status = chance.choice((*tuple(TalkStatus)[3:], TalkStatus.REMEDIATION, TalkStatus.REMEDIATION))
    store.talks.put(
        an_ended_talk(
            at(ended.year, ended.month, ended.day, chance.choice((0, 11, 23))),
            id=talk_id,
            number=number,
            status=status,
            talker_id=chance.choice(("wang", "li")),
            origin=chance.choice((Origin.HELD_HERE, Origin.LATE_ENTRY)),
            started_at=None,
        )
    )
    of_talk = {"talk_id": talk_id}
    state = chance.choice(tuple(RecordState))
    signed_on = ended + timedelta(days=3) if state is RecordState.SIGNED else None
    store.records.put(a_record(id=talk_id, state=state, signed_on=signed_on))
    store.findings.put(a_finding(id=f"f{talk_id}", **of_talk))
    store.actions.put(
        an_action(
            id=f"a{talk_id}",
            finding_id=f"f{talk_id}",
            first_responsible=chance.random() < 0.5,
            **of_talk,
        )
    )
    for kind in ReportKind:
        if chance.random() < 0.5:
            store.reports.put(
                a_report(
                    id=f"{kind}{talk_id}",
                    kind=kind,
                    received_on=ended + timedelta(days=20),
                    voided_reason=chance.maybe("误登", 0.2) or "",
                    **of_talk,
                )
            )
    store.assessments.put(
        an_assessment(
            id=f"s{talk_id}",
            finding_id=f"f{talk_id}",
            decided=chance.maybe(chance.choice(tuple(Grade))),
            look_again_on=chance.maybe(chance.day()),
            redo_by=chance.maybe(chance.day()),
            **of_talk,
        )
    )
    if chance.random() < 0.4:
        store.team_notices.put(
            a_team_notice(
                id=f"n{talk_id}", voided_reason=chance.maybe("误登", 0.3) or "", **of_talk
            )
        )
    _copies(store, chance, of_talk)
    _letter(store, chance, talk_id)


def _copies(store, chance, of_talk):
    for round_ in CopyRound:
        for receiver in chance.sample(NAMES, chance.randint(0, 4)):
            store.copies.put(
                a_copy(
                    round_,
                    receiver,
                    id=f"{round_}{receiver}{of_talk['talk_id']}",
                    required=chance.random() < 0.7,
                    sent_on=chance.maybe(chance.day(-60, 0)),
                    receipt_on=chance.maybe(TODAY),
                    voided_reason=chance.maybe("误发", 0.1) or "",
                    **of_talk,
                )
            )


def _letter(store, chance, talk_id):
    day = chance.day(-40, 0)
    store.reminders.put(
        Reminder(
            id=f"m{talk_id}",
            talk_id=talk_id,
            item=chance.choice((DueItem.ACTION_REPORT, DueItem.RESULTS_REPORT)),
            manner=chance.choice((Manner.LETTER, Manner.TELEPHONE)),
            at=at(day.year, day.month, day.day, 23, 59),
            by="李文书",
            receipt_on=chance.maybe(TODAY, 0.3),
        )
    )


@pytest.fixture(scope="module", params=range(3))
def many(request, tmp_path_factory):
    chance = Chance(request.param)
    folder = tmp_path_factory.mktemp("many")
    store = ContentStore(folder / "content.db", KEY, create=True)
    put_roster(store)
    with store.atomic():
        fill(store, chance, 120)
        store.settings.put_office(
            OfficeSettings(
                required_copy_receivers=RECEIVERS,
                team_notice_days=chance.choice((None, 20)),
                copy_rounds=chance.choice((("talk", "actions", "results"), ("results",))),
                receipt_days=chance.choice((0, 10)),
            )
        )
    yield store
    store.close()


@pytest.mark.parametrize("own_of", [None, "li"])
@pytest.mark.parametrize("days", [-30, -1, 0, 3, 17, 60])
def test_a_look_as_far_as_a_day_finds_what_reading_everything_finds(many, days, own_of):
    until = TODAY + timedelta(days=days)
    every = open_items(many, TODAY, own_of)
    expected = {i for i in every if i.due_on <= until}
    assert len(expected) > 5
    assert set(open_items(many, TODAY, own_of, until=until)) == expected


def test_what_is_not_due_is_mostly_not_read(many):
    settled = office(many)
    seen = many.watch.may_be_due(horizon(date(2026, 5, 1), settled))
    due = {i.talk_id for i in open_items(many, TODAY) if i.due_on <= date(2026, 5, 1)}
    assert due <= seen
    assert len(seen - due) < 30


@pytest.mark.parametrize("own_of", [None, "li"])
def test_article_12_rounds_to_send_are_counted_as_they_are_listed(many, own_of):
    far = horizon(TODAY + timedelta(days=400), office(many))
    listed = [i for i in open_items(many, TODAY, own_of) if i.item is DueItem.COPY]
    assert len(listed) > 3
    assert len(many.watch.rounds_to_send(far, own_of)) == len(listed)
