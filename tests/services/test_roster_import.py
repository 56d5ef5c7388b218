from datetime import date

import pytest

from db.records import Body, BodyKind, HeadRole, Level, Role
from desktop.errors import BadInput, Refused
from desktop.services.roster_import import RosterImportService
from tests.exchange.roster_files import LINHE, WATER, roster_file

ZHAO = (*LINHE, "赵立新", "临河县委书记", "2024-03-01", None, "88120001")
SUN = (*WATER, "孙国平", "党组书记、局长", "2022-01-04", None, "88120002")


@pytest.fixture
def service(desk, store):
    with store.atomic():
        store.body.put(
            Body(
                id="b",
                name="中共江州市委",
                kind=BodyKind.LOCAL_COMMITTEE,
                level=Level.CITY,
                office_name="市委办公室",
            )
        )
    return RosterImportService(desk)


def test_a_preview_stores_nothing(service, store):
    preview = service.preview(roster_file(ZHAO, SUN))
    assert (preview.rows, preview.added, preview.changed, preview.unchanged) == (2, 2, 0, 0)
    assert store.organisations.all() == []
    assert store.audit.entries() == []


def test_all_is_taken_over_in_one_deed(service, store, desk):
    service.take_over(roster_file(ZHAO, SUN), "名册.xlsx")
    assert [o.name for o in store.organisations.all()] == ["临河县委", "市水务局党组"]
    heads = {store.people.get(t.person_id).name: t for t in store.tenures.heads_on(desk.today())}
    assert set(heads) == {"赵立新", "孙国平"}
    assert heads["赵立新"].role is HeadRole.SECRETARY
    (entry,) = store.audit.entries()
    assert (entry.deed, entry.detail) == ("导入名册", "2行")
    assert desk.changed == [{"organisations", "people", "tenures", "corrections"}]
    assert [hit.text for hit in store.search.names("zlx")] == ["赵立新"]


def test_the_same_file_twice_changes_nothing(service, store, desk):
    content = roster_file(ZHAO, SUN)
    service.take_over(content, "名册.xlsx")
    before = store.organisations.all(), store.people.all(), store.tenures.all()
    again = service.take_over(content, "名册.xlsx")
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    assert (store.organisations.all(), store.people.all(), store.tenures.all()) == before
    assert len(store.audit.entries()) == len(desk.changed) == 1


def test_one_bad_cell_keeps_everything_out(service, store):
    bad = (*WATER, "孙国平", "党组书记、局长", "2022-02-30")
    with pytest.raises(BadInput, match="有 1 处看不清或有误，一行也没有导入"):
        service.take_over(roster_file(ZHAO, bad), "名册.xlsx")
    assert store.organisations.all() == []
    assert store.audit.entries() == []


def test_what_changes_is_kept_in_the_history(service, store, desk):
    service.take_over(roster_file(ZHAO, SUN), "旧.xlsx")
    service.take_over(
        roster_file(
            (*WATER, "孙国平", "党组书记、局长", "2022-01-04", "2026-05-07"),
            (*WATER, "钱明远", "党组书记、局长", "2026-05-08"),
        ),
        "新.xlsx",
    )
    (head,) = [t for t in store.tenures.heads_on(desk.today()) if t.begins_on.year == 2026]
    assert store.people.get(head.person_id).name == "钱明远"
    (left,) = [t for t in store.tenures.all() if t.ends_on]
    (kept,) = store.corrections.of_record(left.id)
    assert (kept.field, kept.old, kept.new, kept.by) == ("ends_on", "", "2026-05-07", "李文书")
    assert kept.reason == "名册导入（新.xlsx）"


def test_a_predecessor_is_ended_where_that_was_chosen(service, store):
    service.take_over(roster_file(SUN), "旧.xlsx")
    successor = roster_file((*WATER, "钱明远", "党组书记、局长", "2026-05-08"))
    assert service.preview(successor).errors
    service.take_over(successor, "新.xlsx", end_predecessors=True)
    assert {t.ends_on for t in store.tenures.all()} == {None, date(2026, 5, 7)}


def test_errors_come_in_the_order_of_the_file(service):
    preview = service.preview(
        roster_file(SUN, (*WATER, "钱明远", "党组书记、局长", "2026-05-08"), (*LINHE, "a1", "书记"))
    )
    assert [(e.row, e.column) for e in preview.errors] == [(3, "任职日期"), (4, "姓名")]


def test_the_template_is_an_excel_file(service):
    assert service.template().startswith(b"PK")


def test_who_may_only_read_imports_nothing(desk, store):
    from dataclasses import replace

    reader = replace(desk, worker=replace(desk.worker, role=Role.READER))
    with pytest.raises(Refused):
        RosterImportService(reader).take_over(roster_file(ZHAO), "名册.xlsx")
    assert store.organisations.all() == []
