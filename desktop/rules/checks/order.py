"""The order of the articles."""

from collections.abc import Iterable


def in_order(articles: Iterable[str]) -> tuple[str, ...]:
    """Return articles in the order of the Measures, 本单位要求 last."""
    numerals = "一二三四五六七八九"

    def rank(article: str) -> tuple[int, str]:
        word = article.removeprefix("第").removesuffix("条")
        if word == article:
            return 99, article
        tens, ten, ones = word.rpartition("十")
        high = (numerals.find(tens) + 1 or 1) * 10 if ten else 0
        return high + numerals.find(ones) + 1 if ones else high, article

    return tuple(sorted(articles, key=rank))
