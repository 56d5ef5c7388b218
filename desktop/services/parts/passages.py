"""The words that were searched for, with what stands around them."""

from db.search import normal

_BEFORE, _AFTER = 8, 56  # characters shown on each side of the words


def snippet(text: str, words: str) -> str:
    """Return the words with what stands around them, on one line."""
    flat = " ".join(text.split())
    lowered = normal(flat)
    first = min((at for w in normal(words).split() if (at := lowered.find(w)) >= 0), default=0)
    if len(lowered) != len(flat):  # full-width forms that become several characters
        first = 0
    start, end = max(first - _BEFORE, 0), first + _AFTER
    return f"{'…' if start else ''}{flat[start:end]}{'…' if end < len(flat) else ''}"
