"""Talks are archived on the command line, and packages are checked there without the store."""

import pytest

from desktop.cli.session import Login, open_session
from desktop.outside import Outside
from tests.archived import close, put_running, settle
from tests.conftest import TODAY
from tests.town import fill

ON = ("--on", "2026-07-13")


@pytest.fixture
def ended(office, tmp_path):
    """The office with two closed talks, 2026-001 and 2026-002, and one under way."""
    login = Login(user="liwenshu", password_file=office.password_file)
    with open_session(office.folder, login, Outside(TODAY)) as session:
        fill(session.desk.store, own_body=False)
        settle(session.desk.store)
        for number in (1, 2):
            _close(session, tmp_path / "made", number)
        put_running(session.desk.store, "t3", "2026-003")
    return office


def _close(session, folder, number):
    folder.mkdir(exist_ok=True)
    close(session.desk, folder, f"t{number}", f"2026-00{number}", files=session.opened.attachments)


def test_a_talk_is_archived_checked_and_packed_again(ended, tmp_path):
    out = tmp_path / "p"
    code, said, err = ended.tanhua("export", "archive", "--talk", "2026-001", "-o", out, *ON)
    assert code == 0
    assert err == "提示：谈话2026-001归档时还有6份抄送回执没有登记。\n"
    assert said == f"谈话2026-001已归档，档号自0194-WS·2026-D30-BGS-0001起：{out}\n"
    code, said, err = ended.bare("verify", "--archive", out)
    assert (code, said, err) == (0, "已核对归档包1个，文件齐全，没有改动。\n", "")
    packed = tmp_path / "p.zip"
    assert ended.tanhua("export", "archive", "--talk", "t1", "-o", packed, *ON)[0] == 0
    assert ended.bare("verify", "--archive", packed)[0] == 0
    record = out / "06-监督谈话记录.pdf"
    record.write_bytes(record.read_bytes() + b" ")
    code, said, err = ended.bare("verify", "--archive", out)
    assert (code, said) == (1, "")
    assert "文件“06-监督谈话记录.pdf”已被改动" in err


def test_all_that_ended_in_a_year_is_archived(ended, tmp_path):
    code, said, err = ended.tanhua("export", "archive", "--year", "2026", "-o", tmp_path / "y", *ON)
    assert (code, len(err.splitlines())) == (0, 2)
    assert said.splitlines()[0].startswith("（1/2）谈话2026-001已归档")
    assert said.splitlines()[-1] == "2026年的谈话已归档2次。"
    assert sorted(p.name for p in (tmp_path / "y").iterdir()) == ["2026-001", "2026-002"]
    assert ended.bare("verify", "--archive", tmp_path / "y")[1].startswith("已核对归档包2个")
    (tmp_path / "y/2026-002/谈话数据.json").unlink()
    code, _, err = ended.bare("verify", "--archive", tmp_path / "y")
    assert code == 1
    assert "归档包“2026-002”不完整：缺少文件“谈话数据.json”" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--talk", "2026-003"), "办结或者终止跟踪以后才能归档"),
        (("--talk", "2026-009"), "没有编号为“2026-009”的谈话"),
        (("--talk", "2026-001", "--year", "2026"), "请用 --talk 指定一次谈话"),
        ((), "请用 --talk 指定一次谈话"),
    ],
)
def test_what_cannot_be_archived_is_one_sentence(ended, tmp_path, arguments, said):
    out = tmp_path / "p"
    code, printed, err = ended.tanhua("export", "archive", *arguments, "-o", out, *ON)
    assert (code, printed) == (1, "")
    assert said in err
    assert err.count("\n") == 1
    assert not out.exists()


def test_a_place_without_package_is_said(ended, tmp_path):
    code, _, err = ended.bare("verify", "--archive", tmp_path / "nowhere")
    assert code == 1
    assert "没有“" in err
