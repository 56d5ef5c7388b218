"""A process that replaces the data keys of a store again and again until it is killed.

    python rekeyer.py FOLDER

Prints "began" before each replacement and "done" after it.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from db.lock import ProcessLock
from db.rotation import replace_keys
from db.vault import unlock
from tests.conftest import CHEAP, NOW, PASSWORD

folder = Path(sys.argv[1])
with ProcessLock(folder).take(at=NOW):
    keys = unlock(folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)
    while True:
        print("began", flush=True)  # noqa: T201
        keys = replace_keys(keys, at=NOW)
        print("done", flush=True)  # noqa: T201
