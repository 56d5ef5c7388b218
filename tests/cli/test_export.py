"""Lists and the deadlines of a talk are taken out on the command line."""

from datetime import date
from io import BytesIO

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from db.records import Organisation, OrganisationKind, Person
from desktop.cli.session import Login, open_session
from desktop.outside import Outside
from desktop.services.plans import PlanService
from desktop.services.views.plans import ItemText
from tests.factories import a_term, an_ended_talk, at
from tests.town import fill

HELD_ON = date(2026, 3, 13)


@pytest.fixture
def held(office):
    """The office with one talk that ended on 13 March 2026, and one marked 秘密."""
    login = Login(user="liwenshu", password_file=office.password_file)
    with open_session(office.folder, login, Outside(HELD_ON)) as session:
        store = session.desk.store
        with store.atomic():
            store.people.put(Person(id="wang", name="王致远"))
            store.people.put(Person(id="zhao", name="赵立新"))
            store.organisations.put(
                Organisation(id="linhe", name="临河县委", kind=OrganisationKind.LOCAL_COMMITTEE)
            )
            store.talks.put(an_ended_talk(at(2026, 3, 13, 11)))
            secret = {"id": "t2", "number": "2026-002", "marking": "秘密★1年"}
            store.talks.put(an_ended_talk(at(2026, 3, 20, 11), **secret))
    return office


def test_the_ledger_of_a_year_is_written_and_logged(held, tmp_path):
    out = tmp_path / "台账.xlsx"
    code, said, err = held.tanhua("export", "ledger", "-o", out, "--on", "2026-07-13")
    assert (code, err) == (0, "")
    assert said == f"已导出2026年的台账，共2次谈话：{out}\n"
    sheet = load_workbook(BytesIO(out.read_bytes())).active
    assert sheet["A2"].value.startswith("密级或标识：秘密★1年")
    assert [sheet.cell(4, n).value for n in (2, 5)] == ["2026-001", "赵立新"]
    login = Login(user="liwenshu", password_file=held.password_file)
    with open_session(held.folder, login, Outside(HELD_ON)) as session:
        entry = [e for e in session.desk.store.audit.entries(limit=50) if e.deed == "导出台账"]
    assert [e.detail for e in entry] == ["2026年2次谈话"]


def test_the_deadlines_are_written_as_a_neutral_calendar(held, tmp_path):
    out = tmp_path / "日程.ics"
    code, _, err = held.tanhua("export", "calendar", "--talk", "2026-001", "-o", out)
    assert (code, err) == (0, "")
    events = Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert [e.decoded("dtstart") for e in events] == [date(2026, 4, 13), date(2026, 6, 13)]
    assert "赵立新" not in out.read_text("utf-8")


def test_the_plan_and_the_coverage_are_written(office, tmp_path):
    login = Login(user="liwenshu", password_file=office.password_file)
    with open_session(office.folder, login, Outside(HELD_ON)) as session:
        fill(session.desk.store, own_body=False)
        with session.desk.store.atomic():
            session.desk.store.terms.put(a_term())
        PlanService(session.desk).add(
            2026, ItemText(tenure_id="tenure-zhao", leader_id="leader-wang", month=8)
        )
    out = tmp_path / "计划.xlsx"
    code, said, err = office.tanhua(
        "export", "plan", "--year", "2026", "-o", out, "--on", "2026-07-13"
    )
    assert (code, err) == (0, "")
    assert said == f"已导出2026年度监督谈话计划，共1项：{out}\n"
    assert load_workbook(out)["计划"]["B4"].value == "赵立新"
    out = tmp_path / "覆盖.xlsx"
    code, said, err = office.tanhua("export", "coverage", "-o", out, "--on", "2026-07-13")
    assert (code, err) == (0, "")
    assert said.startswith("已导出第八届任期谈话覆盖情况表，在任3人")
    assert load_workbook(out)["尚未覆盖"].max_row == 6


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("calendar", "--talk", "2026-002", "-o", "a.ics"), "有密级标识，不导出日程文件"),
        (("calendar", "--talk", "2026-009", "-o", "a.ics"), "没有编号为“2026-009”的谈话"),
        (("calendar", "-o", "a.ics"), "缺少“--talk”"),
        (("ledger", "-o", "a.pdf"), "文件名应以 .xlsx 结尾"),
        (("plan", "-o", "a.xlsx"), "年度计划还没有开始编制"),
        (("coverage", "-o", "a.xlsx"), "还没有登记现任期"),
        (("coverage", "-o", "a.csv"), "文件名应以 .xlsx 结尾"),
        (("ledger", "-o", "nowhere/a.xlsx"), "所选位置写不进去"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(held, tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    code, out, err = held.tanhua("export", *arguments)
    assert (code, out) == (1, "")
    assert said in err
    assert err.count("\n") == 1
    assert list(tmp_path.glob("a.*")) == []
