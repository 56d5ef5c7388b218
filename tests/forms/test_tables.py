"""Tables as they are found on the pages."""

import pytest

from desktop.forms.paper import Align, Cell, Row, Table

MM = 72 / 25.4


def label(text):
    return Cell(text=text, label=True)


def grid(*pairs, **facts):
    return Table(
        widths=(1, 4),
        rows=tuple(Row(cells=(label(a), Cell(text=b)), **facts) for a, b in pairs),
    )


def shapes(seen, page):
    return [
        tuple(round(v / MM) for v in thing.get_bounds())
        for thing in seen.document[page].get_objects()
        if thing.type == 2
    ]


def test_a_table_is_framed_over_the_text_width(show, paper):
    seen = show(paper(grid(("姓名", "张伟"), ("职务", "县委书记"))))
    left, _, right, top = max(shapes(seen, 0), key=lambda b: (b[2] - b[0]) * (b[3] - b[1]))
    assert (left, right, top) == pytest.approx((28, 184, 260), abs=1)


def test_a_row_that_parts_says_so_on_each_further_page(show, paper):
    seen = show(paper(grid(("姓名", "张伟"), ("主要内容", "整改落实到位。" * 500), ("备注", "无"))))
    assert len(seen) > 2
    assert [seen.flat(page).count("（续）") for page in range(len(seen))] == [0] + [1] * (
        len(seen) - 1
    )
    assert "主要内容" in seen.flat(1).replace("（续）", "")
    assert seen.flat().count("整改落实到位。") + 1 >= 490
    assert sum(seen.flat().count(c) for c in "整改") == 1000


def test_the_head_row_is_repeated_on_each_page(show, paper):
    head = Row(cells=tuple(Cell(text=t) for t in ("序号", "问题")), head=True)
    rows = [
        Row(cells=(Cell(text=str(n), align=Align.CENTRE), Cell(text="问题"))) for n in range(90)
    ]
    seen = show(paper(Table(widths=(1, 9), rows=(head, *rows))))
    assert len(seen) > 3
    assert all(seen.flat(page).count("序号") == 1 for page in range(len(seen)))
    assert seen.flat().count("问题") == 90 + len(seen)


def test_no_text_leaves_its_cell(show, paper):
    seen = show(paper(grid(("说明", "，国A4国" * 300))))
    edge = 28 * MM + 156 * MM / 5
    for page in range(len(seen)):
        for line in seen.lines(page):
            if "A4" in line.text and "说" not in line.text and "（" not in line.text:
                assert line.left > edge
                assert line.right < 184 * MM


def test_blank_rows_keep_their_height_for_writing(show, paper):
    empty = Table(widths=(1,), rows=tuple(Row(cells=(Cell(),), height=40) for _ in range(3)))
    assert len(show(paper(empty))) == 1
    assert len(show(paper(empty, empty))) == 2


def test_growing_rows_fill_the_page_and_what_is_signed_stands_at_their_ends(show, paper):
    signed = Cell(text="同意", foot="签名：　　　　\n年　月　日")
    rows = tuple(Row(cells=(label(f"意见{n}"), signed), height=20, fill=True) for n in range(6))
    seen = show(paper(Table(widths=(1, 4), rows=rows)))
    lines = seen.lines(0)
    assert min(line.y for line in lines if line.text == "年月日") < 45 * MM
    assert max(line.y for line in lines if line.text == "同意") > 245 * MM
    assert min(box[1] for box in shapes(seen, 0)) == pytest.approx(35, abs=1)


def test_one_growing_row_does_not_take_the_whole_page(show, paper):
    rows = (Row(cells=(label("意见"), Cell(foot="年　月　日")), fill=True),)
    seen = show(paper(Table(widths=(1, 4), rows=rows)))
    assert min(box[1] for box in shapes(seen, 0)) > 150


def test_a_cell_may_span_columns(show, paper):
    table = Table(
        widths=(1, 1, 1, 1),
        rows=(
            Row(cells=(label("甲"), Cell(text="一"), label("乙"), Cell(text="二"))),
            Row(cells=(label("丙"), Cell(text="国" * 30, span=3))),
        ),
    )
    lines = show(paper(table)).lines(0)
    assert max(line.text.count("国") for line in lines) > 20
