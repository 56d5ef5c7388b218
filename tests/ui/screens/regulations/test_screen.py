"""法规依据: articles in our words with links, official text beside, taking in with every doubt."""

import itertools

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from db.records import OfficeSettings, Role
from desktop.services.desk import Desk, Worker
from desktop.services.parts.topics import groups
from desktop.services.regulations import RegulationService
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.screens.regulations.screen import RegulationsScreen
from desktop.ui.screens.regulations.services import BasisServices
from tests.conftest import NOW, TODAY

TEXT = "江州市监督谈话工作办法\n" + "\n".join(
    f"第{n}条 原文{n}的话。" for n in "一二三四五六七八九"
)
DOUBTFUL = TEXT.replace("第三条", "第二条", 1) + "\n第十一条 本办法自发布之日起施行。"


@pytest.fixture
def role():
    return Role.CLERK


@pytest.fixture
def service(admin, changes, role):
    numbers = itertools.count(1)
    return RegulationService(
        Desk(
            store=admin,
            worker=Worker(login="u", name="李文书", role=role),
            today=lambda: TODAY,
            now=lambda: NOW,
            new_id=lambda: f"i{next(numbers)}",
            changed=changes.tell,
        )
    )


@pytest.fixture
def screen(qtbot, service, changes):
    services = BasisServices(
        regulations=service,
        topics=lambda: groups(OfficeSettings()),
        offers=lambda place, _target: place != "统计报告",
    )
    screen = RegulationsScreen(services, changes)
    qtbot.addWidget(screen)
    screen.resize(1104, 634)
    screen.show()
    return screen


def seen(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_an_article_is_opened_from_elsewhere(screen):
    screen.open({"article": "7"})
    assert "由谁来谈" in seen(screen.article)
    assert "还没有导入《办法》原文" in seen(screen.article)
    assert screen.whereabouts() == {"article": "7"}


def test_the_article_lists_its_pages_and_opens_them(screen, qtbot):
    screen.open({"article": "12"})
    wanted = []
    screen.wanted.connect(lambda place, target: wanted.append((place, target)))
    link = next(b for b in screen.article.findChildren(QPushButton) if "抄送登记" in b.text())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert wanted == [("整改跟踪", {"group": "copies"})]


def test_pages_that_the_user_has_not_are_not_offered(screen):
    screen.open({"article": "13"})
    assert [w.place for w in screen.article.links] == ["表格打印"]


def paste(screen, text):
    screen.show_import()
    screen.imports.area.setPlainText(text)
    screen.imports.recognise_button.click()


def test_a_text_without_doubt_is_taken_in_and_shown_beside_our_words(screen):
    paste(screen, TEXT)
    assert screen.imports.preview.tag.text == "可以导入"
    screen.imports.import_button.click()
    assert screen.texts.table.chosen.regulation.title == "江州市监督谈话工作办法"
    screen.open({"article": "7"})
    assert "原文七的话。" in seen(screen.article)
    screen.open({"article": "15"})
    assert "没有这一条" in seen(screen.article)


def test_nothing_is_taken_in_before_every_doubt_is_settled(screen, service):
    paste(screen, DOUBTFUL)
    preview = screen.imports.preview
    assert len(preview.open_doubts) == 3  # 缺第3条, 缺第10条, 第2条两次且不同
    assert not screen.imports.import_button.isEnabled()
    double = next(line for line in preview.articles.records if line.at == 2)
    for act in preview._acts_of_article(double):
        act.run()
    assert len(preview.open_doubts) == 2
    for question in list(preview.doubts.records):
        for act in preview._acts_of_doubt(question):
            act.run()
    assert screen.imports.import_button.isEnabled()
    screen.imports.import_button.click()
    (view,) = service.texts()
    assert [a.number for a in view.articles] == [1, 2, 4, 5, 6, 7, 8, 9, 11]
    assert len(view.regulation.remarks) == 2


def test_an_article_is_mended_before_it_is_taken_in(screen, service):
    paste(screen, TEXT)
    preview = screen.imports.preview
    preview.articles.choose(3)
    preview.text.setPlainText("改过的话。")
    preview.articles.choose(0)
    assert preview.text.toPlainText() == "原文一的话。"
    screen.imports.import_button.click()
    assert service.texts()[0].articles[3].text == "改过的话。"


def test_a_file_is_read_and_one_that_is_none_is_refused(screen, tmp_path):
    file = tmp_path / "办法.txt"
    file.write_bytes(TEXT.encode("gb18030"))
    screen.show_import()
    screen.imports.read_file(file)
    assert len(screen.imports.preview.draft.articles) == 9
    screen.imports.show_text()
    screen.imports.read_file(tmp_path / "没有.txt")
    assert "没有这个文件" in screen.notice.sentence
    assert not screen.imports.import_button.isVisible()


def test_words_are_found_in_explanation_topics_and_official_text(screen, service):
    service.take_over(service.recognise(TEXT.replace("原文七", "民主集中制"), "粘贴"))
    screen.search.setText("民主集中制")
    screen.search.returnPressed.emit()
    kinds = {hit.kind for hit in screen.found.records}
    assert "原文" in kinds
    official = next(h for h in screen.found.records if h.kind == "原文")
    screen.found.opened.emit(official)
    assert screen.tabs.key == "texts"
    assert screen.texts.articles.chosen.number == 7
    screen.search.setText("个人说了算")
    screen.search.returnPressed.emit()
    assert {hit.kind for hit in screen.found.records} == {"要点"}


def test_a_text_is_withdrawn_with_a_reason(screen, service, qtbot):
    service.take_over(service.recognise(TEXT, "粘贴"))
    screen.open({"tab": "texts"})
    screen.texts.withdraw_button.click()
    window = screen.texts.findChild(DeedDialog)
    window.rows.findChildren(QLineEdit)[0].setText("错本")
    window.do_button.click()
    assert service.texts() == ()


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.TALKER])
def test_who_only_reads_has_no_import(screen, role):
    words = [b.text() for b in screen.findChildren(QPushButton) if b.isVisible()]
    assert "导入原文…" not in words
    screen.open({"article": "3"})
    assert screen.article.links
