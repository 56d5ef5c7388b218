"""Articles are recognised in an invented regulation, whole, broken, and mixed with other text."""

import pytest

from desktop.errors import BadInput
from desktop.exchange.regulation import recognise

WHOLE = """江州市会议室使用管理办法（试行）
（2026年1月5日印发）
第一章 总则
第一条 为了规范会议室使用，提高会议效率，制定本办法。
第二条 使用会议室，应当提前两日申请。有下列情形之一的，可以当日申请：
（一）上级临时部署的会议；
（二）处置突发事件的会议。
第三条 违反第二条规定的，由会议室管理部门提醒。
提醒两次仍不改正的，按照第二条规定办理，三个月内不予安排。
第二章 附则
第四条 本办法自印发之日起施行。"""


def broken(width, text=WHOLE):
    return "\n".join(
        "\n".join(line[at : at + width] for at in range(0, len(line), width))
        for line in text.splitlines()
    )


def texts(regulation):
    return [(a.number, a.text) for a in regulation.articles]


def test_a_clean_text_is_recognised_with_items_and_headings():
    regulation = recognise(WHOLE)
    assert regulation.title == "江州市会议室使用管理办法（试行）"
    assert [a.number for a in regulation.articles] == [1, 2, 3, 4]
    assert regulation.articles[1].paragraphs == (
        "使用会议室，应当提前两日申请。有下列情形之一的，可以当日申请：",
        "（一）上级临时部署的会议；",
        "（二）处置突发事件的会议。",
    )
    assert [a.heading for a in regulation.articles] == [
        "第一章 总则",
        "第一章 总则",
        "第一章 总则",
        "第二章 附则",
    ]
    assert regulation.doubts == ()


@pytest.mark.parametrize("width", range(11, 40))
def test_lines_broken_anywhere_give_the_same_articles(width):
    regulation = recognise(broken(width))
    assert texts(regulation) == texts(recognise(WHOLE))
    assert regulation.title == "江州市会议室使用管理办法（试行）"


def test_a_reference_thrown_to_the_head_of_a_line_begins_no_article():
    page = "会议办法\n第一条 甲。\n第二条 有下列情形的，依照本办法\n第一条办理，不适用\n第三条。\n第三条 丙。"
    regulation = recognise(page)
    assert texts(regulation) == [
        (1, "甲。"),
        (2, "有下列情形的，依照本办法第一条办理，不适用第三条。"),
        (3, "丙。"),
    ]


def test_news_before_and_after_is_left_out_and_said():
    page = f"本报讯 （记者 某某）会议强调了有关规定\n\n{WHOLE}\n体育新闻\n昨日比赛结束。"
    regulation = recognise(page)
    assert texts(regulation) == texts(recognise(WHOLE))
    assert regulation.title == "江州市会议室使用管理办法（试行）"
    assert "最后一条之后还有文字" in regulation.doubts[0]


def test_half_width_marks_and_figures_are_read():
    page = (
        WHOLE.replace("，", ",").replace("（", "(").replace("）", ")").replace("第三条 ", "第3条 ")
    )
    regulation = recognise(page)
    assert [a.number for a in regulation.articles] == [1, 2, 3, 4]
    assert regulation.articles[0].text == "为了规范会议室使用，提高会议效率，制定本办法。"


def test_page_marks_are_dropped():
    page = WHOLE.replace("制定本办法。", "制定\n— 3 —\n本办法。")
    assert recognise(page).articles[0].text.endswith("制定本办法。")


def test_an_article_that_begins_in_mid_line_is_found():
    page = "会议办法\n第一条 甲。第二条 乙。 第三条　丙，依照第一条规定办理。"
    assert texts(recognise(page)) == [(1, "甲。"), (2, "乙。"), (3, "丙，依照第一条规定办理。")]


@pytest.mark.parametrize(
    ("order", "duplicates", "gaps", "disorder"),
    [
        ([1, 2, 3], [], [], []),
        ([1, 2, 2, 3], [2], [], []),
        ([1, 3, 4], [], [2], []),
        ([1, 3, 2, 4], [], [], [2]),
        ([2, 3], [], [1], []),
        ([1, 2, 3, 1, 5], [1], [4], []),
    ],
)
def test_doubles_gaps_and_disorder_are_reported(order, duplicates, gaps, disorder):
    digits = "零一二三四五六七八九"
    page = "会议办法\n" + "\n".join(f"第{digits[n]}条 内容{i}。" for i, n in enumerate(order))
    regulation = recognise(page)
    found = (regulation.duplicates, regulation.gaps, regulation.out_of_order)
    assert found == (tuple(duplicates), tuple(gaps), tuple(disorder))
    assert len(regulation.doubts) >= len(duplicates + gaps + disorder)


def test_equal_and_different_doubles_are_told_apart():
    same = recognise("办法\n第一条 甲。\n第一条 甲。")
    other = recognise("办法\n第一条 甲。\n第一条 乙。")
    assert "内容相同" in same.doubts[0]
    assert "内容不同" in other.doubts[0]


