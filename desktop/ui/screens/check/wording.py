"""How the lines of a check are shown."""

from collections.abc import Mapping

from desktop.rules.checks.shape import SEVERITY_WORDS, Severity
from desktop.ui.palette import Tone
from desktop.ui.widgets.chip import Tag

_TONES: Mapping[Severity, Tone] = {
    Severity.BREACH: Tone.LATE,
    Severity.GAP: Tone.NEAR,
    Severity.NOTICE: Tone.PLAIN,
    Severity.REFERENCE: Tone.PLANNED,
}


def tag(severity: Severity) -> Tag:
    """Return the chip of a severity."""
    return Tag(SEVERITY_WORDS[severity], _TONES[severity])


def percent(share: float) -> str:
    """Return a share in whole percent, never 0 for something nor 100 for less than all."""
    if 0 < share < 1:
        return f"{min(99, max(1, round(share * 100)))}%"
    return f"{round(share * 100)}%"
