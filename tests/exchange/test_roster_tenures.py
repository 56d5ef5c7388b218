from dataclasses import replace
from datetime import date

from db.records import HeadRole, Person
from tests.exchange.roster_files import ROW, STORED, matched, messages

QIAN = replace(ROW, name="钱明远", begins_on=date(2026, 5, 8), phone="88120003")
LEFT = replace(ROW, ends_on=date(2026, 5, 7))


def test_a_successor_with_the_end_of_the_predecessor_is_taken_over():
    plan = matched(LEFT, QIAN, known=STORED)
    assert not plan.errors
    assert (plan.added_rows, plan.changed_rows) == (1, 1)
    assert [(c.field, c.old, c.new) for c in plan.changes] == [("免职日期", "", "2026-05-07")]


def test_two_secretaries_at_once_are_refused():
    (error,) = matched(QIAN, known=STORED).errors
    assert (error.row, error.column) == (2, "任职日期")
    assert "同时有两位书记" in error.message
    assert "加一行写明孙国平的免职日期" in error.message
    (error,) = matched(ROW, QIAN).errors
    assert (error.row, error.column) == (3, "任职日期")
    assert "第 2 行的孙国平" in error.message


def test_a_predecessor_may_be_ended_the_day_before():
    plan = matched(QIAN, known=STORED, end_predecessors=True)
    assert not plan.errors
    assert [(c.subject, c.new) for c in plan.changes] == [("市水务局党组 孙国平", "2026-05-07")]


def test_deputies_stand_beside_the_secretary():
    deputy = replace(QIAN, post="党组成员、副局长")
    plan = matched(ROW, deputy)
    assert not plan.errors
    assert [t.role for t in plan.tenures] == [HeadRole.SECRETARY, HeadRole.DEPUTY]


def test_the_same_row_twice_is_read_once():
    plan = matched(ROW, ROW)
    assert (plan.added_rows, plan.unchanged_rows) == (1, 1)
    assert messages(plan.notices) == [(3, "姓名", "与第 2 行重复，只登记一次。")]


def test_the_same_tenure_with_other_contents_is_an_error():
    (error,) = matched(ROW, replace(ROW, post="党组书记")).errors
    assert (error.row, error.column) == (3, "姓名")


def test_overlapping_periods_of_one_person_here_are_an_error():
    deputy = replace(ROW, post="党组副书记", begins_on=date(2020, 1, 6))
    (error,) = matched(deputy, ROW).errors
    assert (error.row, error.column) == (3, "任职日期")
    assert "第 2 行" in error.message
    assert "党组副书记，2020-01-06 至 今" in error.message
    assert not matched(replace(deputy, ends_on=date(2022, 1, 3)), ROW).errors


def test_a_corrected_first_day_is_a_change_not_a_second_tenure():
    plan = matched(replace(ROW, begins_on=date(2022, 1, 10)), known=STORED)
    assert not plan.tenures
    assert [(c.field, c.old, c.new) for c in plan.changes] == [
        ("任职日期", "2022-01-04", "2022-01-10")
    ]


def test_an_end_that_is_stored_is_not_taken_back_by_an_empty_cell():
    ended = replace(STORED, tenures=[replace(STORED.tenures[0], ends_on=date(2026, 1, 5))])
    plan = matched(ROW, known=ended)
    assert plan.unchanged_rows == 1
    assert "表中未填，没有改动" in plan.notices[0].message


def test_an_end_before_the_stored_beginning_is_an_error():
    row = replace(ROW, begins_on=None, ends_on=date(2021, 1, 4))
    (error,) = matched(row, known=STORED).errors
    assert (error.column, "早于" in error.message) == ("免职日期", True)


def test_a_namesake_elsewhere_is_another_person_unless_the_telephone_is_the_same():
    bureau = replace(ROW, organisation="市林业局党组", begins_on=date(2026, 5, 8))
    plan = matched(replace(bureau, phone=""), known=STORED)
    assert [p.name for p in plan.people] == ["孙国平"]
    assert "同名的另一人" in plan.notices[0].message
    plan = matched(replace(bureau, phone="8812-0002"), known=STORED)
    assert not plan.people
    assert plan.tenures[0].person_id == "sun"
    assert not plan.notices


def test_two_namesakes_in_one_organisation_are_told_apart_by_telephone():
    other = Person(id="sun2", name="孙国平", phone="88125555", version=1)
    tenure = replace(
        STORED.tenures[0], id="t2", person_id="sun2", role=HeadRole.DEPUTY, post="党组成员"
    )
    known = replace(STORED, people=[*STORED.people, other], tenures=[*STORED.tenures, tenure])
    assert matched(ROW, known=known).unchanged_rows == 1
    (error,) = matched(replace(ROW, phone=""), known=known).errors
    assert "几位“孙国平”" in error.message


def test_a_new_head_must_have_post_role_and_first_day():
    row = replace(ROW, post="", begins_on=None)
    assert [e.column for e in matched(row).errors] == ["职务", "任职日期"]
    (error,) = matched(replace(ROW, post="局长")).errors
    assert "看不出是书记、主持工作还是副职" in error.message
    assert not matched(replace(ROW, post="局长", role=HeadRole.SECRETARY)).errors


def test_a_first_day_to_come_is_pointed_out():
    plan = matched(replace(ROW, begins_on=date(2026, 8, 1)))
    assert "在今天之后" in plan.notices[0].message


def test_a_month_does_not_take_the_place_of_a_stored_day():
    stored = replace(STORED, tenures=[replace(STORED.tenures[0], begins_on=date(2022, 1, 20))])
    row = replace(ROW, begins_on=date(2022, 1, 1), month_only=True)
    assert matched(row, known=stored).unchanged_rows == 1
    (change,) = matched(replace(row, begins_on=date(2022, 2, 1)), known=stored).changes
    assert (change.old, change.new) == ("2022-01-20", "2022-02-01")
