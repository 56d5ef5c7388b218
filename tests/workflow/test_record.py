import itertools
from datetime import date
from hashlib import sha256

import pytest

from db.records import RecordState
from desktop.errors import BadInput, Refused
from desktop.workflow.record import check_supplement, edit, fix, reopen, sign
from tests.factories import a_record, at

D, F, S = RecordState
DAYS = {"ended_on": date(2026, 3, 13), "today": date(2026, 3, 20)}


def fixed(**fields):
    return fix(a_record(**fields), at=at(2026, 3, 16), by="李文书")


def signed():
    return sign(fixed(), on=date(2026, 3, 18), signature="last_page", **DAYS)


IN_STATE = {D: a_record, F: fixed, S: signed}
DEEDS = {
    F: lambda r: fix(r, at=at(2026, 3, 16), by="李文书"),
    S: lambda r: sign(r, on=date(2026, 3, 18), signature="each_page", **DAYS),
    D: lambda r: reopen(r, "漏了一段"),
}


@pytest.mark.parametrize(("here", "there"), list(itertools.product(RecordState, RecordState)))
def test_every_pair_of_states(here, there):
    record = IN_STATE[here]()
    if (here, there) in {(D, F), (F, S), (F, D)}:
        assert DEEDS[there](record).state is there
    else:
        with pytest.raises(Refused):
            DEEDS[there](record)


def test_fixing_freezes_text_and_hash():
    record = fixed(text="报告自查。")
    assert record.sha256 == sha256("报告自查。".encode()).hexdigest()
    with pytest.raises(Refused, match="重新打开"):
        edit(record, "改一句")
    assert edit(a_record(), "改一句").text == "改一句"
    with pytest.raises(Refused, match="补正"):
        edit(signed(), "改一句")


def test_fixing_asks_for_text_and_for_nothing_lacking():
    with pytest.raises(BadInput):
        fixed(text=" \n")
    with pytest.raises(Refused, match="问题一没有整改要求") as caught:
        fix(a_record(), at=at(2026, 3, 16), by="李文书", lacking=["问题一没有整改要求。"])
    assert caught.value.article == "第十条"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"signature": "thumb"}, "签字方式"),
        ({"signature": "refused"}, "拒签原因"),
        ({"on": date(2026, 3, 21)}, "签字日期"),
        ({"on": date(2026, 3, 12)}, "签字日期"),
    ],
)
def test_what_a_signature_needs(changed, field):
    given = {"on": date(2026, 3, 18), "signature": "last_page", **DAYS} | changed
    with pytest.raises(BadInput) as caught:
        sign(fixed(), **given)
    assert caught.value.field == field


def test_a_refusal_to_sign_is_kept_with_its_reason():
    record = sign(
        fixed(), on=date(2026, 3, 18), signature="refused", refusal="不同意第二条", **DAYS
    )
    assert (record.state, record.refusal_reason) == (S, "不同意第二条")


def test_a_text_changed_behind_the_program_cannot_be_signed():
    from dataclasses import replace

    with pytest.raises(Refused, match="不一致"):
        sign(replace(fixed(), text="别的"), on=date(2026, 3, 18), signature="last_page", **DAYS)


def test_reopening_clears_the_hash_and_needs_a_reason():
    assert (reopen(fixed(), "漏了一段").sha256, reopen(fixed(), "漏了一段").fixed_at) == ("", None)
    with pytest.raises(BadInput):
        reopen(fixed(), "")


def test_supplements_are_for_signed_records_only():
    check_supplement(signed(), "第三项应为两人", "笔误")
    with pytest.raises(Refused):
        check_supplement(fixed(), "第三项应为两人", "笔误")
    for text, reason, field in (("", "笔误", "补正内容"), ("两人", "", "补正原因")):
        with pytest.raises(BadInput) as caught:
            check_supplement(signed(), text, reason)
        assert caught.value.field == field
