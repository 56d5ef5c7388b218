"""Official texts of regulations: recognised, looked through, taken in, searched; for every user.

They stand in the vault of accounts, since administrators read them too and see no content.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from db.admin import AdminStore
from db.records import Basis, Regulation, RegulationArticle
from desktop.errors import Refused
from desktop.security.permissions import DEEDS, require
from desktop.services.desk import Desk
from desktop.services.parts.basis import articles
from desktop.services.parts.regulation_passages import passages
from desktop.services.views.basis import BasisArticle
from desktop.services.views.regulations import Draft, DraftArticle, Passage, TextView, label

_TABLES = {"regulations"}
_MOST_TITLE = 120


class RegulationService:
    """Takes in official texts and hands them out."""

    def __init__(self, desk: Desk[AdminStore]) -> None:
        self._desk = desk
        self._store = desk.store

    @property
    def may_change(self) -> bool:
        """Whether this user may take texts in or withdraw them."""
        return self._desk.worker.role in DEEDS["regulations"]

    def read_file(self, content: bytes, name: str) -> str:
        """Return the text of a .txt or .docx file, or raise BadInput."""
        from desktop.exchange.regulation_files import text_of

        return text_of(content, name)

    def recognise(self, text: str, source: str) -> Draft:
        """Return what a text holds, with every doubt; nothing is stored."""
        return drafted(text, source)

    def take_over(self, draft: Draft) -> Regulation:
        """Store what is kept of a draft; an earlier text of the same title is voided."""
        kept = [a for a in draft.articles if a.kept]
        title = "".join(draft.title.split())
        _check(title, kept)
        left = tuple(q for q in draft.questions if q in still_open(draft))
        regulation = Regulation(
            id=self._desk.new_id(),
            title=title,
            basis=draft.basis,
            points=draft.points,
            source=draft.source,
            remarks=left,
            taken_in_at=self._desk.now(),
            taken_in_by=self._desk.worker.name,
        )
        with self._desk.deed("regulations", "导入法规原文", regulation.id, _TABLES):
            for old in self._replaced_by(regulation):
                self._store.regulations.put(replace(old, voided_reason="已由重新导入的文本替换"))
            stored = self._store.regulations.put(regulation)
            in_order = sorted(kept, key=lambda a: (a.number, _order(a.suffix)))
            self._store.regulation_articles.put_all(
                [self._article(regulation.id, at, a) for at, a in enumerate(in_order)]
            )
        return stored

    def withdraw(self, regulation_id: str, version: int, reason: str) -> None:
        """Void a text that was taken in wrongly."""
        if not reason.strip():
            raise Refused("撤下法规原文须写明理由。")
        regulation = replace(self._store.regulations.get(regulation_id), version=version)
        with self._desk.deed("regulations", "撤下法规原文", regulation_id, _TABLES):
            self._store.regulations.put(replace(regulation, voided_reason=reason.strip()))

    def texts(self) -> tuple[TextView, ...]:
        """Return all texts with their articles: the Measures, the Opinions, others."""
        require(self._desk.worker.role, "view regulations")
        return tuple(
            TextView(regulation=r, articles=tuple(self._store.regulation_articles.of(r.id)))
            for r in self._store.regulations.in_force()
        )

    def articles(self) -> tuple[BasisArticle, ...]:
        """Return the articles of the Measures in the workbench's own words."""
        require(self._desk.worker.role, "view regulations")
        return articles()

    def find(self, words: str, *, limit: int = 50) -> list[Passage]:
        """Return the articles that hold every word, in their order."""
        require(self._desk.worker.role, "view regulations")
        return passages(self._store, words, limit)

    def _replaced_by(self, regulation: Regulation) -> Iterable[Regulation]:
        same_paper = regulation.basis is not Basis.OTHER
        return [
            old
            for old in self._store.regulations.in_force()
            if old.title == regulation.title or (same_paper and old.basis is regulation.basis)
        ]

    def _article(self, regulation_id: str, at: int, article: DraftArticle) -> RegulationArticle:
        return RegulationArticle(
            id=self._desk.new_id(),
            regulation_id=regulation_id,
            position=at,
            number=article.number,
            suffix=article.suffix,
            heading=article.heading,
            text=article.text.strip(),
        )


def drafted(text: str, source: str) -> Draft:
    """Return what a text holds as a draft; of equal doubles only the first is kept."""
    from desktop.exchange.regulation import recognise

    found = recognise(text)
    seen: dict[tuple[int, str], str] = {}
    made: list[DraftArticle] = []
    for one in found.articles:
        same = seen.setdefault((one.number, one.suffix), one.text)
        double = same == one.text and any(a.key == (one.number, one.suffix) for a in made)
        about = tuple(
            q.sentence for q in found.questions if q.number == one.number and q.kind != "gap"
        )
        made.append(
            DraftArticle(
                number=one.number,
                suffix=one.suffix,
                heading=one.heading,
                text="\n".join(one.paragraphs),
                doubts=about,
                kept=not double,
            )
        )
    return Draft(
        title=found.title,
        basis=basis_of(found.title),
        points=found.points,
        source=source,
        articles=tuple(made),
        duplicates=found.duplicates,
        gaps=found.gaps,
        out_of_order=found.out_of_order,
        questions=found.doubts,
    )


def basis_of(title: str) -> Basis:
    """Return which paper a title names, as far as the workbench explains it."""
    if "监督谈话" in title and title.endswith("办法"):
        return Basis.MEASURES
    if "一把手" in title and "领导班子监督" in title and title.endswith("意见"):
        return Basis.OPINIONS
    return Basis.OTHER


def still_open(draft: Draft) -> tuple[str, ...]:
    """Return the doubts that what is kept does not settle: gaps, and those about kept articles."""
    times = Counter(a.key for a in draft.articles if a.kept)
    about = {q for a in draft.articles for q in a.doubts}
    kept = {
        q
        for a in draft.articles
        if a.kept
        for q in a.doubts
        if "不止一次" not in q or times[a.key] > 1
    }
    return tuple(q for q in draft.questions if q not in about or q in kept)


def _check(title: str, kept: list[DraftArticle]) -> None:
    if not title or len(title) > _MOST_TITLE:
        raise Refused("请写明法规名称（不超过120字）；还没有导入。")
    if not kept:
        raise Refused("没有一条要收入的条文；还没有导入。")
    twice = [key for key, times in Counter(a.key for a in kept).items() if times > 1]
    if twice:
        names = "、".join(label(*key) for key in sorted(twice))
        raise Refused(f"{names}各有不止一条，请只留一条；还没有导入。")
    if bare := [label(*a.key) for a in kept if not a.text.strip()]:
        raise Refused(f"{'、'.join(bare)}没有内容，请补上或者不收入；还没有导入。")


def _order(suffix: str) -> int:
    return "一二三四五六七八九十".find(suffix[1:]) + 1 if suffix else 0
