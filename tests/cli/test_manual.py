from desktop.cli import run


def test_the_manual_is_written_without_a_log_in(tmp_path, capsys):
    file = tmp_path / "手册.pdf"
    assert run(["manual", "-o", str(file)]) == 0
    assert "手册.pdf" in capsys.readouterr().out
    assert file.read_bytes().startswith(b"%PDF")
