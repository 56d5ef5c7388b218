import pytest

from desktop.ui.widgets.facts import Facts


@pytest.mark.parametrize("columns", [1, 2])
def test_facts_without_a_value_are_left_out(qtbot, columns):
    facts = Facts(columns)
    qtbot.addWidget(facts)
    facts.show_facts([("单位名称", "中共江州市委"), ("联系人", ""), ("层级", "市")])
    facts.show()
    assert facts.facts == {"单位名称": "中共江州市委", "层级": "市"}
    facts.show_facts([("单位名称", "临河县委")])
    assert facts.facts == {"单位名称": "临河县委"}
