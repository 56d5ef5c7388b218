"""Reading the explanations of the Measures that come with the program."""

import json
from collections.abc import Mapping
from functools import cache

from desktop.services.views.basis import Applied, BasisArticle
from desktop.services.views.regulations import label
from resources import path


@cache
def articles() -> tuple[BasisArticle, ...]:
    """Return the twenty articles in their order."""
    known = json.loads(path("basis/measures.json").read_text("utf-8"))
    return tuple(
        BasisArticle(
            number=one["number"],
            label=label(one["number"]),
            title=one["title"],
            meaning=one["meaning"],
            asks=tuple(one["asks"]),
            where=tuple(
                Applied(words=w["words"], place=w["place"], target=w["target"])
                for w in one["where"]
            ),
        )
        for one in known
    )


def by_place() -> Mapping[str, tuple[BasisArticle, ...]]:
    """Return for each place the articles that are applied there."""
    places = dict.fromkeys(w.place for a in articles() for w in a.where)
    return {
        place: tuple(a for a in articles() if any(w.place == place for w in a.where))
        for place in places
    }
