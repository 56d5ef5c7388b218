"""Search in 20,000 talks as the box of the window does it: for the office, and for a talker."""

from measure import Measure, milliseconds
from stores import MANY, opened, talkers_desk, worker_desk

from desktop.services.search import SearchService


def measures():
    with opened(MANY) as vault:
        store = vault.content
        number = store.talks.all()[MANY // 2].number
        indexed = milliseconds(lambda: store.talks._where("number = ?", (number,)))
        office = SearchService(worker_desk(vault), vault.admin)
        talker = SearchService(talkers_desk(vault), vault.admin)
        for words in ("巡察", "签字", "zlx"):
            for whose, service in (("", office), (", a talker's own", talker)):
                yield Measure(
                    name=f"search “{words}” in {MANY} talks{whose}",
                    value=milliseconds(lambda s=service, w=words: s.search(w, limit=20)),
                    baseline=indexed,
                    most=50,
                )
