"""What was pointed out in the talks of a year, by category (Art. 8)."""

from collections.abc import Iterator

from db.records import By, FindingCategory, Measure
from desktop.reports.prose import Sentence, joined, said
from desktop.reports.year_facts import YearFacts
from desktop.words import word

_M = Measure


def findings(facts: YearFacts) -> Iterator[Sentence]:
    """Say how many findings there were, in which categories, and in which the most."""
    total = facts.cell(_M.FINDINGS)
    if not total.number:
        if facts.count(_M.HELD) > facts.count(_M.EARLIER):  # findings of earlier talks do not count
            yield said("谈话没有登记可通报的问题")
        return
    counted = [
        (word(one), facts.cell(_M.FINDINGS, By.CATEGORY, one))
        for one in FindingCategory
        if facts.count(_M.FINDINGS, By.CATEGORY, one)
    ]
    counted.sort(key=lambda pair: -pair[1].number)
    if total.number == 1:
        yield said("谈话指出问题", total, f"个，属于{counted[0][0]}方面")
    elif len(counted) == 1:
        yield said("谈话共指出问题", total, f"个，均属于{counted[0][0]}方面")
    else:
        each = ((f"{name}方面", number, "个") for name, number in counted)
        yield said("谈话共指出问题", total, "个，其中", *joined(each, "、"))
        if counted[0][1].number > counted[1][1].number:
            yield said(f"{counted[0][0]}方面的问题最多")
