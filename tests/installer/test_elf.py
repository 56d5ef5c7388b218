import shutil
import sys

import pytest
from elf import glibc, libraries, needs

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("objdump") is None, reason="needs objdump on Linux"
)


def test_a_program_needs_the_c_library_of_some_version(tmp_path):
    program = tmp_path / "ls"
    shutil.copy("/bin/ls", program)
    (tmp_path / "link").symlink_to(program)
    (tmp_path / "note.txt").write_text("note")
    assert "libc.so.6" in needs(str(program))
    assert (2, 2) < glibc(str(program)) < (3, 0)
    assert libraries(tmp_path) == [program]


def test_what_is_no_program_needs_nothing(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("note")
    assert needs(str(note)) == []
    assert glibc(str(note)) == (0, 0)
