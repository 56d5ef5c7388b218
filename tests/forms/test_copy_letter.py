from dataclasses import replace
from datetime import date

from db.records import Copy, CopyRound, RecordState
from desktop.forms import copy_letter
from desktop.forms.facts import open_to
from desktop.forms.paper import texts
from tests.forms import samples, unusual_samples


def signed(**facts):
    """A talk whose record is signed: the first round of copies is owed."""
    record = replace(
        samples.ordinary().record, state=RecordState.SIGNED, signed_on=date(2026, 7, 8)
    )
    return samples.ordinary(record=record, **facts)


def letters(*dossiers):
    return copy_letter.facts([open_to(d) for d in dossiers], samples.CONTROL)


def said(letter):
    return "|".join(texts(copy_letter.paper(letter)))


def sent(number, receiver, **facts):
    return Copy(
        id=f"c{number}",
        talk_id="t1",
        round=CopyRound.TALK,
        receiver=receiver,
        required=True,
        document_number="江委办函〔2026〕7号",
        sent_on=date(2026, 7, 10),
        **facts,
    )


def test_each_receiver_that_waits_gets_one_letter():
    found = letters(signed())
    assert [letter.receiver for letter in found] == ["本级纪检机关", "组织（人事）部门"]
    text = said(found[0])
    assert "关于抄送曹阳同志监督谈话有关情况的函" in text
    assert "本级纪检机关：" in text
    assert "谈话记录" in text
    assert "整改情况报告" not in text


def test_one_letter_tells_of_many_talks():
    other = replace(samples.TALK, id="t9", number="2026-009")
    (first, _) = letters(signed(), signed(talk=other))
    text = said(first)
    assert "关于抄送监督谈话有关情况的函" in text
    assert "下列同志（共2人次）" in text


def test_what_is_out_is_printed_again_as_it_went():
    gone = (sent(1, "本级纪检机关", contents=("谈话记录", "评估意见")), sent(2, "组织（人事）部门"))
    (first, _) = letters(signed(copies=gone))
    assert (first.number, first.sent_on) == ("江委办函〔2026〕7号", date(2026, 7, 10))
    assert "谈话记录、评估意见" in said(first)


def test_only_what_waits_is_printed_while_something_does():
    (letter,) = letters(signed(copies=(sent(1, "本级纪检机关"),)))
    assert letter.receiver == "组织（人事）部门"


def test_before_anything_is_due_there_is_a_letter_to_complete():
    (letter,) = letters(unusual_samples.empty())
    assert letter.receiver == ""
    assert "________________：" in said(letter)


def test_a_very_long_name_stays_out_of_the_title():
    long_ = samples.ordinary(talkee=unusual_samples.long().talkee)
    assert copy_letter.paper(letters(long_)[0]).title == "关于抄送监督谈话有关情况的函"


def test_the_receipt_asks_what_came():
    assert "收到材料" in said(letters(signed())[0])
