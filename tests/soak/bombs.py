"""Files made to hurt: they swell, nest, never end, or point outside."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 SYSTEM "file:///etc/passwd">]>'


def with_parts(raw: bytes, **changed: object) -> bytes:
    """Return an Excel or Word file with parts replaced or added (name: bytes or a change)."""
    out = BytesIO()
    with ZipFile(BytesIO(raw)) as package, ZipFile(out, "w", ZIP_DEFLATED) as made:
        parts = {info.filename: package.read(info) for info in package.infolist()}
        for name, change in changed.items():
            parts[name] = change(parts.get(name, b"")) if callable(change) else change
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def excel_bombs(good: bytes) -> dict[str, bytes]:
    """Return Excel files that must be refused or read without harm."""
    sheet = "xl/worksheets/sheet1.xml"
    end = b"</sheetData>"

    def inserted(data: bytes) -> bytes:
        return with_parts(good, **{sheet: lambda raw: raw.replace(end, data + end)})

    def typed(doctype: str) -> bytes:
        return with_parts(
            good,
            **{sheet: lambda raw: _typed(doctype, raw, b"<row><c><v>&a9;</v></c></row>" + end)},
        )

    formula = b'<row r="90"><c r="A90"><f>HYPERLINK("http://example.invalid","x")</f></c></row>'
    return {
        "zip bomb": with_parts(good, **{sheet: bytes(250 * 2**20)}),
        "zip bomb in a part that is not read": with_parts(good, **{"xl/media/a.png": bytes(2**28)}),
        "bomb in strings": with_parts(
            good, **{"xl/sharedStrings.xml": b"<sst>" + b"<si/>" * 2**24}
        ),
        "a billion laughs": typed(LAUGHS),
        "a file from outside": typed(OUTSIDE),
        "a million empty rows": inserted(_rows(10**6, b"")),
        "a million rows": inserted(_rows(10**6, b'<c t="inlineStr"><is><t>x</t></is></c>')),
        "deep nesting": inserted(b"<a>" * 200_000 + b"</a>" * 200_000),
        "wide row": inserted(b'<row r="99">' + b"<c><v>1</v></c>" * 500_000 + b"</row>"),
        "formula": inserted(formula),
        "formulas without end": inserted(
            b'<row r="91">' + b"<c><f>A1</f></c>" * 200_000 + b"</row>"
        ),
        "external links": with_parts(
            good, **{"xl/externalLinks/externalLink1.xml": b"<externalLink/>" * 1000}
        ),
        "ten thousand parts": with_parts(good, **{f"xl/x{n}.xml": b"<x/>" for n in range(10_000)}),
    }


def _typed(doctype: str, raw: bytes, end: bytes) -> bytes:
    tag = end[end.rindex(b"</") :]
    return doctype.encode() + raw.split(b"?>", 1)[-1].replace(tag, end)


def _rows(count: int, cells: bytes) -> bytes:
    return b"".join(b'<row r="%d">%s</row>' % (n, cells) for n in range(100, 100 + count))


def word_bombs(good: bytes) -> dict[str, bytes]:
    """Return Word files that must be refused or read without harm."""
    body = "word/document.xml"
    end = b"</w:body>"

    def inserted(data: bytes) -> bytes:
        return with_parts(good, **{body: lambda raw: raw.replace(end, data + end)})

    def typed(doctype: str) -> bytes:
        return with_parts(
            good,
            **{
                body: lambda raw: _typed(
                    doctype, raw, b"<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>" + end
                )
            },
        )

    paragraph = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>"
    row = b"<w:tr><w:tc><w:p/></w:tc></w:tr>"
    return {
        "zip bomb": with_parts(good, **{body: bytes(250 * 2**20)}),
        "zip bomb in a picture": with_parts(good, **{"word/media/a.png": bytes(2**28)}),
        "a billion laughs": typed(LAUGHS),
        "a file from outside": typed(OUTSIDE),
        "a million paragraphs": inserted(paragraph * 10**6),
        "a table of 100,000 rows": inserted(b"<w:tbl>" + row * 100_000 + b"</w:tbl>"),
        "nested tables": inserted(
            b"<w:tbl><w:tr><w:tc>" * 2000 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 2000
        ),
        "a cell over a million columns": inserted(
            b'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr><w:p/></w:tc></w:tr>'
            b"</w:tbl>"
        ),
        "deep nesting": inserted(b"<w:x>" * 200_000 + b"</w:x>" * 200_000),
        "ten thousand parts": with_parts(
            good, **{f"word/x{n}.xml": b"<x/>" for n in range(10_000)}
        ),
    }


def text_bombs() -> dict[str, bytes]:
    """Return texts that look like a regulation and never end, as long as one may be, and longer."""
    most = 999_000
    texts = {
        "one line": "第一条" * (most // 3),
        "spaces": "第一条" + " " * (most - 10) + "完",
        "articles": "第一条 甲。\n" * (most // 7),
        "numbers": "第" + "一" * (most - 10) + "条",
        "figures": "第" + "9" * (most - 10) + "条",
        "a great number": "第99999999条 甲。",
        "brackets": "第一条 " + "（一）" * (most // 4),
        "dots": "第一条 " + "。" * (most - 10),
        "half spaced": "第 " * (most // 3) + "条",
        "empty lines": "第一条 甲。" + "\n" * (most - 100) + "第二条 乙。",
        "dashes": "-" * most,
        "headings": "第一章 总则\n" * (most // 7),
        "nul": "\0" * most,
        "too long": "第一条 甲。\n" * 3_000_000,
    }
    return {name: text.encode() for name, text in texts.items()}
