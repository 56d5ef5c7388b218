from dataclasses import replace
from datetime import date

from db.records import Preparation
from desktop.forms import notice
from desktop.forms.facts import open_to
from desktop.forms.paper import texts
from desktop.forms.wording import DAY_TO_FILL
from tests.forms import samples, unusual_samples


def said(dossier, **control):
    facts = notice.facts(open_to(dossier), replace(samples.CONTROL, **control))
    return "".join(texts(notice.paper(facts)))


def test_a_regular_talk_asks_for_the_self_check_by_its_day():
    text = said(samples.ordinary())
    assert "曹阳同志：" in text
    assert "决定对您开展定期谈话" in text
    assert "时间：2026年7月6日（星期一）15时" in text
    assert "谈话人：王怀远（中共江州市委书记）" in text
    assert "《被谈话人自查情况报告表》，于2026年7月1日前报送" in text


def test_a_timely_talk_asks_for_no_self_check_unless_the_office_wants_one():
    assert "自查情况报告表" not in said(unusual_samples.timely())
    wanted = Preparation(id="t2", self_check_due_on=date(2026, 7, 15))
    assert "于2026年7月15日前报送" in said(replace(unusual_samples.timely(), preparation=wanted))


def test_until_it_is_sent_it_has_the_day_that_will_be_proposed():
    file = samples.ordinary()
    unsent = replace(file, preparation=None, today=date(2026, 6, 29))
    assert "于2026年7月3日前报送" in said(unsent)
    without = Preparation(id="t1", notice_sent_on=date(2026, 6, 29))
    assert f"于{DAY_TO_FILL}前报送" in said(replace(unsent, preparation=without))


def test_printed_again_it_bears_the_day_on_which_it_was_sent():
    sent = replace(samples.ordinary().preparation, notice_sent_on=date(2026, 6, 25))
    assert "2026年6月25日" in said(replace(samples.ordinary(), preparation=sent))
    assert "2026年6月25日" not in said(samples.ordinary())


def test_the_circumstance_of_a_timely_talk_is_not_told():
    assert "第五条" not in said(unusual_samples.timely())
    assert "信访" not in said(unusual_samples.timely())


def test_it_carries_document_number_and_contact():
    text = said(samples.ordinary(), document_number="江委办〔2026〕12号")
    assert "江委办〔2026〕12号" in text
    assert "联系人及电话：李文书，88110001" in text


def test_the_receipt_can_be_cut_off():
    paper = notice.paper(notice.facts(open_to(samples.ordinary()), samples.CONTROL))
    receipt = "".join(
        t for block in paper.foot for t in texts(replace(paper, blocks=(block,), foot=()))
    )
    assert "回　　执" in receipt
    assert "能否参加□能" in receipt
