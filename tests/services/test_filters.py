"""Filters are one's own, kept in the store and nowhere in the clear."""

from dataclasses import replace

from desktop.services.desk import Worker
from desktop.services.filters import FilterService


def test_each_user_has_an_own_filter_of_each_list(town):
    mine = FilterService(town)
    other = replace(town.worker, login="fang")
    assert isinstance(other, Worker)
    mine.keep("follow-up", {"text": "赵立新"})
    assert mine.recall("follow-up") == {"text": "赵立新"}
    assert mine.recall("check") == {}
    assert FilterService(replace(town, worker=other)).recall("follow-up") == {}


def test_no_word_of_a_filter_can_be_read_on_the_disk(town):
    FilterService(town).keep("copied", {"text": "单雄信"})
    folder = town.store.path.parent
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    for file in files:
        content = file.read_bytes()
        assert "单雄信".encode() not in content
        assert "单雄信".encode("utf-16-le") not in content
