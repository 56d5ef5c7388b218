"""Repeated text in the store: taken, compared, pointed out, and shown to whom."""

from dataclasses import replace
from random import Random

import pytest

from db.records import RecordState, Role, TalkStatus
from desktop.errors import Refused
from desktop.services.checks import CheckService
from desktop.services.desk import Worker
from desktop.services.preparation import PreparationService
from desktop.services.record import RecordService
from desktop.services.repeats import RepeatService
from desktop.services.talks import TalkService
from desktop.services.views.repeats import Relation
from tests.factories import (
    a_finding,
    a_preparation,
    a_record,
    a_report,
    a_step,
    a_talk,
    an_action,
    an_ended_talk,
    at,
)

SIGNS = [chr(code) for code in range(0x4E00, 0x5600)]
SUN = {"talkee_id": "sun", "organisation_id": "shuiwu", "talkee_post": "市水务局党组书记"}


def invented(seed, length):
    return "".join(Random(seed).choices(SIGNS, k=length))  # noqa: S311 (a text, no secret)


PLANTED = invented(0, 100)


@pytest.fixture
def desk_(town):
    """Four talks; the records of t1 and t2 have a passage in common, t4's outline has it too."""
    with town.store.atomic():
        put = town.store.talks.put
        put(an_ended_talk(at(2026, 3, 13), id="t1"))
        put(an_ended_talk(at(2026, 4, 14), id="t2", number="2026-002", talker_id="song", **SUN))
        put(an_ended_talk(at(2026, 5, 8), id="t3", number="2026-003", talker_id="song"))
        put(a_talk(id="t4", number="2026-004", status=TalkStatus.PREPARING, **SUN))
        signed = {"state": RecordState.SIGNED}
        record = town.store.records.put
        record(a_record(id="t1", text=invented(1, 100) + PLANTED, **signed))
        record(a_record(id="t2", text=PLANTED + invented(2, 150), **signed))
        record(a_record(id="t3", text=invented(3, 200), **signed))
        town.store.preparations.put(a_preparation(id="t4", outline=PLANTED + invented(4, 60)))
    return town


@pytest.fixture
def repeats(desk_):
    return RepeatService(desk_)


def shares(desk):
    with_any = desk.store.prints.of_talks(["t1", "t2", "t3", "t4"])
    return {(x.talk_id, x.table): (round(x.share, 1), x.others, x.closest_id) for x in with_any}


def as_talker(desk, person_id="song"):
    worker = Worker(login="x", name="x", role=Role.TALKER, person_id=person_id)
    return replace(desk, worker=worker)


def test_what_was_stored_waits_until_its_prints_are_taken(repeats):
    assert repeats.waiting() == 4
    told = []
    assert repeats.catch_up(lambda done, of: told.append((done, of))) == 4
    assert told == [(4, 4)]
    assert repeats.waiting() == 0
    assert repeats.catch_up() == 0


def test_the_later_text_repeats_the_earlier(repeats, desk_):
    repeats.catch_up()
    assert shares(desk_) == {
        ("t2", "records"): (0.4, 1, "t1"),
        ("t4", "preparations"): (0.6, 1, "t1"),
    }


def test_a_text_does_not_repeat_the_papers_of_its_own_talk(repeats, desk_):
    repeats.catch_up()
    with desk_.store.atomic():
        desk_.store.preparations.put(a_preparation(id="t3", outline=invented(3, 200)))
    repeats.catch_up()
    assert ("t3", "preparations") not in shares(desk_)


def test_one_new_text_is_compared_with_all_that_are_there(repeats, desk_):
    repeats.catch_up()
    with desk_.store.atomic():
        desk_.store.reports.put(a_report(id="r3", talk_id="t3", text="认识深刻。"))
        desk_.store.findings.put(a_finding(talk_id="t3"))
        desk_.store.actions.put(an_action(talk_id="t3", text=PLANTED))
    assert repeats.catch_up() == 1
    assert shares(desk_)["t3", "reports"] == (1.0, 1, "t1")


def test_a_mended_text_is_taken_anew_and_stays_the_earlier_one(repeats, desk_):
    repeats.catch_up()
    record = desk_.store.records.get("t1")
    with desk_.store.atomic():
        desk_.store.records.put(replace(record, text=record.text + "补一句。"))
    repeats.catch_up()
    assert ("t1", "records") not in shares(desk_)


def test_a_text_written_anew_is_the_later_one(repeats, desk_):
    repeats.catch_up()
    with desk_.store.atomic():
        third = desk_.store.records.get("t3")
        desk_.store.records.put(replace(third, text=desk_.store.records.get("t2").text))
    repeats.catch_up()
    assert shares(desk_)["t3", "records"][0] == 1.0


def test_what_was_voided_or_emptied_repeats_nothing(repeats, desk_):
    with desk_.store.atomic():
        report = desk_.store.reports.put(a_report(id="r3", talk_id="t3", text=PLANTED))
    repeats.catch_up()
    assert ("t3", "reports") in shares(desk_)
    with desk_.store.atomic():
        desk_.store.reports.put(replace(report, voided_reason="误登"))
        four = desk_.store.preparations.get("t4")
        desk_.store.preparations.put(replace(four, outline=""))
    repeats.catch_up()
    assert set(shares(desk_)) == {("t2", "records")}


def test_work_that_was_stopped_goes_on_where_it_was(repeats, desk_):
    def stop(done, of):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        repeats.catch_up(stop)
    assert repeats.waiting() == 0
    assert shares(desk_) == {}
    repeats.catch_up()
    assert shares(desk_)["t2", "records"] == (0.4, 1, "t1")


