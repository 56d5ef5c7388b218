"""The ledger on paper: a landscape list with what the office reports upward."""

from datetime import date

from desktop.forms.ledger import LedgerFacts, paper
from desktop.forms.paper import Table, texts
from desktop.ledger import Ledger, LedgerRow
from tests.factories import at
from tests.forms.samples import CONTROL, TODAY

ROW = LedgerRow(
    number="2026-012",
    kind="及时谈话",
    circumstance="主体责任检查考核发现问题较多或者较突出",
    talkee="欧阳建明",
    post="江州市高新技术产业开发区党工委书记、管委会主任",
    talker="王怀远（市委书记）",
    note_takers="李文书、方主任",
    held_at=at(2026, 3, 13, 9, 30),
    place="市委办公楼三楼会议室",
    findings=3,
    action_due_on=date(2026, 4, 13),
    action_on=date(2026, 4, 10),
    told_on=date(2026, 4, 12),
    results_due_on=date(2026, 6, 13),
    results_on=None,
    assessed="到位2、基本到位1",
    closed_out=2,
    copies="本级纪检机关 2026-03-27、2026-04-13；组织（人事）部门 2027-01-05",
    archive_number="0194-WS·2026-D30-BGS-0001",
    remark="整改中",
)


def ledger(rows):
    found = Ledger(year=2026, office="市委办公室", marking="内部", made_on=TODAY, rows=rows)
    return paper(LedgerFacts(control=CONTROL, ledger=found))


def cells(made):
    table = next(b for b in made.blocks if isinstance(b, Table))
    return [c.text for c in table.rows[1].cells]


def test_a_talk_stands_in_one_row_with_due_and_come():
    made = cells(ledger((ROW,)))
    assert made[:2] == ["1", "2026-012"]
    assert made[11] == "2026.4.13\n2026.4.10"
    assert made[13] == "2026.6.13\n—"
    assert made[15] == "2/3"
    assert made[16] == "本级纪检机关 3.27、4.13\n组织（人事）部门 2027.1.5"
    assert made[17] == "0194-WS·\n2026-D30-\nBGS-0001"


def test_a_year_runs_over_landscape_pages_with_the_head_on_each(show):
    seen = show(ledger((ROW,) * 60))
    assert len(seen) > 5
    for page in range(len(seen)):
        assert seen.document[page].get_width() > seen.document[page].get_height()
        assert "应报" in seen.flat(page)


def test_the_blank_ledger_has_one_page_and_no_year(show):
    made = paper(LedgerFacts(control=CONTROL))
    assert len(show(made)) == 1
    assert "2026" not in "".join(t for t in texts(made) if "台账" in t)
