"""An article named in our own words is a link, where there is a page to ask."""

import pytest
from PySide6.QtWidgets import QDialog, QVBoxLayout

from desktop.ui.screen import Screen
from desktop.ui.widgets.article_label import ArticleLabel


class Page(Screen):
    def refresh(self):
        pass


@pytest.fixture
def page(qtbot, changes):
    page = Page(changes)
    qtbot.addWidget(page)
    return page


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("依据 办法第七条", ["7"]),
        ("第十一条、第二十条", ["11", "20"]),
        ("第二十一条", []),
        ("本单位要求", []),
    ],
)
def test_each_article_is_a_link_and_the_words_stay(page, qtbot, words, numbers):
    label = ArticleLabel(words, "small")
    page.lay_out(label)
    page.show()
    wanted = []
    page.wanted.connect(lambda place, target: wanted.append((place, target)))
    shown = super(ArticleLabel, label).text()
    assert label.text() == words
    for number in numbers:
        assert f'href="{number}"' in shown
        label.linkActivated.emit(number)
    assert shown.count("href") == len(numbers)
    assert wanted == [("法规依据", {"article": n}) for n in numbers]


def test_words_are_never_markup(page):
    label = ArticleLabel("<b>第七条</b> & 甲", "small")
    page.lay_out(label)
    page.show()
    shown = super(ArticleLabel, label).text()
    assert "&lt;b&gt;" in shown
    label.setText("<b>甲</b>")
    assert super(ArticleLabel, label).text() == "<b>甲</b>"


def test_a_dialog_leads_nowhere(page, qtbot):
    dialog = QDialog(page)
    qtbot.addWidget(dialog)
    label = ArticleLabel("第七条")
    QVBoxLayout(dialog).addWidget(label)
    dialog.show()
    assert super(ArticleLabel, label).text() == "第七条"
