"""Reports, actions, results, team notice, closing."""

from dataclasses import replace
from datetime import date

import pytest

from db.errors import Conflict
from db.records import (
    CopyRound,
    Grade,
    RecordState,
    ReportKind,
    TalkStatus,
    Timeliness,
    Visibility,
)
from desktop.errors import BadInput, Refused
from desktop.services.assessments import AssessmentService
from desktop.services.copies import CopyService
from desktop.services.remediation import RemediationService
from desktop.services.views.copies import Outgoing
from desktop.services.views.remediation import ActionText
from tests.conftest import TODAY
from tests.factories import a_finding, a_record, an_ended_talk, at

ACTION, RESULTS = ReportKind.ACTION, ReportKind.RESULTS
TEXT = ActionText(text="每季度谈心", responsible="赵立新", first_responsible=True)


@pytest.fixture
def remediation(town):
    with town.store.atomic():
        town.store.talks.put(an_ended_talk(at(2026, 3, 31, 11)))
        town.store.records.put(a_record(state=RecordState.SIGNED, signed_on=date(2026, 4, 1)))
        town.store.findings.put(a_finding())
        secret = a_finding(id="f2", position=2, visibility=Visibility.TALKER_ONLY)
        town.store.findings.put(secret)
    return RemediationService(town)


@pytest.mark.parametrize(
    ("kind", "received_on", "due_on", "timeliness"),
    [
        (ACTION, date(2026, 4, 29), date(2026, 4, 30), Timeliness.EARLY),
        (ACTION, date(2026, 4, 30), date(2026, 4, 30), Timeliness.ON_TIME),
        (ACTION, date(2026, 5, 1), date(2026, 4, 30), Timeliness.LATE),
        (RESULTS, date(2026, 6, 30), date(2026, 6, 30), Timeliness.ON_TIME),
        (RESULTS, date(2026, 7, 1), date(2026, 6, 30), Timeliness.LATE),
    ],
)
def test_late_on_time_or_early_is_kept_for_good(
    remediation, town, kind, received_on, due_on, timeliness
):
    report = town.store.reports.get(remediation.register_report("t1", kind, received_on, "正文"))
    assert (report.due_on, report.timeliness, report.text) == (due_on, timeliness, "正文")
    assert town.store.audit.entries()[0].deed.startswith("登记整改")


@pytest.mark.parametrize("received_on", [date(2026, 3, 30), date(2026, 7, 14)])
def test_a_report_before_the_end_or_from_the_future_is_refused(remediation, town, received_on):
    with pytest.raises(BadInput) as caught:
        remediation.register_report("t1", ACTION, received_on)
    assert caught.value.field == "收到日期"
    assert town.store.reports.of_talk("t1") == []


def test_a_report_comes_in_before_the_record_is_signed(remediation, town):
    with town.store.atomic():
        talk = replace(town.store.talks.get("t1"), status=TalkStatus.AWAITING_SIGNATURE)
        town.store.talks.put(talk)
    assert remediation.register_report("t1", ACTION, TODAY)


def test_a_report_is_registered_once_and_a_voided_one_makes_way(remediation, town):
    first = remediation.register_report("t1", ACTION, TODAY)
    with pytest.raises(Refused, match="已经登记收到"):
        remediation.register_report("t1", ACTION, TODAY)
    remediation.void_report(first, "登记错了谈话")
    remediation.register_report("t1", ACTION, TODAY)
    assert town.store.reports.get(first).voided_reason == "登记错了谈话"
    assert len(town.store.reports.of_talk("t1")) == 2
    with pytest.raises(Refused, match="已作废"):
        remediation.note_report(first, 2, "说明")


def test_a_remark_does_not_make_a_late_report_punctual(remediation, town):
    report_id = remediation.register_report("t1", ACTION, date(2026, 5, 8))
    remediation.note_report(report_id, 1, "本人住院")
    report = town.store.reports.get(report_id)
    assert (report.timeliness, report.note) == (Timeliness.LATE, "本人住院")


