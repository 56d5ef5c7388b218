import json

import pytest

from desktop.cli import run


def test_a_demo_is_made_and_its_log_ins_printed(tmp_path, capsys):
    assert run(["demo", "--talks", "3", "--store", str(tmp_path / "s")]) == 0
    out = capsys.readouterr().out
    assert "共3场谈话，今天按2026-07-13计" in out
    assert "经办人" in out
    assert (tmp_path / "s" / "content.db").exists()


def test_json_names_users_roles_and_passwords(tmp_path, capsys):
    code = run(["demo", "--talks", "0", "--on", "2026-03-02", "--json", "--store", str(tmp_path)])
    facts = json.loads(capsys.readouterr().out)
    assert code == 0
    assert facts["on"] == "2026-03-02"
    assert {"user", "role", "password"} == set(facts["users"][0])
    assert [u["role"] for u in facts["users"]][:2] == ["clerk", "office_head"]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--talks", "-1"], "须在0到"),
        (["--talks", "多"], "“--talks”的内容不对"),
        (["--on", "2025-12-01"], "不能早于这一天"),
    ],
)
def test_bad_input_is_one_sentence_and_makes_nothing(tmp_path, capsys, arguments, part):
    assert run(["demo", *arguments, "--store", str(tmp_path / "s")]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert part in printed.err
    assert len(printed.err.strip().splitlines()) == 1
    assert not (tmp_path / "s").exists()


def test_a_file_where_the_folder_should_be_is_one_sentence(tmp_path, capsys):
    (tmp_path / "s").write_text("x")
    assert run(["demo", "--talks", "1", "--store", str(tmp_path / "s")]) == 1
    assert "这不是文件夹" in capsys.readouterr().err
