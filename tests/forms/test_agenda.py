"""The agenda of a leader: one paper for each talker, by day and hour."""

from dataclasses import replace

from db.records import Person, Visibility
from desktop.forms.catalogue import form
from desktop.forms.paper import Table, texts
from tests.forms import samples
from tests.forms.samples import CONTROL, at


def talk(planned_at, **fields):
    dossier = samples.ordinary()
    given = replace(
        dossier.talk, planned_at=planned_at, started_at=None, ended_at=None, place="401会议室"
    )
    return replace(dossier, talk=given, **fields)


def lines(paper):
    table = next(block for block in paper.blocks if isinstance(block, Table))
    return [[cell.text for cell in row.cells] for row in table.rows[1:]]


def test_the_talks_of_one_leader_stand_in_the_order_of_days_and_hours():
    (paper,) = form("agenda").papers([talk(at(8, 12, 15)), talk(at(8, 12, 9))], CONTROL)
    assert [line[:2] for line in lines(paper)] == [
        ["8月12日\n星期三", "09:00"],
        ["8月12日\n星期三", "15:00"],
    ]
    assert lines(paper)[0][4] == "401会议室"
    assert "共2场" in texts(paper)


def test_each_leader_gets_a_paper_and_what_has_no_time_stands_last():
    other = talk(at(8, 13), talker=Person(id="p9", name="宋清和"))
    made = form("agenda").papers([talk(None), talk(at(8, 12, year=2027)), other], CONTROL)
    assert [len(lines(paper)) for paper in made] == [2, 1]
    assert [line[0] for line in lines(made[0])] == ["2027年\n8月12日\n星期四", "待定"]


def test_no_finding_stands_on_it_and_blank_it_has_lines_to_write_on():
    dossier = talk(at(8, 12))
    (paper,) = form("agenda").papers([dossier], CONTROL)
    said = "|".join(texts(paper))
    assert all(f.title not in said for f in dossier.findings)
    assert any(f.visibility is Visibility.TALKER_ONLY for f in dossier.findings)
    assert len(lines(form("agenda").blank(CONTROL))) == 12
