import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from db.keys import FLOOR_KIB, Cost
from db.records import Body, BodyKind, Level, Role
from desktop.cli import run
from desktop.outside import Outside
from desktop.services.founding import FirstUser, found

AT_THE_FLOOR = Cost(kib=FLOOR_KIB, passes=1, lanes=2)  # the cheapest that commands will open
SECRET = "江州 2026 office"


@dataclass(frozen=True)
class Office:
    """A store folder with its clerk, and the command line at it."""

    folder: Path
    password_file: Path
    capsys: pytest.CaptureFixture[str]

    def tanhua(self, *arguments, user="liwenshu"):
        """Run a command with --store, --user and --password-file: code, stdout, stderr."""
        where = ("--store", self.folder, "--user", user, "--password-file", self.password_file)
        return self.bare(*arguments, *where)

    def bare(self, *arguments):
        self.capsys.readouterr()
        code = run([str(a) for a in arguments])
        printed = self.capsys.readouterr()
        return code, printed.out, printed.err


@pytest.fixture(scope="session")
def first_office(tmp_path_factory):
    """The store folder that `office` copies; made once, for the key derivation takes long."""
    folder = tmp_path_factory.mktemp("office") / "store"
    found(
        folder,
        Body(
            id="b1",
            name="中共江州市委",
            kind=BodyKind.LOCAL_COMMITTEE,
            level=Level.CITY,
            office_name="市委办公室",
        ),
        None,
        [
            FirstUser(login="liwenshu", name="李文书", password=SECRET),
            FirstUser(login="anshenji", name="安审计", password=SECRET, role=Role.AUDITOR),
        ],
        now=Outside().now(),
        new_id=Outside().new_id,
        cost=AT_THE_FLOOR,
    )
    return folder


@pytest.fixture
def office(first_office, tmp_path, capsys, monkeypatch):
    """A closed store with 李文书 (经办人, liwenshu) and 安审计 (安全审计员, anshenji)."""
    monkeypatch.delenv("TANHUA_USER", raising=False)
    monkeypatch.delenv("TANHUA_PASSWORD", raising=False)
    shutil.copytree(first_office, tmp_path / "store")
    file = tmp_path / "password.txt"
    file.write_text(SECRET + "\n", "utf-8")
    return Office(tmp_path / "store", file, capsys)
