"""A process that reads what somebody sent, as the program does, and says how it went.

    python -m tests.soak.reader FOLDER

It reads lines of JSON (kind, path) and answers each with one: whether the file was taken or
refused, or the program crashed, the seconds of work it took (others may keep the machine busy), the
most memory so far (MB).
"""

import json
import resource
import shutil
import sys
import time
import traceback
from pathlib import Path

from db.errors import StoreError
from db.session import OpenVault
from db.vault import unlock
from desktop.errors import BadInput, Refused
from desktop.exchange.regulation_files import text_of
from desktop.services.desk import Desk, Worker
from desktop.services.fill_in import FillInService
from desktop.services.regulations import drafted
from desktop.services.restoring import look, put_back
from desktop.services.roster_import import RosterImportService
from desktop.services.talks_import import TalksImportService
from tests.conftest import CHEAP, NOW, PASSWORD
from tests.soak.store import LOGIN


class Reader:
    """Reads files of each kind against one store, as far as a preview goes."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._opened = OpenVault(unlock(place, LOGIN, PASSWORD, floor_kib=CHEAP.kib))
        user = self._opened.user
        self._desk = Desk(
            store=self._opened.content,
            worker=Worker(login=user.login, name=user.name, role=user.role),
            today=NOW.date,
            now=lambda: NOW,
            new_id=iter(map(str, range(10**9))).__next__,
            changed=lambda _tables: None,
        )

    def read(self, kind: str, path: Path) -> None:
        """Read one file, or raise what the program raises."""
        match kind:
            case "roster":
                RosterImportService(self._desk).preview(path.read_bytes())
            case "talks":
                TalksImportService(self._desk).preview(path.read_bytes())
            case "form":
                files = self._opened.attachments
                FillInService(self._desk, files).preview(path.read_bytes(), path.name)
            case "regulation":
                drafted(text_of(path.read_bytes(), path.name), path.name)
            case "copy":
                self._restore(path)

    def state(self) -> list[object]:
        """Return what must not change: how far the logs are, and what this connection wrote."""
        stores = (self._opened.content, self._opened.admin)
        return [[*store.audit.head(), store._conn.total_changes] for store in stores]

    def _restore(self, copy: Path) -> None:
        look(copy, self._place, LOGIN, PASSWORD, floor_kib=CHEAP.kib)
        target = copy.with_name("restored")
        try:
            put_back(copy, target, LOGIN, PASSWORD, now=NOW, floor_kib=CHEAP.kib)
        finally:
            shutil.rmtree(target, ignore_errors=True)


def most_memory() -> int:
    """Return the most memory this process has had, in MB; getrusage would count its parent's."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    [line] = [one for one in status.read_text().splitlines() if one.startswith("VmHWM:")]
    return int(line.split()[1]) // 1024


def main() -> None:
    """Answer until there is nothing more to read."""
    reader = Reader(Path(sys.argv[1]))
    before = reader.state()
    for line in sys.stdin:
        kind, path = json.loads(line)
        began, outcome, detail = time.process_time(), "taken", ""
        try:
            reader.read(kind, Path(path))
        except (BadInput, Refused, StoreError) as error:
            outcome, detail = "refused", str(error)
        except BaseException:
            outcome, detail = "crashed", traceback.format_exc()
        said = {
            "outcome": outcome,
            "detail": detail,
            "seconds": time.process_time() - began,
            "most": most_memory(),
            "unchanged": reader.state() == before,
        }
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
