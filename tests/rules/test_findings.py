from db.records import Visibility
from desktop.rules.findings import live, told
from tests.factories import a_finding

FIRST = a_finding(id="f1", position=1)
SECOND = a_finding(id="f2", position=2)
SECRET = a_finding(id="f3", position=3, visibility=Visibility.TALKER_ONLY)
VOIDED = a_finding(id="f4", position=4, voided_reason="重复")


def test_voided_findings_never_count_and_the_order_is_the_talkers():
    assert live([VOIDED, SECRET, SECOND, FIRST]) == [FIRST, SECOND, SECRET]


def test_article_6_what_is_for_the_talker_only_is_not_told():
    assert told([VOIDED, SECRET, SECOND, FIRST]) == [FIRST, SECOND]
