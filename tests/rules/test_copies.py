from datetime import date

from db.records import BodyKind, CopyRound, OfficeSettings, RecordState, ReportKind
from desktop.rules.copies import missing, owed, rounds
from tests.factories import a_copy, a_record, a_report

TALK, ACTIONS, RESULTS = CopyRound
SETTINGS = OfficeSettings(required_copy_receivers=("市纪委监委", "市委组织部"))
SIGNED = a_record(state=RecordState.SIGNED, signed_on=date(2026, 3, 18))
BOTH = [
    a_report(received_on=date(2026, 4, 10)),
    a_report(id="r2", kind=ReportKind.RESULTS, received_on=date(2026, 6, 12)),
]
SENT = {"sent_on": date(2026, 3, 25)}


def dates(found):
    return [(o.round, o.receiver, o.due_on) for o in found]


def test_article_12_two_receivers_in_three_rounds_15_days_after_each():
    assert dates(owed(SIGNED, BOTH, [], SETTINGS)) == [
        (TALK, "市纪委监委", date(2026, 4, 2)),
        (TALK, "市委组织部", date(2026, 4, 2)),
        (ACTIONS, "市纪委监委", date(2026, 4, 25)),
        (ACTIONS, "市委组织部", date(2026, 4, 25)),
        (RESULTS, "市纪委监委", date(2026, 6, 27)),
        (RESULTS, "市委组织部", date(2026, 6, 27)),
    ]


def test_what_has_not_happened_yet_gives_no_date():
    unsigned = a_record(state=RecordState.FIXED, signed_on=None)
    voided = [a_report(voided_reason="误登")]
    assert {o.due_on for o in owed(unsigned, voided, [], SETTINGS)} == {None}
    assert {o.due_on for o in owed(None, [], [], SETTINGS)} == {None}


def test_a_second_report_does_not_move_the_date():
    again = a_report(id="r3", kind=ReportKind.RESULTS, round=2, received_on=date(2026, 7, 10))
    assert owed(SIGNED, [*BOTH, again], [], SETTINGS)[-1].due_on == date(2026, 6, 27)


def test_the_office_chooses_rounds_and_days_but_one_round_remains():
    settings = OfficeSettings(copy_rounds=("results", "talk"), copy_days=0)
    assert rounds(settings) == (TALK, RESULTS)
    assert owed(SIGNED, BOTH, [], settings)[0].due_on == date(2026, 3, 18)
    assert rounds(OfficeSettings(copy_rounds=())) == (RESULTS,)


def test_article_12_what_is_out_is_not_missing_and_a_voided_copy_is_none():
    found = owed(
        SIGNED,
        BOTH,
        [a_copy(**SENT), a_copy(receiver="市委组织部", voided_reason="误发", **SENT)],
        OfficeSettings(copy_rounds=("talk",), required_copy_receivers=("市纪委监委", "市委组织部")),
    )
    assert [o.receiver for o in missing(found)] == ["市委组织部"]


def test_a_required_copy_under_the_receivers_true_name_counts():
    generic = OfficeSettings(copy_rounds=("talk",))
    found = owed(SIGNED, [], [a_copy(**SENT), a_copy(receiver="市委组织部", **SENT)], generic)
    assert missing(found) == ()
    assert [o.receiver for o in found] == ["市纪委监委", "市委组织部"]


def test_an_optional_copy_is_owed_but_never_missing():
    optional = a_copy(receiver="市委巡察办", required=False)
    found = owed(SIGNED, [], [optional], SETTINGS)
    assert [o.receiver for o in found if not o.required] == ["市委巡察办"]
    assert "市委巡察办" not in [o.receiver for o in missing(found)]


def test_by_analogy_the_office_may_switch_the_required_copies_off():
    off = OfficeSettings(analogy_copies=False)
    assert owed(SIGNED, BOTH, [], off, BodyKind.BY_ANALOGY) == ()
    assert len(owed(SIGNED, BOTH, [], off, BodyKind.LOCAL_COMMITTEE)) == 6
