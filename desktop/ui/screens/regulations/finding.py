"""What the search of 法规依据 finds: in our words, in the topics, in the official texts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from desktop.services.regulations import RegulationService
from desktop.services.views.preparation import TopicGroup
from desktop.ui.widgets.chip import Tag
from desktop.ui.widgets.table import Column, RecordTable

_AROUND = 40


class Hit(NamedTuple):
    """A passage: of what kind, where, the words, and how it is opened."""

    kind: str
    where: str
    passage: str
    target: Mapping[str, str]


def find_table() -> RecordTable[Hit]:
    """Return the table of what was found; Enter opens."""
    return RecordTable[Hit](
        [
            Column("类别", tags=lambda hit: [Tag(hit.kind)]),
            Column("出处", lambda hit: hit.where),
            Column("内容", lambda hit: hit.passage, stretch=True),
        ],
        name="查找结果",
        key=lambda hit: (hit.kind, hit.where, hit.passage),
        empty="没有找到，请换一个词。",
    )


def hits(service: RegulationService, groups: Sequence[TopicGroup], words: str) -> list[Hit]:
    """Return what holds all the words."""
    terms = words.split()
    found = [
        Hit("解读", f"{a.label} {a.title}", _around(text, terms), {"article": str(a.number)})
        for a in service.articles()
        if (text := _holding((f"{a.label} {a.title}。{a.meaning}", *a.asks), terms))
    ]
    found += [
        Hit("要点", group.title, topic, {"tab": "topics"})
        for group in groups
        for topic in group.topics
        if _holding([topic], terms)
    ]
    found += [
        Hit(
            "原文",
            f"{p.label}《{p.title}》",
            p.snippet,
            {"regulation_id": p.regulation_id, "article_id": p.article_id},
        )
        for p in service.find(words)
    ]
    return found


def _holding(texts: Iterable[str], terms: Sequence[str]) -> str:
    """Return the texts as one if every term is in them, else nothing."""
    whole = "".join(texts)
    return whole if all(term in whole for term in terms) else ""


def _around(text: str, terms: Sequence[str]) -> str:
    at = max(min(text.find(t) for t in terms) - _AROUND // 2, 0)
    return f"{'…' if at else ''}{text[at : at + 2 * _AROUND]}"
