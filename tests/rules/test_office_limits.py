from dataclasses import replace

import pytest

from db.records import OfficeSettings
from desktop.errors import BadInput
from desktop.rules.office_limits import check


def test_the_defaults_are_allowed():
    check(OfficeSettings())


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("near_days", 0, "将到期的天数"),
        ("copy_days", 91, "抄送期限"),
        ("conversation_idle_minutes", None, "谈话模式的自动锁定"),
        ("team_notice_days", 0, "向班子成员通报的期限"),
        ("number_pattern", "{year}", "编号规则"),
        ("yearly_report_month_day", "02-30", "年度报告的日期"),
        ("yearly_report_month_day", "一月底", "年度报告的日期"),
        ("signature", "thumb", "谈话记录的签字方式"),
        ("marking", "绝密", "新谈话的密级或标识"),
        ("required_copy_receivers", ("市纪委监委机关",), "必须抄送的单位"),
        ("required_copy_receivers", ("市纪委", "市纪委"), "必须抄送的单位"),
        ("copy_rounds", (), "抄送的时机"),
        ("extra_holidays", ("元旦",), "另加的放假日"),
        ("extra_workdays", ("2027-02-30",), "另加的上班日（调休）"),
        ("topics", ("", "题目"), "本单位增加的准备题目"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(field, value, label):
    with pytest.raises(BadInput) as caught:
        check(replace(OfficeSettings(), **{field: value}))
    assert caught.value.field == label
    assert str(caught.value).endswith("。")


def test_a_term_for_the_team_notice_may_be_left_to_the_action_report():
    check(replace(OfficeSettings(), team_notice_days=None))
    check(replace(OfficeSettings(), team_notice_days=20))