def test_article_8_the_check_points_it_out_for_the_outline_and_the_record(repeats, desk_):
    repeats.catch_up()
    checks = CheckService(desk_)
    (line,) = [x for x in checks.of_talk("t4").lines if x.check == "repeated"]
    assert "谈话提纲" in line.sentence
    assert "2026-001" in line.sentence
    assert line.target == {"talk_id": "t4", "stage": "check"}
    assert [x.talk_id for x in checks.run().lines if x.check == "repeated"] == ["t2", "t4"]


def test_a_run_of_the_check_takes_what_waits_first(desk_):
    lines = CheckService(desk_).run().lines
    assert {x.talk_id for x in lines if x.check == "repeated"} == {"t2", "t4"}


def test_texts_are_set_side_by_side_with_their_passages(repeats):
    (record,) = repeats.compare("t2")
    assert (record.what, record.stage, record.size) == ("谈话记录", "record", 250)
    assert record.shares[Relation.ALL] == 0.4
    assert record.shares[Relation.TALKER] == 0
    assert record.shares[Relation.TALKEE] == 0.4
    first, outline = record.others
    assert {first.title, outline.title} == {
        "2026-001 赵立新 · 谈话记录",
        "2026-004 孙国平 · 谈话提纲",
    }
    (passage,) = first.passages
    assert passage.own == passage.other == PLANTED
    assert (passage.begin, passage.end) == (0, 100)


def test_what_is_being_typed_is_compared_before_it_is_saved(repeats, desk_):
    from desktop.services.drafts import DraftService

    DraftService(desk_).keep("t4", "outline", invented(3, 180))
    (outline,) = repeats.compare("t4")
    assert [o.title for o in outline.others] == ["2026-003 赵立新 · 谈话记录"]


def test_a_record_is_compared_before_it_is_formed(repeats, desk_):
    with desk_.store.atomic():
        waiting = an_ended_talk(
            at(2026, 6, 8), id="t5", number="2026-005", status=TalkStatus.AWAITING_SIGNATURE
        )
        desk_.store.talks.put(waiting)
        desk_.store.steps.put(a_step(2, id="s5", talk_id="t5", text=PLANTED))
    (record,) = repeats.compare("t5")
    assert record.shares[Relation.ALL] > 0.9


def test_a_talker_learns_of_others_only_the_share(desk_):
    RepeatService(desk_).catch_up()
    (record,) = RepeatService(as_talker(desk_)).compare("t2")
    assert record.shares[Relation.ALL] == 0.4
    for other in record.others:
        assert (other.talk_id, other.passages, other.seen) == ("", (), False)
        assert other.title == "其他谈话（不在查看范围内）"
    (line,) = [
        x for x in CheckService(as_talker(desk_)).of_talk("t2").lines if x.check == "repeated"
    ]
    assert "约40%" in line.sentence
    assert "2026-001" not in line.sentence


def test_a_talker_sees_passages_of_own_talks(desk_):
    with desk_.store.atomic():
        third = desk_.store.records.get("t3")
        desk_.store.records.put(replace(third, text=PLANTED))
    (record,) = RepeatService(as_talker(desk_)).compare("t2")
    (own,) = [o for o in record.others if o.seen]
    assert own.title == "2026-003 赵立新 · 谈话记录"
    assert own.passages[0].other == PLANTED


def test_a_talk_out_of_sight_is_not_compared(desk_):
    with pytest.raises(Refused, match="查看范围"):
        RepeatService(as_talker(desk_)).compare("t1")
    reader = replace(desk_, worker=Worker(login="x", name="x", role=Role.READER))
    with pytest.raises(Refused, match="不能办理"):
        RepeatService(reader).catch_up()


def test_services_that_store_texts_put_them_on_the_list(repeats, desk_):
    repeats.catch_up()
    preparation = desk_.store.preparations.get("t4")
    PreparationService(desk_).write_outline("t4", preparation.version, invented(9, 80))
    assert repeats.waiting() == 1
    with desk_.store.atomic():
        desk_.store.talks.put(
            an_ended_talk(
                at(2026, 6, 8), id="t6", number="2026-006", status=TalkStatus.AWAITING_SIGNATURE
            )
        )
    RecordService(desk_).edit("t6", 0, invented(8, 80))
    assert repeats.waiting() == 2


def test_article_8_it_is_said_before_the_talk_starts_and_before_the_record_is_fixed(repeats, desk_):
    assert PreparationService(desk_).read("t4").repeats == ()
    with desk_.store.atomic():
        waiting = an_ended_talk(
            at(2026, 6, 8), id="t6", number="2026-006", status=TalkStatus.AWAITING_SIGNATURE
        )
        desk_.store.talks.put(waiting)
    RecordService(desk_).edit("t6", 0, PLANTED + invented(8, 80))
    repeats.catch_up()
    (said,) = PreparationService(desk_).read("t4").repeats
    assert "谈话提纲约60%的文字" in said
    assert "2026-001" not in said
    points = [p for p in RecordService(desk_).read("t6").points if p.key == "repeated"]
    assert ["谈话记录约55%" in p.sentence for p in points] == [True]
    assert {p.article for p in points} == {"第八条"}
    missing = [m for m in TalkService(desk_).read("t4").missing if m.key == "repeated"]
    assert [m.stage for m in missing] == ["preparation"]


def test_so_many_at_once_and_the_rest_later(repeats):
    assert repeats.catch_up(most=1) == 4  # a portion is 200
    assert repeats.waiting() == 0
