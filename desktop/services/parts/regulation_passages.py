"""The articles of official texts that hold the words."""

from db.admin import AdminStore
from db.search import normal
from desktop.services.parts.passages import snippet
from desktop.services.views.regulations import Passage, label


def passages(store: AdminStore, words: str, limit: int) -> list[Passage]:
    """Return the articles of texts in force that hold every word."""
    terms = normal(words).split()
    if not terms:
        return []
    named = {r.id: r for r in store.regulations.in_force()}
    found = []
    for article in store.regulation_articles.in_force():
        regulation = named[article.regulation_id]
        name = label(article.number, article.suffix, points=regulation.points)
        whole = normal(f"{regulation.title}\n{name}\n{article.heading}\n{article.text}")
        if all(term in whole for term in terms):
            found.append(
                Passage(
                    regulation_id=regulation.id,
                    article_id=article.id,
                    title=regulation.title,
                    label=name,
                    snippet=snippet(article.text, words),
                )
            )
    order = {regulation_id: at for at, regulation_id in enumerate(named)}
    return sorted(found, key=lambda p: order[p.regulation_id])[:limit]
