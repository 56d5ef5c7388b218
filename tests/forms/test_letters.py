from dataclasses import replace

from desktop.forms import lead_letter
from desktop.forms.letters import LONG_BLANK, contact, receipt
from desktop.forms.paper import Paper, texts
from tests.forms import samples


def test_whom_to_call_is_named_or_left_to_be_written():
    named = replace(samples.CONTROL, contact="李文书", phone="88110001")
    assert contact(named) == "（联系人及电话：李文书，88110001）"
    assert contact(replace(named, contact="")) == "（联系人及电话：88110001）"
    assert contact(replace(named, contact="", phone="")) == f"（联系人及电话：{LONG_BLANK}）"


def test_the_receipt_repeats_what_was_sent_and_to_whom():
    blocks = receipt("关于某事的函", "江委办函〔2026〕41号", "市纪委监委机关")
    said = "".join(texts(Paper(key="x", title="x", author="x", blocks=blocks)))
    for words in ("关于某事的函", "江委办函〔2026〕41号", "市纪委监委机关", "签 收 人"):
        assert words in said


def test_a_letter_bears_the_day_of_handing_over_and_a_blank_one_none():
    on = samples.CONTROL.on
    sent = lead_letter.LeadLetterFacts(control=samples.CONTROL, handed_on=on)
    day = f"{on.year}年{on.month}月{on.day}日"
    assert day in "".join(texts(lead_letter.paper(sent)))
    assert day not in "".join(texts(lead_letter.paper(replace(sent, handed_on=None))))
