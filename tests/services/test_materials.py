"""Material and requests for it."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import Conflict
from db.records import RecordState, TalkStatus, Visibility
from desktop.errors import BadInput, Refused
from desktop.services.materials import COOPERATING_UNITS, MaterialService
from desktop.services.preparation import PreparationService
from desktop.services.views.preparation import MaterialText
from tests.conftest import TODAY
from tests.factories import a_record, a_talk

TEXT = MaterialText(unit="审计机关", title="2025年11月审计报告", text="变更3处", received_on=TODAY)


@pytest.fixture
def materials(town):
    with town.store.atomic():
        town.store.talks.put(a_talk())
    return MaterialService(town)


def test_material_is_for_the_talker_only_unless_said_otherwise(materials, town):
    material_id = materials.add("t1", TEXT)
    assert town.store.materials.get(material_id).visibility is Visibility.TALKER_ONLY
    assert town.store.talks.get("t1").status is TalkStatus.PREPARING
    materials.change(material_id, 1, replace(TEXT, visibility=Visibility.SHAREABLE))
    assert town.store.materials.get(material_id).visibility is Visibility.SHAREABLE
    with pytest.raises(Conflict):
        materials.change(material_id, 1, TEXT)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (replace(TEXT, unit=""), "来源单位"),
        (replace(TEXT, title=" "), "材料名称"),
        (replace(TEXT, received_on=date(2026, 7, 14)), "收到日期"),
        (replace(TEXT, text="长" * 200_000), "摘要"),
    ],
)
def test_bad_material_is_said_at_its_field(materials, town, text, field):
    with pytest.raises(BadInput) as caught:
        materials.add("t1", text)
    assert caught.value.field == field
    assert town.store.materials.of_talk("t1") == []


def test_voided_material_stays_in_the_store(materials, town):
    material_id = materials.add("t1", TEXT)
    materials.void(material_id, "重复")
    assert town.store.materials.get(material_id).voided_reason == "重复"
    with pytest.raises(Refused, match="已作废"):
        materials.change(material_id, 2, TEXT)


def test_units_are_asked_and_their_replies_registered(materials, town):
    due = materials.proposed_reply_due(TODAY)
    assert due == date(2026, 7, 18)
    first, second = materials.request("t1", COOPERATING_UNITS[:2], TODAY, due)
    materials.register_reply(first, TODAY, "无情况反映")
    reply = town.store.material_requests.get(first)
    assert (reply.unit, reply.replied_on, reply.reply) == ("纪检机关", TODAY, "无情况反映")
    with pytest.raises(BadInput, match="组织（人事）部门"):
        materials.request("t1", COOPERATING_UNITS[:2], TODAY, due)
    materials.void_request(second, "误发")
    assert materials.request("t1", COOPERATING_UNITS[:2], TODAY, due)


def test_an_unanswered_request_becomes_late(materials, town):
    (request_id,) = materials.request("t1", ["市纪委"], date(2026, 7, 1), date(2026, 7, 6))
    assert PreparationService(town).read("t1").requests[0].late is True
    materials.register_reply(request_id, TODAY, "")
    assert PreparationService(town).read("t1").requests[0].late is False


@pytest.mark.parametrize(
    ("units", "sent_on", "due_on", "field"),
    [
        ([], TODAY, TODAY, "配合单位"),
        (["市纪委"], date(2026, 7, 14), date(2026, 7, 20), "发出日期"),
        (["市纪委"], TODAY, date(2026, 7, 12), "回复时限"),
    ],
)
def test_a_bad_request_is_said_at_its_field(materials, units, sent_on, due_on, field):
    with pytest.raises(BadInput) as caught:
        materials.request("t1", units, sent_on, due_on)
    assert caught.value.field == field


def test_a_reply_is_not_earlier_than_the_request(materials):
    (request_id,) = materials.request("t1", ["市纪委"], TODAY, TODAY)
    with pytest.raises(BadInput) as caught:
        materials.register_reply(request_id, date(2026, 7, 12), "")
    assert caught.value.field == "回复日期"


def test_after_the_record_is_fixed_material_stays_as_it_is(materials, town):
    material_id = materials.add("t1", TEXT)
    with town.store.atomic():
        town.store.records.put(a_record(state=RecordState.FIXED))
    with pytest.raises(Refused, match="已定稿"):
        materials.change(material_id, 1, TEXT)


def test_several_talks_are_asked_for_at_once_or_none(materials, town):
    with town.store.atomic():
        town.store.talks.put(a_talk(id="t2", number="2026-002", talkee_id="sun"))
    due = date(2026, 7, 27)
    materials.request_for_all(["t1", "t2"], ["审计机关", "纪检机关"], TODAY, due)
    for talk in ("t1", "t2"):
        asked = town.store.material_requests.of_talk(talk)
        assert {r.unit for r in asked} == {"审计机关", "纪检机关"}
        assert {r.reply_due_on for r in asked} == {due}
    with town.store.atomic():
        town.store.talks.put(a_talk(id="t3", number="2026-003", talkee_id="shan"))
    with pytest.raises(BadInput, match="尚未回复"):
        materials.request_for_all(["t3", "t1"], ["审计机关"], TODAY, due)
    assert town.store.material_requests.of_talk("t3") == []
