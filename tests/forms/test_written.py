from desktop.forms.paper import Face, Heading, Para
from desktop.forms.written import blocks_of


def test_numbered_short_lines_are_headings():
    blocks = list(blocks_of("一、基本情况\n（一）第一个问题\n\n  正文。"))
    assert blocks == [
        Heading(text="一、基本情况", level=1),
        Heading(text="（一）第一个问题", level=2),
        Para(text="正文。"),
    ]


def test_a_numbered_sentence_is_no_heading():
    (block,) = blocks_of("一、要抓紧整改，按时报告情况，不得拖延。")
    assert block == Para(text="一、要抓紧整改，按时报告情况，不得拖延。")


def test_the_first_words_of_a_numbered_paragraph_are_its_heading():
    (block,) = blocks_of("一、听取自查情况报告：自查列出问题2个，其中1个同掌握的情况一致。")
    assert [(run.text, run.face) for run in block.text] == [
        ("一、听取自查情况报告：", Face.HEI),
        ("自查列出问题2个，其中1个同掌握的情况一致。", Face.FANG),
    ]


def test_a_short_numbered_line_is_a_heading_even_with_its_full_stop():
    assert list(blocks_of("三、听取说明。")) == [Heading(text="三、听取说明。", level=1)]


def test_in_large_type_headings_are_large():
    (block,) = blocks_of("一、基本情况", 20.0)
    assert (block.size, block.face, block.keep) == (20.0, Face.HEI, True)


def test_a_known_label_stands_out():
    (block,) = blocks_of("事实：两次没有形成措施。")
    assert [(run.text, run.face) for run in block.text] == [
        ("事实：", Face.KAI),
        ("两次没有形成措施。", Face.FANG),
    ]
