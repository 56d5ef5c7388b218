"""What a written PDF is: fonts, text to be found and copied, facts, the same bytes each time."""

import io
import random
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from desktop.forms.paper import Face, Para, Run
from desktop.forms.pdf import write

HANZI = Path("tests/files/tongyong-guifan-hanzi.txt").read_text("utf-8").split()


def test_every_character_of_the_national_list_prints_is_found_and_copied(show, paper):
    assert sum(map(len, HANZI)) == 8105
    assert sum(char > "\uffff" for row in HANZI for char in row) == 196
    for face in Face:
        out = io.BytesIO()
        runs = tuple(Para(text=(Run(row, face),), indent=0) for row in HANZI)
        written = write([paper(*runs)], out)
        assert written.substitutions == ()
        document = pypdfium2.PdfDocument(out.getvalue())
        text = "".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
        found = "".join(char for char in "".join(text.split()) if char not in "—0123456789")
        assert found == "".join(HANZI)


def test_a_rare_name_is_copied_as_it_was_typed(show, paper):
    first, second = [char for row in HANZI for char in row if char > "\uffff"][:2]
    text = f"经办人{first}同志和{second}同志。"
    assert text in show(paper(text)).text()


def test_dates_and_figures_are_found_as_typed_in_spite_of_the_space_around_them(show, paper):
    text = "谈话于2026年7月13日15时30分举行，涉及12个单位、3.5亿元和A4纸20张。"
    page = show(paper(text)).document[0].get_textpage()
    assert page.search("2026年7月13日15时30分").get_next() is not None
    assert text in page.get_text_range().replace("\r\n", "")


def test_markup_is_printed_as_typed(show, paper):
    typed = "<b>粗</b> & &amp; ]]> <!-- x --> %s {0} \\n (a) <font>"
    assert "".join(typed.split()) in show(paper(typed)).flat()


def test_no_font_is_left_unembedded(show, paper):
    runs = tuple(Para(text=(Run("江州ABC123，𬎆①", face),)) for face in Face)
    seen = show(paper(*runs, marking="内部"))
    fonts = set()
    for thing in seen.document[0].get_objects():
        if thing.type == raw.FPDF_PAGEOBJ_TEXT:
            font = raw.FPDFTextObj_GetFont(thing.raw)
            fonts.add(raw.FPDFFont_GetIsEmbedded(font))
    assert fonts == {1}
    assert b"Helvetica" not in seen.data


def test_equal_papers_give_equal_bytes(paper):
    made = []
    for _ in range(2):
        out = io.BytesIO()
        write([paper("国" * 3000 + "2026年", marking="内部")], out)
        made.append(out.getvalue())
    assert made[0] == made[1]


def test_title_author_keywords_and_language_are_set(show, paper):
    seen = show(paper("正文", title="监督谈话通知", keywords=("监督谈话", "张伟")))
    facts = seen.document.get_metadata_dict()
    assert (facts["Title"], facts["Author"]) == ("监督谈话通知", "中共江州市委办公室")
    assert facts["Keywords"] == "监督谈话，张伟"
    assert b"/Lang (zh-CN)" in seen.data


def test_several_papers_in_one_file_count_their_own_pages(show, paper):
    seen = show(paper("甲" * 1200), paper("乙"))
    assert [f"—{n}—" in seen.flat(page) for page, n in ((0, 1), (1, 2), (2, 1))] == [True] * 3


def test_progress_is_told_after_each_paper(paper):
    told = []
    write([paper("甲"), paper("乙")], io.BytesIO(), told=told.append)
    assert told == [1, 2]


def test_what_no_font_has_is_printed_as_a_mark_and_told(paper, show):
    out = io.BytesIO()
    written = write([paper("笑😀了")], out)
    assert [str(s) for s in written.substitutions] == [
        "“😀”（U+1F600）所有字体中都没有，印作“〓”，请改用别的字。",
    ]
    assert "笑〓了" in show(paper("笑😀了")).flat()


def test_what_another_face_has_is_printed_in_that_and_told(paper, show):
    out = io.BytesIO()
    written = write([paper("丗年")], out)
    assert [str(s) for s in written.substitutions] == ["“丗”在仿宋中没有，改用宋体（扩展）。"]
    assert "丗年" in show(paper("丗年")).flat()


CLOSING = "，。、；：？！）》〉」』】〕〗”’…—～％‰℃·"
OPENING = "（《〈「『【〔〖“‘￥"


@pytest.fixture(scope="module")
def chance():
    """Some 90,000 characters of marks, figures, words and Han in no order, the same each time."""
    dice = random.Random(20260713)  # noqa: S311
    words = [
        "国",
        "整改",
        "“一把手”",
        "《办法》",
        "（一）",
        "，",
        "。",
        "、",
        "；",
        "……",
        "——",
        "2026年7月13日",
        "3.5%",
        "A4",
        "江监谈〔2026〕12号",
        "1,200",
        "“",
        "”",
        "（",
        "）",
        "！",
        "8月",
        "临河县",
    ]
    return [f"国{''.join(dice.choices(words, k=900))}国" for _ in range(36)]


def test_no_line_of_thousands_begins_with_a_closing_or_ends_with_an_opening_mark(
    show, paper, chance
):
    seen = show(paper(*chance))
    lines = [line for page in range(len(seen)) for line in seen.lines(page)]
    lines = [line for line in lines if not line.text.startswith("—") or "国" in line.text]
    assert len(lines) > 2500
    assert [line.text for line in lines if line.text[0] in CLOSING] == []
    assert [line.text for line in lines if line.text[-1] in OPENING] == []


def test_no_ink_of_thousands_of_lines_leaves_the_text_area(show, paper, chance):
    seen = show(paper(*chance))
    edge = [line for page in range(len(seen)) for line in seen.lines(page)]
    assert min(line.left for line in edge) >= 28 * 72 / 25.4 - 0.5
    assert max(line.right for line in edge) <= 184 * 72 / 25.4 + 0.5


def test_twenty_thousand_characters_flow_on(show, paper):
    seen = show(paper("整改落实" * 5000))
    assert len(seen) == 33  # 715 lines
    assert [seen.flat().count(char) for char in "整改落实"] == [5000] * 4


def test_a_quarter_em_is_left_between_han_and_latin_on_the_paper(show, paper):
    text = show(paper("于2026年举行")).document[0].get_textpage()
    at = text.get_text_range().index("于2026年")
    edges = [text.get_charbox(at + n, loose=True) for n in range(1, 5)]
    year = text.get_charbox(at + 5)
    assert edges[-1][2] + 15.75 / 4 - 2 < year[0] < edges[-1][2] + 15.75 / 4 + 3
