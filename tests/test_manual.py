import pytest

from desktop.manual import Grid, Heading, Item, Paragraph, Picture, page_for, pages, read, strong

PAGES = pages()


def test_the_marks_of_a_page_become_blocks(tmp_path):
    file = tmp_path / "01-x.md"
    file.write_text(
        "# 题目\n\n一段。\n\n## 小题\n\n- 一点\n2. 第二\n\n![图](a.png)\n\n"
        "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n",
        "utf-8",
    )
    page = read(file)
    assert (page.name, page.title) == ("01-x", "题目")
    assert page.blocks == (
        Paragraph("一段。"),
        Heading("小题"),
        Item(0, "一点"),
        Item(2, "第二"),
        Picture(tmp_path / "a.png", "图"),
        Grid((("甲", "乙"), ("1", "2"))),
    )


def test_strong_words_are_told_apart():
    assert list(strong("按**定稿**，再 `tanhua`。")) == [
        ("按", False),
        ("定稿", True),
        ("，再 tanhua。", False),
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_is_chinese_and_its_pictures_are_there(page):
    assert page.blocks
    assert any("\u4e00" <= character <= "\u9fff" for character in page.title)
    for block in page.blocks:
        if isinstance(block, Picture):
            assert block.file.is_file()
            assert block.file.stat().st_size < 100_000
            assert block.caption


def test_an_unknown_topic_opens_the_first_page():
    assert page_for("") == page_for("nothing of the kind") == PAGES[0].name


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("today", "今日"),
        ("record", "谈话记录"),
        ("administration", "管理员"),
        ("check", "规范性自查"),
        ("statistics", "统计"),
    ],
)
def test_a_topic_opens_its_page(topic, title):
    found = {page.name: page.title for page in PAGES}
    assert title in found[page_for(topic)]
