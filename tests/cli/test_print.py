import json

import pypdfium2
import pytest

from desktop.cli.session import Login, open_session
from desktop.outside import Outside
from desktop.services.plans import PlanService
from desktop.services.views.plans import ItemText
from tests.conftest import TODAY
from tests.town import fill


def test_the_list_names_every_form(office):
    code, out, _ = office.tanhua("print", "--list", "--json")
    listed = json.loads(out)
    assert code == 0
    assert {"key": "record", "title": "监督谈话记录", "needs": "talk"} in listed
    assert {e["needs"] for e in listed} >= {"talk", "talks", "blank", "year"}


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_blank_form_is_written(office, tmp_path, ending):
    path = tmp_path / f"out.{ending}"
    assert office.tanhua("print", "self-check", "--blank", "-o", path)[0] == 0
    assert path.stat().st_size > 1000
    if ending == "pdf":
        with pypdfium2.PdfDocument(str(path)) as document:
            assert len(document) >= 1


def test_the_recovery_sheet_prints_blank_only(office, tmp_path):
    path = tmp_path / "key.pdf"
    assert office.tanhua("print", "recovery-key", "-o", path)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("record", "--talk", "2026-999"), "没有编号或 id"),
        (("record",), "请先选定"),
        (("nothing", "--blank"), "没有名为"),
        ((), "请写明表格和输出文件"),
    ],
)
def test_what_is_wrong_is_one_sentence(office, tmp_path, arguments, sentence):
    code, out, err = office.tanhua("print", *arguments, "-o", tmp_path / "x.pdf")
    assert (code, out) == (1, "")
    assert sentence in err
    assert not (tmp_path / "x.pdf").exists()


def test_another_ending_or_folder_is_refused(office, tmp_path):
    assert "既不是" in office.tanhua("print", "notice", "--blank", "-o", tmp_path / "x.txt")[2]
    err = office.tanhua("print", "notice", "--blank", "-o", tmp_path / "no" / "x.pdf")[2]
    assert "写不进去（没有这个文件或文件夹）" in err


def test_the_list_needs_no_password(office):
    code, out, _ = office.bare("print", "--list")
    assert code == 0
    assert "监督谈话通知" in out


def test_the_plan_of_a_year_is_printed(office, tmp_path):
    login = Login(user="liwenshu", password_file=office.password_file)
    with open_session(office.folder, login, Outside(TODAY)) as session:
        fill(session.desk.store, own_body=False)
        PlanService(session.desk).add(
            2026, ItemText(tenure_id="tenure-zhao", leader_id="leader-wang", month=8)
        )
    out = tmp_path / "计划.pdf"
    code, said, err = office.tanhua("print", "plan", "--year", "2026", "-o", out)
    assert (code, err) == (0, "")
    assert said == f"已输出《年度监督谈话计划表》：{out}\n"
    assert out.read_bytes().startswith(b"%PDF")
    code, _, err = office.tanhua("print", "plan", "--year", "2027", "-o", out)
    assert (code, "2027年度计划还没有开始编制" in err) == (1, True)
    code, _, err = office.tanhua("print", "trigger", "--trigger", "2026-09", "-o", out)
    assert (code, "请先选定要打印的情形" in err) == (1, True)


def test_the_ledger_of_a_year_without_talks_is_refused_with_a_sentence(office, tmp_path):
    code, _, err = office.tanhua("print", "ledger", "--year", "2019", "-o", tmp_path / "x.pdf")
    assert (code, "2019年没有谈话" in err) == (1, True)
    assert office.tanhua("print", "ledger", "--blank", "-o", tmp_path / "y.pdf")[0] == 0
