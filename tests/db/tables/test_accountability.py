"""Matters of accountability by year, newest first, without the voided ones."""

from datetime import date

from db.records import AccountabilityFlag, Lapse
from tests.factories import at


def put(store, flag_id, found_on, **fields):
    with store.atomic():
        store.accountability_flags.put(
            AccountabilityFlag(
                id=flag_id,
                talk_id=None,
                lapse=Lapse.OTHER,
                concerned="中共江州市委",
                found_on=found_on,
                source="",
                facts="未按期开展谈话",
                flagged_at=at(2026, 7, 13),
                flagged_by="李文书",
                **fields,
            )
        )


def test_a_year_holds_its_first_and_last_day_and_nothing_voided(store):
    put(store, "a", date(2026, 1, 1))
    put(store, "b", date(2026, 12, 31))
    put(store, "c", date(2025, 12, 31))
    put(store, "d", date(2026, 7, 1), voided_reason="误")
    flags = store.accountability_flags
    assert [f.id for f in flags.of_year(2026)] == ["a", "b"]
    assert [f.id for f in flags.page(offset=0, limit=2)] == ["b", "a"]
    assert flags.count() == 3
