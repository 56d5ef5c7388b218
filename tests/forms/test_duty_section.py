"""Entries of the lists for the report on the main responsibility (Art. 13)."""

import pytest

from desktop.forms.duty_section import DutySectionFacts, EntryFacts, paper
from desktop.forms.paper import texts
from tests.forms.samples import CONTROL


def words(**counts):
    entry = EntryFacts(leader="市委书记王致远", **counts)
    return list(texts(paper(DutySectionFacts(control=CONTROL, year=2026, entries=(entry,)))))


@pytest.mark.parametrize(
    ("planned", "done", "regular", "timely", "task", "came"),
    [
        (3, 2, 2, 1, "按2026年度监督谈话计划，开展定期谈话3项", "已完成2/3"),
        (0, 0, 1, 0, "开展定期谈话（没有列入年度计划）", "开展1次"),
        (0, 0, 0, 2, "按情形开展及时谈话", "开展2次"),
        (0, 0, 1, 2, "开展定期谈话（没有列入年度计划）和及时谈话", "开展3次"),
        (0, 0, 0, 0, "年度计划没有安排", "开展0次"),
    ],
)
def test_the_task_says_what_was_planned_or_done_beyond_the_plan(
    planned, done, regular, timely, task, came
):
    made = words(planned=planned, done=done, held=regular + timely, regular=regular, timely=timely)
    assert task in made
    assert came in made
