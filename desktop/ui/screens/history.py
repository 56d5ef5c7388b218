"""What was corrected, in lines to read."""

from collections.abc import Mapping, Sequence

from db.records import Correction
from desktop.rules.corrections import FIELDS
from desktop.ui.widgets.dates import day


def correction_lines(
    corrections: Sequence[Correction], most: int = 20, words: Mapping[str, str] = FIELDS
) -> str:
    """Return what was corrected, one line each, the newest first; `words` names the fields."""
    lines = [
        f"{day(c.at.date())} {c.by}：{words.get(c.field, c.field)}由“{c.old or '（空）'}”"
        f"改为“{c.new or '（空）'}”" + (f"（{c.reason}）" if c.reason else "")
        for c in corrections[:most]
    ]
    if len(corrections) > most:
        lines.append(f"……另有 {len(corrections) - most} 条更早的更正。")
    return "\n".join(lines)
