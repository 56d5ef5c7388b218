"""What a printed form is: key, title, occasion, what it needs, how its papers are made."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Protocol, TypeVar

from db.frozen import frozen
from desktop.forms.control import Control
from desktop.forms.dossier import Dossier
from desktop.forms.paper import Paper

Papers = Callable[[Sequence[Dossier], Control], tuple[Paper, ...]]
Blank = Callable[[Control], Paper]
Facts = TypeVar("Facts")
Facts_contra = TypeVar("Facts_contra", contravariant=True)
Facts_co = TypeVar("Facts_co", covariant=True)


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


@frozen
class Form:
    """One entry: `papers` makes the papers of talks, `blank` the one to be filled in by hand.

    `word` says whether there is a Word twin, `fill_in` whether that is read back.
    """

    key: str
    title: str
    occasion: Occasion
    needs: Needs
    papers: Papers
    blank: Blank
    word: bool = True
    fill_in: bool = False


class FormModule(Protocol[Facts_contra]):
    """A module that sets one form: its key, its title and how its facts become a paper."""

    KEY: str
    TITLE: str

    def paper(self, facts: Facts_contra, /) -> Paper:
        """Return the paper of these facts."""
        ...


class EmptyFacts(Protocol[Facts_co]):
    """The facts of a form, made with nothing in them but what is settled at printing."""

    def __call__(self, *, control: Control) -> Facts_co:
        """Return the facts."""
        ...


def blank_of(module: FormModule[Facts], facts: EmptyFacts[Facts]) -> Blank:
    """Return how to make a form's paper that is to be filled in by hand."""

    def paper(control: Control) -> Paper:
        return module.paper(facts(control=control))

    return paper
