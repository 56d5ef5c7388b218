"""Repeated text: how much of a talk's texts stands in others, and the passages side by side."""

from enum import StrEnum

from db.frozen import frozen


class Relation(StrEnum):
    """Whose other texts are looked at."""

    ALL = "all"
    TALKER = "talker"
    TALKEE = "talkee"


RELATION_WORDS = {
    Relation.ALL: "全部",
    Relation.TALKER: "同一谈话人",
    Relation.TALKEE: "同一被谈话人",
}


@frozen
class Same:
    """A passage that stands in both texts; `begin` and `end` are places in the own text."""

    begin: int
    end: int
    own: str
    other: str
    before: str
    after: str


@frozen
class OtherText:
    """Another text with the share of the own one that stands in it.

    Who is kept to own talks learns of others nothing but the share: no number, name or passage.
    """

    talk_id: str
    stage: str
    title: str
    relations: frozenset[Relation]
    share: float
    passages: tuple[Same, ...]
    seen: bool


@frozen
class ComparedText:
    """One text of a talk, the shares that repeat by relation, and the texts it shares with."""

    what: str
    stage: str
    size: int
    shares: dict[Relation, float]
    others: tuple[OtherText, ...]