def test_an_inserted_article_keeps_its_suffix():
    regulation = recognise("办法\n第一条 甲。\n第一条之一 乙。\n第二条 丙。")
    assert [(a.number, a.suffix) for a in regulation.articles] == [(1, ""), (1, "之一"), (2, "")]
    assert regulation.duplicates == ()


@pytest.mark.parametrize("page", ["", "没有条文的文字", "会议通知\n请参加。"])
def test_a_text_without_articles_is_refused(page):
    with pytest.raises(BadInput, match="没有认出"):
        recognise(page)


def test_a_text_of_endless_length_is_refused():
    with pytest.raises(BadInput, match="超过100万字"):
        recognise("字" * 1_000_001)


def test_a_text_without_line_breaks_is_recognised():
    assert texts(recognise(WHOLE.replace("\n", "  "))) == texts(recognise(WHOLE))
    assert recognise(WHOLE.replace("\n", "")).title == "江州市会议室使用管理办法（试行）"


def test_news_that_reads_like_an_article_begins_none():
    before = "第一条高铁开通，第二条在建。\n第三条道路今日通车。\n"
    after = "\n新华社江州1月6日电 第二条新闻：今日有雨。\n第三条道路全长12公里。\n责任编辑：某某"
    regulation = recognise(f"{before}{WHOLE}{after}")
    assert texts(regulation) == texts(recognise(WHOLE))
    assert regulation.duplicates == ()
    assert [one.kind for one in regulation.questions] == ["after"]


def test_news_between_two_articles_is_pointed_out():
    page = WHOLE.replace("第三条 违反", "本报讯 记者某某报道，今日晴。\n第三条 违反")
    (doubt,) = recognise(page).questions
    assert (doubt.kind, doubt.number) == ("strange", 2)
    assert "本报讯" in doubt.sentence


@pytest.mark.parametrize("width", [12, 17, 20, 28])
def test_a_page_with_an_empty_line_after_each_line(width):
    regulation = recognise(broken(width).replace("\n", "\n\n"))
    assert texts(regulation) == texts(recognise(WHOLE))
    assert regulation.title == "江州市会议室使用管理办法（试行）"


def test_the_head_of_each_page_is_dropped_with_its_number():
    page = WHOLE.replace("提高会议效率，", "\n江州市文件汇编\n— 1 —\n提高会议效率，").replace(
        "由会议室管理部门", "\n江州市文件汇编\n— 2 —\n由会议室管理部门"
    )
    assert texts(recognise(page)) == texts(recognise(WHOLE))


def test_headings_are_read_however_they_are_set():
    page = WHOLE.replace("第一章 总则", "第一章\n总　则").replace("第二章 附则", "第二章　附 则")
    headings = [a.heading for a in recognise(page).articles]
    assert headings == ["第一章 总则", "第一章 总则", "第一章 总则", "第二章 附则"]


def test_signs_of_the_web_before_articles_are_dropped():
    page = "# 会议办法\n## 第一章 总则\n**第一条** 甲。\n* 第二条 乙。\n**第三条** 丙。"
    regulation = recognise(page)
    assert (regulation.title, texts(regulation)) == (
        "会议办法",
        [(1, "甲。"), (2, "乙。"), (3, "丙。")],
    )


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("会议办法（2026年1月5日市委印发）", "会议办法"),
        ("会议办法（2026年修订）", "会议办法（2026年修订）"),
        ("近日，江州市印发了《会议办法（试行）》，并发出通知。\n全文如下。", "会议办法（试行）"),
        ("关于加强会议管理的\n意见", "关于加强会议管理的意见"),
        ("体育新闻", ""),
    ],
)
def test_the_title_is_found(before, title):
    assert recognise(f"{before}\n第一条 甲。").title == title


def test_a_paper_in_points_is_recognised_by_its_points():
    page = (
        "关于加强会议管理的意见\n现就会议管理提出如下意见。\n"
        "一、总体要求（一）少开会。会议包括：（一）例会；（二）专题会。\n开短会，讲\n短话。"
        "\n（二）开好会。二、保障（三）抓落实。"
    )
    regulation = recognise(page)
    assert regulation.points
    assert [(a.number, a.heading) for a in regulation.articles] == [
        (1, "一、总体要求"),
        (2, "一、总体要求"),
        (3, "二、保障"),
    ]
    assert (
        regulation.articles[0].text
        == "少开会。会议包括：（一）例会；（二）专题会。开短会，讲短话。"
    )


def test_a_long_regulation_is_read_in_good_time():
    page = "会议办法\n" + "\n".join(f"第{n}条 " + "内容，" * 800 + "完。" for n in range(1, 300))
    assert len(recognise(page).articles) == 299


def test_three_thousand_articles_are_no_regulation():
    with pytest.raises(BadInput, match="超过3000条"):
        recognise("\n".join(f"第{n}条 甲。" for n in range(1, 3002)))
