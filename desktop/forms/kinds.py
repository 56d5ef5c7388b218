"""What a printed form is: key, title, occasion, what it needs, how its papers are made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.forms.control import Control
from desktop.forms.dossier import Dossier
from desktop.forms.paper import Paper

Papers = Callable[[Sequence[Dossier], Control], tuple[Paper, ...]]


class Occasion(StrEnum):
    """When a form is wanted; the print place lists the forms by it."""

    BEFORE = "谈话前"
    TALK = "谈话"
    AFTER = "谈话后"
    YEAR = "全年"


class Needs(StrEnum):
    """What a form is printed from."""

    TALK = "talk"
    TALKS = "talks"
    BLANK_ONLY = "blank"
    YEAR = "year"
    PERIOD = "period"
    LEADER = "leader"
    TALK_OR_YEAR = "talk_or_year"
    CHANGE = "change"
    TERM = "term"
    TRIGGER = "trigger"


OF_TALKS = frozenset({Needs.TALK, Needs.TALKS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One entry: `papers` makes the papers of talks, `blank` the one to be filled in by hand.

    `word` says whether there is a Word twin, `fill_in` whether that is read back.
    """

    key: str
    title: str
    occasion: Occasion
    needs: Needs
    papers: Papers
    blank: Callable[[Control], Paper]
    word: bool = True
    fill_in: bool = False
