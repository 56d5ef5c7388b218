"""Search in 20,000 talks: two characters, and the first letters of a name."""

from measure import Measure, milliseconds
from stores import MANY, opened


def measures():
    with opened(MANY) as vault:
        store = vault.content
        number = store.talks.all()[MANY // 2].number
        indexed = milliseconds(lambda: store.talks._where("number = ?", (number,)))
        for words in ("巡察", "签字"):
            took = milliseconds(lambda w=words: store.search.search(w))
            name = f"search “{words}” in {MANY} talks"
            yield Measure(name=name, value=took, baseline=indexed, most=50)
        took = milliseconds(lambda: store.search.names("zlx"))
        yield Measure(name="search initials “zlx”", value=took, baseline=indexed, most=50)
