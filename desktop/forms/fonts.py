"""The fonts of the papers: one for each face, chosen character by character from what each holds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from reportlab.pdfbase import pdfmetrics, ttfonts

import resources
from desktop.forms.paper import Face
from desktop.forms.unicode_map import to_unicode

MISSING = "〓"  # printers' sign for a sort that is not in the case

_BUNDLED: Mapping[Face, str] = {
    Face.FANG: "GWFangSong",
    Face.KAI: "GWKai",
    Face.HEI: "GWHei",
    Face.SONG: "GWSong",
    Face.TITLE: "GWTitle",
}
_LAST = "GWSongExt"
_LATIN_END = 0x250  # the office's own faces set Han; Latin and figures stay those of the bundled


@dataclass(frozen=True, slots=True)
class Glyph:
    """How a character is drawn: the character itself or 〓, the font's name, width in em."""

    char: str
    font: str
    width: float


@dataclass(frozen=True, slots=True)
class Substitution:
    """A character that its face does not hold; `used` is the face it is printed in, or ""."""

    char: str
    face: Face
    used: str

    def __str__(self) -> str:
        if self.used:
            return f"“{self.char}”在{self.face.value}中没有，改用{self.used}。"
        return f"“{self.char}”（U+{ord(self.char):04X}）所有字体中都没有，印作“{MISSING}”，请改用别的字。"


class EmbeddedFont(ttfonts.TTFont):
    """A TrueType font whose text can be searched and copied, characters outside the BMP too."""

    def addObjects(self, doc):  # type: ignore[no-untyped-def]  # noqa: N802 - reportlab's name
        """Add the subsets, each with a right map from codes to characters."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(n, doc)[1:] for n in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            doc.idToObject[f"toUnicodeCMap:{fonts[name].BaseFont}"].content = to_unicode(subset)


@cache
def load(path: Path, index: int = 0) -> EmbeddedFont:
    """Read a font when it is first needed and make it known to reportlab."""
    name = re.sub(r"[^A-Za-z0-9]", "", path.stem) + f"-{crc32(str(path).encode()):08x}-{index}"
    font = EmbeddedFont(name, str(path), subfontIndex=index, asciiReadable=False, shapable=False)
    pdfmetrics.registerFont(font)
    return font


@cache
def load_bundled(face: Face | None) -> EmbeddedFont:
    """Return the font that comes with the program for a face; None is the last resort."""
    name = _BUNDLED[face] if face else _LAST
    return load(resources.path(f"fonts/{name}.ttf"))


def font_named(name: str) -> EmbeddedFont:
    """Return a font that was loaded before, by its name."""
    font = pdfmetrics.getFont(name)
    if not isinstance(font, EmbeddedFont):
        raise KeyError(name)
    return font


class FontBook:
    """The fonts of one print: chooses for each character, and notes what had to be replaced."""

    def __init__(self, own: Mapping[Face, tuple[Path, int]] | None = None) -> None:
        self._own = own or {}
        self._glyphs: dict[Face, dict[str, Glyph]] = {face: {} for face in Face}
        self._replaced: dict[Substitution, None] = {}

    def glyphs(self, text: str, face: Face) -> list[Glyph]:
        """Return how each character of a text is drawn."""
        known = self._glyphs[face]
        for char in text:
            if char not in known:
                known[char] = self._choose(char, face)
        return [known[char] for char in text]

    def substitutions(self) -> tuple[Substitution, ...]:
        """Return every character that was printed in another face, or as 〓, in order."""
        return tuple(self._replaced)

    def _choose(self, char: str, face: Face) -> Glyph:
        code = ord(char)
        for name, font in self._chain(code, face):
            if font.face.charToGlyph.get(code):
                if name != face.value:
                    self._replaced[Substitution(char, face, name)] = None
                return Glyph(char, font.fontName, font.face.charWidths[code] / 1000)
        self._replaced[Substitution(char, face, "")] = None
        mark = load_bundled(face)
        return Glyph(MISSING, mark.fontName, mark.face.charWidths[ord(MISSING)] / 1000)

    def _chain(self, code: int, face: Face) -> Iterator[tuple[str, EmbeddedFont]]:
        if face in self._own and code >= _LATIN_END:
            yield face.value, load(*self._own[face])
        own = f"程序自带的{face.value}" if face in self._own and code >= _LATIN_END else face.value
        yield own, load_bundled(face)
        yield Face.SONG.value, load_bundled(Face.SONG)
        yield "宋体（扩展）", load_bundled(None)
