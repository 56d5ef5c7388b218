"""What may stand in a field: lines and passages as they are stored."""

import re

from desktop.errors import BadInput

LONGEST_LINE = 200
LONGEST_PASSAGE = 100_000
# control characters, and halves of pairs, which cannot be stored; what joins emoji stays
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def passage(text: str, label: str, *, required: bool = False) -> str:
    """Return a text of several lines without control characters, at most 100,000 characters.

    `label` is the name of the field on screen; BadInput carries it. Emoji are kept.
    """
    kept = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    if len(kept) > LONGEST_PASSAGE:
        raise BadInput(
            f"“{label}”有{len(kept):,}个字，超过{LONGEST_PASSAGE:,}字的上限，没有保存；"
            "已保存的内容没有变，请分段填写，较长的材料请作为附件添加。",
            field=label,
        )
    if required and not kept.strip():
        raise BadInput(f"“{label}”还没有填写，请填写后再保存。", field=label)
    return kept


def line(text: str, label: str, *, required: bool = False) -> str:
    """Return a text of one line without control characters, at most 200 characters."""
    kept = " ".join(passage(text, label, required=required).split())
    if len(kept) > LONGEST_LINE:
        raise BadInput(
            f"“{label}”有{len(kept)}个字，超过{LONGEST_LINE}字的上限，没有保存，请缩短。",
            field=label,
        )
    return kept


def quoted(text: str) -> str:
    """Return a text in quotation marks; those inside it become single ones (GB/T 15834)."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"
