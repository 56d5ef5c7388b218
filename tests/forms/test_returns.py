"""下级报表汇总: every body that sent a return, the sum, our own figures, who is missing."""

from desktop.forms import returns
from desktop.forms.paper import Table, texts
from desktop.rules.returns import FIELDS
from tests.forms.samples import CONTROL

FIGURES = {f.key: n for n, f in enumerate(FIELDS)}


def a_summary(**given):
    facts = {
        "year": 2026,
        "lines": (("临河县委", FIGURES), ("市水务局党组", {"held": 3})),
        "total": FIGURES | {"held": 99},
        "own": dict.fromkeys(FIGURES, 7),
        "missing": ("青石县委", "市教育局党组"),
        "exempt": ("市档案馆党支部",),
    }
    return returns.paper(returns.ReturnsFacts(control=CONTROL, **facts | given))


def rows_of(paper):
    (table,) = [b for b in paper.blocks if isinstance(b, Table)]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_every_figure_stands_in_its_column():
    head, linhe, shuiwu, total, own = rows_of(a_summary())
    assert [h.replace("\n", "") for h in head] == ["单位", *(f.label for f in FIELDS)]
    assert linhe == ["临河县委", *(str(n) for n in range(len(FIELDS)))]
    assert shuiwu.count("") == len(FIELDS) - 1
    assert (total[0], total[2], own[1:]) == ("合计", "99", ["7"] * len(FIELDS))


def test_the_missing_are_named():
    words = " ".join(texts(a_summary()))
    assert "未报单位（2个）" in words
    assert "青石县委、市教育局党组。" in words
    assert "不需报送单位（1个）" in words
    assert "未报单位" not in " ".join(texts(a_summary(missing=())))


def test_the_blank_has_rows_to_write_in():
    paper = returns.paper(returns.ReturnsFacts(control=CONTROL))
    assert paper.title == "下级监督谈话报表汇总"
    assert len(rows_of(paper)) == 13
