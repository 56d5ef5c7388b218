from dataclasses import replace
from datetime import date

import pytest

from db.records import DueItem, Manner, TalkStatus
from desktop.errors import Refused
from desktop.forms import reminder
from desktop.forms.control import Wording
from desktop.forms.facts import open_to
from desktop.forms.paper import texts
from tests.forms import samples, unusual_samples


def letters(dossier, **control):
    facts = reminder.facts(open_to(dossier), replace(samples.CONTROL, **control))
    return [(f, "".join(texts(reminder.paper(f)))) for f in facts]


def letter(dossier, **control):
    ((facts, text),) = letters(dossier, **control)
    return facts, text


def test_the_first_letter_says_what_is_due_and_how_many_days_are_left():
    facts, text = letter(samples.ordinary(), on=date(2026, 8, 3))
    assert facts.wording is Wording.FIRST
    assert "关于按时报送整改措施报告的提醒函" in text
    assert "2026年7月6日，中共江州市委书记王怀远同志对您开展了定期谈话，指出了3个问题" in text
    assert "于2026年8月6日前提出整改措施" in text
    assert "距报告时限还有3天" in text


def test_the_second_letter_says_that_the_office_has_reminded_before():
    before = samples.reminders(samples.at(7, 31), manner=Manner.TELEPHONE)
    facts, text = letter(samples.ordinary(reminders=before), on=date(2026, 8, 6))
    assert facts.wording is Wording.SECOND
    assert "再次提醒函" in text
    assert "中共江州市委办公室已于2026年7月31日作过提醒" in text
    assert "报告时限就在今天" in text


def test_an_overdue_letter_counts_the_days_and_asks_for_the_reason():
    facts, text = letter(samples.ordinary(), on=date(2026, 8, 10))
    assert facts.wording is Wording.OVERDUE
    assert "关于尽快报送逾期整改措施报告的提醒函" in text
    assert "截至2026年8月10日，尚未收到您的整改措施报告，已逾期4天" in text
    assert "书面说明逾期原因" in text


def test_the_wording_may_be_chosen():
    facts, _ = letter(samples.ordinary(), wording=Wording.OVERDUE)
    assert facts.wording is Wording.OVERDUE


def test_letters_that_were_registered_are_printed_each_as_of_its_day():
    sent = samples.reminders(samples.at(8, 3), samples.at(8, 12))
    found = letters(samples.ordinary(reminders=sent), on=date(2026, 9, 1))
    assert [(f.as_of, f.wording) for f, _ in found] == [
        (date(2026, 8, 3), Wording.FIRST),
        (date(2026, 8, 12), Wording.OVERDUE),
    ]


def test_with_the_actions_in_it_is_about_telling_the_team_and_then_about_the_results():
    reported = unusual_samples.followed()
    owed = replace(reported, team_notices=(), reports=reported.reports[:1], assessments=())
    facts, text = letter(owed, on=date(2026, 8, 6))
    assert facts.item is DueItem.TEAM_NOTICE
    assert "应当向领导班子其他成员通报" in text
    facts, text = letter(replace(reported, reports=reported.reports[:1], assessments=()))
    assert facts.item is DueItem.RESULTS_REPORT
    assert "于2026年10月6日前向中共江州市委报告整改情况" in text


def test_a_returned_remediation_is_asked_for_by_its_own_day():
    facts, text = letter(unusual_samples.followed(), on=date(2026, 11, 20))
    assert (facts.due_on, facts.again) == (date(2026, 11, 30), True)
    assert "关于按时报送再整改情况报告的提醒函" in text


def test_the_self_check_is_asked_for_before_the_talk():
    ready = replace(samples.ordinary().preparation, self_check_on=None)
    talk = replace(samples.TALK, status=TalkStatus.PREPARING, started_at=None, ended_at=None)
    _, text = letter(samples.ordinary(preparation=ready, talk=talk), on=date(2026, 6, 30))
    assert "于2026年7月1日前对照有关法规文件开展自查" in text


@pytest.mark.parametrize(
    "status", [TalkStatus.PLANNED, TalkStatus.CANCELLED, TalkStatus.TERMINATED, TalkStatus.CLOSED]
)
def test_where_nothing_is_owed_there_is_no_letter(status):
    talk = replace(unusual_samples.empty().talk, status=status)
    with pytest.raises(Refused, match="没有需要向被谈话人发提醒函"):
        letters(unusual_samples.empty(talk=talk))


def test_an_earlier_talk_owes_nothing():
    held = samples.at(11, 3, year=2025)
    talk = replace(samples.TALK, started_at=held, ended_at=held)
    with pytest.raises(Refused, match="没有需要向被谈话人发提醒函"):
        letters(samples.ordinary(talk=talk))


def test_an_item_without_a_date_cannot_be_reminded_of():
    with pytest.raises(Refused, match="还没有时限"):
        letters(unusual_samples.empty(), item=DueItem.RESULTS_REPORT)


def test_printed_paper_keeps_its_own_head():
    facts, _ = letter(samples.ordinary(), printed_head=True, document_number="江委办函〔2026〕3号")
    head = reminder.paper(facts).letter
    assert (head.printed, head.number) == (True, "江委办函〔2026〕3号")
