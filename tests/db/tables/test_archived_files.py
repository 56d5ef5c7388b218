"""The files of archive packages are listed in order, and their serials go on."""

from db.records import ArchivedFile
from tests.factories import an_ended_talk, at
from tests.town import fill


def test_serials_go_on_within_one_prefix(store):
    fill(store)
    before = "0194-WS·2026-D30-BGS"
    assert store.archived_files.last_serial(before) == 0
    with store.atomic():
        store.talks.put(an_ended_talk(at(2026, 3, 13, 11)))
        for position, number in enumerate((f"{before}-0009", f"{before}-10000", ""), 1):
            store.archived_files.put(
                ArchivedFile(
                    id=f"a{position}",
                    talk_id="t1",
                    position=4 - position,
                    name="n",
                    title="t",
                    archive_number=number,
                )
            )
        other = {"talk_id": "t1", "position": 9, "name": "n", "title": "t"}
        store.archived_files.put(
            ArchivedFile(id="a9", archive_number="0194-WS·2026-D30-BGSX-99999", **other)
        )
    assert store.archived_files.last_serial(before) == 10000
    assert [f.position for f in store.archived_files.of_talk("t1")] == [1, 2, 3, 9]
