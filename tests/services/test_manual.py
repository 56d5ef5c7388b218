import pytest

from desktop.errors import BadInput
from desktop.services.manual import write_manual


def test_the_manual_is_written_as_pdf(tmp_path):
    write_manual(tmp_path / "手册.pdf")
    assert (tmp_path / "手册.pdf").read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(BadInput, match="写不进去"):
        write_manual(tmp_path / "nowhere" / "手册.pdf")
