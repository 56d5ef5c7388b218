"""What is recognised in the text of a regulation."""

from db.frozen import frozen


@frozen
class Article:
    """One article: its number, its paragraphs and items, one string each, and its heading."""

    number: int
    paragraphs: tuple[str, ...]
    suffix: str = ""
    heading: str = ""

    @property
    def text(self) -> str:
        """Return the text without the line breaks of the page."""
        return "".join(self.paragraphs)


@frozen
class Doubt:
    """What the reader is to decide on: which article (0: none), what kind, and a sentence.

    `kind` is duplicate, gap, order, empty, unfinished, strange or after.
    """

    kind: str
    number: int
    sentence: str


@frozen
class Regulation:
    """What was recognised. The lists name article numbers; `points` are numbered （一）, not 第一条."""

    title: str
    articles: tuple[Article, ...]
    duplicates: tuple[int, ...]
    gaps: tuple[int, ...]
    out_of_order: tuple[int, ...]
    questions: tuple[Doubt, ...] = ()
    points: bool = False

    @property
    def doubts(self) -> tuple[str, ...]:
        """The sentences of all doubts."""
        return tuple(one.sentence for one in self.questions)
