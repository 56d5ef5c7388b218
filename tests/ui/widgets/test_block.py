from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.ui.palette import Tone
from desktop.ui.widgets.act import Act
from desktop.ui.widgets.block import Block, Pile
from desktop.ui.widgets.chip import Chip, Tag


def test_a_block_shows_its_words_chips_and_buttons(qtbot):
    done = []
    block = Block(
        "整改措施报告",
        tags=[Tag("逾期 3 天", Tone.LATE)],
        second="应报 7月10日",
        quote="报告内容",
        acts=[Act("登记收到", lambda: done.append(1), primary=True)],
    )
    qtbot.addWidget(block)
    block.show()
    assert [c.text() for c in block.findChildren(Chip)] == ["逾期 3 天"]
    assert block.accessibleName() == "整改措施报告"
    qtbot.mouseClick(block.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert done == [1]


def test_a_narrow_block_grows_downward(qtbot):
    block = Block("字" * 60, quote="字" * 90)
    qtbot.addWidget(block)
    assert block.heightForWidth(240) > block.heightForWidth(800)


def test_a_pile_shows_the_new_parts_at_once(qtbot):
    pile = Pile()
    qtbot.addWidget(pile)
    pile.show()
    first, second = Block("一"), Block("二")
    pile.show_parts([first])
    assert first.isVisible()
    pile.show_parts([second])
    assert second.isVisible()
    assert pile.parts == (second,)
