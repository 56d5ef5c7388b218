"""档号 as DA/T 22 writes them, once the office has settled its part."""

from dataclasses import replace

import pytest

from db.records import OfficeSettings
from desktop.errors import BadInput, Refused
from desktop.rules.archive_number import RETENTIONS, missing, number, prefix
from desktop.rules.office_limits import check

SETTLED = OfficeSettings(fonds_number="0194", archive_unit="BGS", retention="30年")


def test_a_number_is_written_as_in_the_standard():
    assert number(prefix(SETTLED, 2016), 1) == "0194-WS·2016-D30-BGS-0001"
    assert number(prefix(SETTLED, 2016), 12345) == "0194-WS·2016-D30-BGS-12345"


@pytest.mark.parametrize(("retention", "code"), [("永久", "Y"), ("30年", "D30"), ("10年", "D10")])
def test_each_retention_has_its_code(retention, code):
    assert prefix(replace(SETTLED, retention=retention), 2026) == f"0194-WS·2026-{code}-BGS"
    assert retention in RETENTIONS


@pytest.mark.parametrize(
    ("field", "said"),
    [("retention", "保管期限还没有选定"), ("fonds_number", "全宗号"), ("archive_unit", "代码")],
)
def test_nothing_is_numbered_before_the_office_has_settled_it(field, said):
    unsettled = replace(SETTLED, **{field: ""})
    assert [said in sentence for sentence in missing(unsettled)] == [True]
    with pytest.raises(Refused, match=said):
        prefix(unsettled, 2026)


def test_settings_take_only_what_a_number_can_hold():
    check(SETTLED)
    for wrong in ({"fonds_number": "01-94"}, {"archive_unit": "办公室"}, {"retention": "60年"}):
        with pytest.raises(BadInput):
            check(replace(SETTLED, **wrong))
