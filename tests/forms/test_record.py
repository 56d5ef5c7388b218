from dataclasses import replace

import pytest

from db.records import OfficeSettings, RecordState
from desktop.forms import record
from desktop.forms.facts import open_to
from desktop.forms.paper import Face, Heading, Lines, Para, texts
from tests.forms import samples, unusual_samples


def paper(dossier):
    return record.paper(record.facts(open_to(dossier), samples.CONTROL))


def signers(made):
    return [label for block in made.blocks if isinstance(block, Lines) for label, _ in block.lines]


def test_all_three_sign_below_the_text():
    made = paper(samples.ordinary())
    assert signers(made) == ["被谈话人（签名）", "谈话人（签名）", "记录人（签名）"]
    assert made.sign_each_page == ""


def test_the_office_may_want_each_page_signed(show):
    settings = OfficeSettings(signature="each_page")
    seen = show(paper(samples.ordinary(settings=settings)))
    assert len(seen) > 1
    assert [seen.flat(page).count("被谈话人（签名）") for page in range(len(seen))] == [1] * len(
        seen
    )


def test_a_refusal_is_printed_with_its_reason():
    refused = replace(
        samples.ordinary().record,
        state=RecordState.SIGNED,
        signature="refused",
        refusal_reason="对第2个问题有不同意见",
    )
    made = paper(samples.ordinary(record=refused))
    assert "被谈话人拒绝签名，原因：对第2个问题有不同意见。" in "".join(texts(made))
    assert "被谈话人（签名）" not in signers(made)


@pytest.mark.parametrize(("state", "told"), [(RecordState.DRAFT, True), (RecordState.FIXED, False)])
def test_what_is_not_fixed_says_so(state, told):
    kept = replace(samples.ordinary().record, state=state)
    assert ("（未定稿）" in "".join(texts(paper(samples.ordinary(record=kept))))) is told


def test_steps_are_headings_and_labels_stand_out():
    made = paper(samples.ordinary())
    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert headings[:2] == ["一、被谈话人报告自查情况", "二、谈话人通报情况、指出问题"]
    labelled = [b for b in made.blocks if isinstance(b, Para) and isinstance(b.text, tuple)]
    assert labelled[0].text[0].text == "问题1："
    assert labelled[0].text[0].face is Face.KAI


def test_supplements_stand_below_with_day_and_reason():
    said = "".join(texts(paper(unusual_samples.followed())))
    assert "1．2026年7月8日，李文书补正，原因：核对会议记录后更正。" in said


def test_the_fixed_text_carries_its_sum_and_the_log_where_the_office_wants_it():
    assert paper(samples.ordinary()).foot_note == "定稿校验 0f0f0f0f0f0f0f0f"
    settings = OfficeSettings(print_audit_anchor=True)
    assert "审计序号 1203-a1b2c3d4e5f60718" in paper(samples.ordinary(settings=settings)).foot_note


def test_when_and_where_and_who():
    said = "".join(texts(paper(samples.ordinary())))
    assert "2026年7月6日15时至16时40分" in said
    assert "市纪委监委第二监督检查室主任何静、市委组织部干部一科科长樊耀娟" in said
