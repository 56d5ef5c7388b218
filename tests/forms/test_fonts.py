import hashlib
import re
from pathlib import Path

import resources
from desktop.forms.fonts import FontBook, load_bundled
from desktop.forms.paper import Face


def test_a_font_is_chosen_for_each_character_by_what_it_holds():
    glyphs = FontBook().glyphs("国丗1", Face.FANG)
    fang, song, figure = (glyph.font for glyph in glyphs)
    assert fang == figure == load_bundled(Face.FANG).fontName
    assert "GWSongExt" in song
    assert [glyph.width for glyph in glyphs] == [1.0, 1.0, 0.5]


def test_no_character_is_ever_drawn_by_the_glyph_for_nothing():
    book = FontBook()
    assert book.glyphs("\U0001f600", Face.KAI)[0].char == "〓"
    assert [s.used for s in book.substitutions()] == [""]


def test_a_substitution_is_told_once_for_each_face():
    book = FontBook()
    book.glyphs("丗丗", Face.FANG)
    book.glyphs("丗", Face.FANG)
    book.glyphs("丗", Face.HEI)
    assert [str(s) for s in book.substitutions()] == [
        "“丗”在仿宋中没有，改用宋体（扩展）。",
        "“丗”在黑体中没有，改用宋体（扩展）。",
    ]


def test_the_offices_own_face_sets_han_and_the_bundled_one_what_it_lacks():
    own = {Face.FANG: (resources.path("fonts/GWKai.ttf"), 0)}
    book = FontBook(own)
    han, latin, rare = book.glyphs("国A丗", Face.FANG)
    assert "GWKai" in han.font
    assert "GWFangSong" in latin.font
    assert "GWSongExt" in rare.font
    assert [str(s) for s in book.substitutions()] == ["“丗”在仿宋中没有，改用宋体（扩展）。"]


def test_where_the_fonts_come_from_is_written_beside_them_with_their_sums():
    folder = Path(resources.path("fonts/PROVENANCE.md")).parent
    told = dict(
        re.findall(
            r"^\| (GW\w+\.ttf) .*\| ([0-9a-f]{64}) \|$",
            (folder / "PROVENANCE.md").read_text("utf-8"),
            re.M,
        )
    )
    there = {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in folder.glob("*.ttf")}
    assert told == there
