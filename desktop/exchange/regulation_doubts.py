"""What is doubtful about the articles found: for the reader to decide."""

from collections import Counter
from collections.abc import Sequence

from desktop.exchange.regulation_lines import STRANGE
from desktop.exchange.regulation_parts import Article, Doubt, Regulation


def judged(
    title: str, articles: Sequence[Article], after: str = "", *, points: bool = False
) -> Regulation:
    """Return articles in the order found with every doubt about them."""
    numbers = [a.number for a in articles if not a.suffix]
    gaps = sorted(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
    disorder = _out_of_order(numbers)
    return Regulation(
        title=title,
        articles=tuple(articles),
        duplicates=tuple(sorted(n for n, times in Counter(numbers).items() if times > 1)),
        gaps=tuple(gaps),
        out_of_order=tuple(disorder),
        questions=tuple(_doubts(articles, gaps, disorder, after)),
        points=points,
    )


def _out_of_order(numbers: Sequence[int]) -> list[int]:
    highest, late, seen = 0, [], set()
    for number in numbers:
        if number < highest and number not in seen:
            late.append(number)
        seen.add(number)
        highest = max(highest, number)
    return sorted(late)


def _doubts(
    articles: Sequence[Article], gaps: Sequence[int], disorder: Sequence[int], after: str
) -> list[Doubt]:
    doubts = [Doubt(kind="gap", number=n, sentence=f"缺第{n}条，请对照原文补上。") for n in gaps]
    doubts += [
        Doubt(kind="order", number=n, sentence=f"第{n}条的位置不在顺序中，请核对。")
        for n in disorder
    ]
    seen: dict[tuple[int, str], str] = {}
    for article in articles:
        key = (article.number, article.suffix)
        if key in seen:
            same = "内容相同" if seen[key] == article.text else "内容不同，请选定一条"
            sentence = f"{_name(article)}出现不止一次，{same}。"
            doubts.append(Doubt(kind="duplicate", number=article.number, sentence=sentence))
        seen.setdefault(key, article.text)
        doubts += _doubts_about(article)
    if after:
        sentence = f"最后一条之后还有文字，疑为其他内容，没有计入：“{after[:20]}…”。"
        doubts.append(Doubt(kind="after", number=0, sentence=sentence))
    return doubts


def _doubts_about(article: Article) -> list[Doubt]:
    name, text = _name(article), article.text
    if not text:
        return [Doubt(kind="empty", number=article.number, sentence=f"{name}没有内容。")]
    found = []
    if text[-1] not in "。！？”）》":
        sentence = f"{name}的末尾不完整：“…{text[-10:]}”。"
        found.append(Doubt(kind="unfinished", number=article.number, sentence=sentence))
    if strange := STRANGE.search(text):
        around = text[max(strange.start() - 6, 0) : strange.end() + 10]
        sentence = f"{name}中疑混入了其他文字：“…{around}…”。"
        found.append(Doubt(kind="strange", number=article.number, sentence=sentence))
    return found


def _name(article: Article) -> str:
    return f"第{article.number}条{article.suffix}"