def test_an_action_belongs_to_a_finding_that_was_told(remediation, town):
    first = remediation.add_action("f1", TEXT)
    second = remediation.add_action("f1", replace(TEXT, text="建立台账"))
    assert [a.position for a in town.store.actions.of_talk("t1")] == [1, 2]
    with pytest.raises(Refused, match="没有向被谈话人通报"):
        remediation.add_action("f2", TEXT)
    with pytest.raises(BadInput) as caught:
        remediation.add_action("f1", replace(TEXT, text=" "))
    assert caught.value.field == "整改措施"
    remediation.change_action(first, 1, replace(TEXT, text="每月谈心"))
    with pytest.raises(Conflict):
        remediation.change_action(first, 1, TEXT)
    remediation.void_action(second, "重复")
    assert town.store.actions.get(second).voided_reason == "重复"
    with pytest.raises(Refused, match="已作废"):
        remediation.change_action(second, 2, TEXT)


def test_results_are_registered_for_each_action(remediation, town):
    action_id = remediation.add_action("f1", TEXT)
    with pytest.raises(BadInput) as caught:
        remediation.register_result(action_id, 1, "已谈", date(2026, 3, 30))
    assert caught.value.field == "完成日期"
    remediation.register_result(action_id, 1, "已谈4次", date(2026, 6, 30))
    action = town.store.actions.get(action_id)
    assert (action.result, action.done_on) == ("已谈4次", date(2026, 6, 30))


def test_the_team_notice_has_a_day_and_a_manner(remediation, town):
    with pytest.raises(BadInput) as caught:
        remediation.register_team_notice("t1", TODAY, "")
    assert caught.value.field == "通报方式"
    with pytest.raises(BadInput) as caught:
        remediation.register_team_notice("t1", date(2026, 3, 30), "班子会议")
    assert caught.value.field == "通报日期"
    notice_id = remediation.register_team_notice("t1", TODAY, "班子会议")
    remediation.void_team_notice(notice_id, "日期录错")
    assert town.store.team_notices.get(notice_id).voided_reason == "日期录错"


def fulfil(town, remediation):
    action_id = remediation.add_action("f1", TEXT)
    remediation.register_report("t1", ACTION, date(2026, 4, 20))
    remediation.register_team_notice("t1", date(2026, 4, 25), "班子会议")
    remediation.register_report("t1", RESULTS, date(2026, 6, 20))
    remediation.register_result(action_id, 1, "已谈", date(2026, 6, 1))
    assessments = AssessmentService(town)
    assessments.propose("f1", Grade.DONE, "到位")
    assessments.decide("f1", Grade.DONE, TODAY, "王致远")
    CopyService(town).send(
        [
            Outgoing(talk_id="t1", round=r, receiver=receiver)
            for r in CopyRound
            for receiver in ("本级纪检机关", "组织（人事）部门")
        ],
        "江委办〔2026〕8号",
        TODAY,
    )


def test_closing_says_everything_that_is_missing(remediation, town):
    with pytest.raises(Refused) as caught:
        remediation.close("t1")
    said = str(caught.value)
    for part in ("整改措施报告", "整改情况报告", "没有审定", "抄送"):
        assert part in said
    assert caught.value.article == "第十二条"
    fulfil(town, remediation)
    remediation.close("t1")
    talk = town.store.talks.get("t1")
    assert (talk.status, talk.closed_on) == (TalkStatus.CLOSED, TODAY)
    with pytest.raises(Refused):
        remediation.register_report("t1", ACTION, TODAY)


def test_a_talk_closed_by_mistake_is_reopened_with_a_reason(remediation, town):
    fulfil(town, remediation)
    remediation.close("t1")
    with pytest.raises(BadInput):
        remediation.reopen("t1", "")
    remediation.reopen("t1", "误点办结")
    talk = town.store.talks.get("t1")
    assert (talk.status, talk.closed_on) == (TalkStatus.REMEDIATION, None)


def test_tracking_ended_by_mistake_is_taken_up_where_it_was(remediation, town):
    with town.store.atomic():
        talk = replace(town.store.talks.get("t1"), status=TalkStatus.TERMINATED)
        town.store.talks.put(talk)
    remediation.resume("t1", "误操作")
    assert town.store.talks.get("t1").status is TalkStatus.REMEDIATION


def test_only_the_office_registers(remediation, talker_desk):
    with pytest.raises(Refused, match="谈话人不能办理"):
        RemediationService(talker_desk).register_report("t1", ACTION, TODAY)
