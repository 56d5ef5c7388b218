"""What is missing: one sentence, the article that asks for it, and the record it concerns."""

from db.frozen import frozen

OFFICE_RULE = "本单位要求"


@frozen
class Lack:
    """Something missing. `article` is of the Measures, or 本单位要求 where they leave it open."""

    key: str
    sentence: str
    article: str
    subject_id: str = ""


def told_together(sentences: list[str]) -> str:
    """Return several sentences as one."""
    return "；".join(s.removesuffix("。") for s in sentences) + "。"
