from array import array

from db.tables.prints import DueText
from tests.factories import a_finding, a_preparation, a_record, a_report, a_talk, an_action
from tests.town import fill


def ready(store):
    fill(store)
    with store.atomic():
        store.talks.put(a_talk())
        store.talks.put(a_talk(id="t2", number="2026-002"))


def packed(*values):
    return array("I", values).tobytes()


def test_texts_wait_once_in_the_order_in_which_they_were_stored_last(store):
    ready(store)
    with store.atomic():
        record = store.records.put(a_record(text="一"))
        store.preparations.put(a_preparation(outline="提纲"))
        store.records.put(record)
    assert store.prints.due(10) == [
        DueText("preparations", "t1", "t1", "提纲"),
        DueText("records", "t1", "t1", "一"),
    ]
    assert store.prints.count_due() == 2
    with store.atomic():
        store.prints.settle(store.prints.due(1))
    assert [x.table for x in store.prints.due(10)] == ["records"]


def test_a_report_is_compared_with_its_actions_or_results(store):
    ready(store)
    with store.atomic():
        store.findings.put(a_finding())
        store.actions.put_all(
            [
                an_action(text="每季度谈心", result="已谈心4次"),
                an_action(id="a2", text="停", voided_reason="误"),
            ]
        )
        store.reports.put_all([a_report(text="认识。"), a_report(id="r2", kind="results", text="")])
        store.reports.put(a_report(id="r3", text="作废的", voided_reason="误登"))
    texts = {t.record_id: t.text for t in store.prints.texts("reports", ["r1", "r2", "r3"])}
    assert texts == {"r1": "认识。\n每季度谈心", "r2": "\n已谈心4次", "r3": ""}


def test_a_change_of_an_action_puts_the_reports_of_its_talk_on_the_list(store):
    ready(store)
    with store.atomic():
        store.findings.put(a_finding())
        store.reports.put(a_report())
        store.prints.settle(store.prints.due(10))
        store.actions.put(an_action())
    assert [(x.table, x.record_id) for x in store.prints.due(10)] == [("reports", "r1")]


def test_prints_keep_their_place_or_come_last(store):
    ready(store)
    one, two = DueText("records", "t1", "t1", "一"), DueText("records", "t2", "t2", "二")
    with store.atomic():
        first = store.prints.put(one, None, b"d", packed(1, 2))
        second = store.prints.put(two, None, b"d", packed(2, 3))
        assert store.prints.put(one, first, b"e", packed(4)) == first
        assert store.prints.put(one, None, b"e", packed(4)) > second
        assert store.prints.put(two, None, b"e", packed(5)) > second + 1
    assert [p.talk_id for p in store.prints.below(2**40)] == ["t1", "t2"]
    assert store.prints.taken([one])["records", "t1"].prints == packed(4)


def test_the_shares_of_talks_are_given_once_they_are_known(store):
    ready(store)
    with store.atomic():
        number = store.prints.put(DueText("records", "t1", "t1", "一"), None, b"d", packed(1))
        assert [p.number for p in store.prints.not_compared()] == [number]
        store.prints.put_repeated({number: (0.5, 0.4, 3, "t2")})
    assert store.prints.not_compared() == []
    (found,) = store.prints.of_talks(["t1", "t2"])
    assert (found.share, found.from_closest, found.others) == (0.5, 0.4, 3)
    assert (found.closest_id, found.kind) == ("t2", "")
    assert store.prints.names([number]) == {number: ("records", "t1", "t1")}
    with store.atomic():
        store.prints.drop(DueText("records", "t1", "t1", ""))
    assert store.prints.of_talks(["t1"]) == []
