"""Reading the text of a regulation out of a file: plain text in any usual encoding, or Word."""

from collections.abc import Iterator
from typing import Any

from desktop.errors import BadInput
from desktop.exchange.word_files import read_word
from desktop.exchange.word_numbers import Numbers

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OTHERS = ("gb18030", "utf-16-le", "utf-16-be")
_MOST_BYTES = 20_000_000
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def text_of(content: bytes, name: str) -> str:
    """Return the text of a file, or raise BadInput with what to do instead."""
    if not content.strip():
        raise BadInput(f"“{name}”是空的，没有读入；已存的内容没有变。")
    if len(content) > _MOST_BYTES:
        raise BadInput(f"“{name}”超过20兆字节，不像是一部法规，没有读入；已存的内容没有变。")
    if content.startswith(b"PK"):
        return _word(content, name)
    if content.startswith(_OLD_WORD):
        raise BadInput(f"“{name}”是旧式 Word 文件，请另存为 .docx 或者复制文字粘贴进来；没有读入。")
    if content.startswith(b"%PDF"):
        raise BadInput(f"“{name}”是 PDF 文件，请打开后复制文字粘贴进来；没有读入。")
    return _plain(content, name)


def _plain(content: bytes, name: str) -> str:
    marked = next((encoding for mark, encoding in _BOMS if content.startswith(mark)), "utf-8")
    found = _decoded(content, marked)
    if found is None or "\0" in found:
        others = [_decoded(content, encoding) for encoding in _OTHERS]
        found = max((text for text in others if text), key=_chinese, default=None)
    if found is None or "\0" in found:
        raise BadInput(f"“{name}”的文字编码认不出来，请另存为 UTF-8 文本后再试；没有读入。")
    return found


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _chinese(text: str) -> int:
    """Return how often signs stand there that every regulation has."""
    return sum(text.count(sign) for sign in "第条的，。")


def _word(content: bytes, name: str) -> str:
    paragraphs = read_word(
        content,
        lambda document: list(_paragraphs(document)),
        damaged=f"“{name}”不是能读的 Word 文件（.docx），请另存一次或者粘贴文字；没有读入。",
        swollen=f"“{name}”展开后过大，不像是一部法规，请复制文字粘贴进来；没有读入。",
    )
    return "\n".join(paragraphs)


def _paragraphs(document: Any) -> Iterator[str]:
    """Return every paragraph with the number that Word gives it; tables cell by cell."""
    numbers = Numbers(document)
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                seen: list[Any] = []
                for cell in row.cells:
                    if cell._tc not in seen:  # noqa: SLF001 - a merged cell is handed out again
                        seen.append(cell._tc)  # noqa: SLF001
                        yield from (numbers.before(p) + p.text for p in cell.paragraphs)
        else:
            yield numbers.before(block) + block.text
