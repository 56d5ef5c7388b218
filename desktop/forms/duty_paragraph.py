"""述职段落: a leader's own paragraph on talks, for the yearly report on duty (Art. 13)."""

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.draft import DraftText, Passage, blocks
from desktop.forms.paper import Paper

KEY = "duty-paragraph"
TITLE = "述职报告有关监督谈话的段落"


@frozen
class DutyParagraphFacts:
    """The drafted paragraph."""

    control: Control
    draft: DraftText | None = None


def paper(facts: DutyParagraphFacts) -> Paper:
    """Return the paragraph, or a frame to write in."""
    draft = facts.draft or DraftText(
        title=f"　　　　年{TITLE}", opening=(Passage("〔此处由办公室补写：述职段落〕", gap=True),)
    )
    return Paper(
        key=KEY,
        title=draft.title,
        author=facts.control.office,
        marking=facts.control.marking,
        keywords=("监督谈话", "述职"),
        blocks=tuple(blocks(draft)),
    )
