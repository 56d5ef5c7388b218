from datetime import date

import pytest

from db.records import FindingCategory, OfficeSettings
from desktop.rules.team_notice import actions_to_tell, due_on, needed
from tests.factories import a_finding, an_action

OWN_CONDUCT = a_finding(id="f2", position=2, category=FindingCategory.SELF_DISCIPLINE)
FINDINGS = [a_finding(), OWN_CONDUCT, a_finding(id="f3", voided_reason="误录")]


@pytest.mark.parametrize(
    ("action", "told"),
    [
        (an_action(first_responsible=True), True),
        (an_action(first_responsible=False), False),
        (an_action(first_responsible=True, finding_id="f2"), False),
        (an_action(first_responsible=True, finding_id="f3"), False),
        (an_action(first_responsible=True, voided_reason="误录"), False),
    ],
)
def test_article_11_only_actions_on_first_responsible_duties_are_told(action, told):
    assert needed([action], FINDINGS) is told


def test_the_actions_stand_in_their_order():
    second = an_action(id="a2", position=2, first_responsible=True)
    first = an_action(id="a1", position=1, first_responsible=True)
    assert actions_to_tell([second, first], FINDINGS) == [first, second]


@pytest.mark.parametrize(
    ("days", "expected"),
    [(None, date(2026, 2, 28)), (45, date(2026, 3, 17)), (0, date(2026, 1, 31))],
)
def test_the_offices_date_or_that_of_the_action_report(days, expected):
    assert due_on(date(2026, 1, 31), OfficeSettings(team_notice_days=days)) == expected
