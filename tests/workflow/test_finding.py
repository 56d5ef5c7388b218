import itertools
from datetime import date

import pytest

from db.records import Grade
from desktop.errors import BadInput, Refused
from desktop.workflow.finding import (
    FindingState,
    close_out,
    reopen,
    state_of,
    void,
)
from tests.factories import a_finding, an_assessment

L, C, V = FindingState  # live, closed out, voided
WORDS = {L: "在整改", C: "已销号", V: "已作废"}
DONE = an_assessment(decided=Grade.DONE, decided_on=date(2026, 6, 20))
IN_STATE = {
    L: a_finding(),
    C: a_finding(closed_out_on=date(2026, 6, 20)),
    V: a_finding(voided_reason="重复"),
}
DEEDS = {
    C: lambda f: close_out(f, DONE, on=date(2026, 6, 20)),
    L: lambda f: reopen(f, "问题反弹"),
    V: lambda f: void(f, "重复"),
}


@pytest.mark.parametrize(("here", "there"), list(itertools.product(FindingState, FindingState)))
def test_every_pair_of_states(here, there):
    finding = IN_STATE[here]
    assert state_of(finding) is here
    if (here, there) in {(L, C), (L, V), (C, L)}:
        assert state_of(DEEDS[there](finding)) is there
    else:
        with pytest.raises(Refused, match=WORDS[here]):
            DEEDS[there](finding)


@pytest.mark.parametrize("grade", Grade)
def test_article_11_only_what_is_decided_as_done_is_closed_out(grade):
    assessment = an_assessment(decided=grade)
    if grade in {Grade.DONE, Grade.MOSTLY_DONE}:
        assert close_out(a_finding(), assessment, on=date(2026, 6, 20)).closed_out_on
    else:
        with pytest.raises(Refused):
            close_out(a_finding(), assessment, on=date(2026, 6, 20))


@pytest.mark.parametrize("assessment", [None, an_assessment()])
def test_what_is_not_decided_is_not_closed_out(assessment):
    with pytest.raises(Refused, match="还没有审定"):
        close_out(a_finding(), assessment, on=date(2026, 6, 20))


def test_voiding_and_reopening_need_a_reason():
    with pytest.raises(BadInput):
        void(a_finding(), "")
    with pytest.raises(BadInput):
        reopen(IN_STATE[C], " ")
