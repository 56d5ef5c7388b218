import io
import json

import pytest
from docx import Document

from db.records import Person
from desktop.cli.session import Login, open_session
from desktop.fill_in import FillIn, FillInFacts
from desktop.forms.word.fill_in import write
from desktop.outside import Outside
from tests.conftest import NOW
from tests.factories import a_finding, an_ended_talk, an_organisation


def test_a_file_that_is_none_is_one_sentence(office, tmp_path):
    path = tmp_path / "x.docx"
    path.write_bytes(b"nothing")
    code, out, err = office.tanhua("import-form", path)
    assert (code, out) == (1, "")
    assert err.strip().endswith("已存的内容没有变。")
    assert err.count("\n") == 1


def test_a_missing_file_is_one_sentence(office, tmp_path):
    code, _, err = office.tanhua("import-form", tmp_path / "none.docx")
    assert code == 1
    assert "读不出来（没有这个文件或文件夹）" in err


@pytest.mark.parametrize("day", ["下周", "2026.2.30"])
def test_a_wrong_day_is_said(office, tmp_path, day):
    code, _, err = office.tanhua("import-form", tmp_path / "x.docx", "--received", day)
    assert code == 1
    assert day in err


def test_a_form_goes_in_by_the_command(office, tmp_path):
    held = make_talk(office)
    path = filled_form(tmp_path, held)
    code, out, _ = office.tanhua("import-form", path, "--dry-run", "--json")
    assert code == 0
    shown = json.loads(out)
    assert (shown["form"], shown["talkee"]) == ("action-report", "赵立新")
    assert [x["remark"] for x in shown["lines"]] == ["新增措施"]
    assert office.tanhua("import-form", path)[0] == 0
    code, _, err = office.tanhua("import-form", path)
    assert code == 1
    assert "读入过" in err


def make_talk(office):
    login = Login(user="liwenshu", password_file=office.password_file)
    with open_session(office.folder, login, Outside()) as session:
        store = session.desk.store
        with store.atomic():
            for person, name in (("wang", "王致远"), ("zhao", "赵立新")):
                store.people.put(Person(id=person, name=name))
            store.organisations.put(an_organisation())
            talk = store.talks.put(an_ended_talk())
            store.findings.put(a_finding())
    return talk


def filled_form(folder, talk):
    facts = FillInFacts(
        form=FillIn.ACTION_REPORT,
        talk_id=talk.id,
        number=talk.number,
        talkee="赵立新",
        post="",
        talk_on="",
        due_on="",
        receiver="",
        marking="内部",
        rows=({"position": "1"},),
    )
    out = io.BytesIO()
    write(facts, out, made_at=NOW)
    document = Document(io.BytesIO(out.getvalue()))
    document.tables[1].rows[0].cells[1].text = "认识到位。"
    document.tables[2].rows[2].cells[2].text = "每季度谈心"
    path = folder / "filled.docx"
    document.save(str(path))
    return path
