"""A process of its own that opens a talk and types until it is killed.

    python -m tests.typing_until_killed FOLDER TALK_ID

Prints "<seconds> <characters typed so far>" after each key.
"""

import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from db.attachments import AttachmentFiles
from db.content import ContentStore
from db.records import Role
from desktop.app.places import talk_services
from desktop.services.desk import Desk, Worker
from desktop.ui.changes import Changes
from desktop.ui.screens.talks.place import TalksScreen
from tests.conftest import KEY, NOW, TODAY

WORDS = "谈话人指出的问题要见人见事见思想"
EVERY_MS = 23


def main():
    folder, talk_id = Path(sys.argv[1]), sys.argv[2]
    app = QApplication([])
    changes = Changes()
    desk = Desk(
        store=ContentStore(folder / "content.db", KEY),
        worker=Worker(login="liwenshu", name="李文书", role=Role.CLERK),
        today=lambda: TODAY,
        now=lambda: NOW,
        new_id=lambda: os.urandom(16).hex(),
        changed=changes.tell,
    )
    place = TalksScreen(talk_services(desk, AttachmentFiles(folder / "files", KEY)), changes)
    place.show()
    place.open({"talk_id": talk_id})
    area = place.page.steps.page.passage.area
    area.moveCursor(area.textCursor().MoveOperation.End)

    def type_one():
        event = QInputMethodEvent()
        event.setCommitString(WORDS[len(area.toPlainText()) % len(WORDS)])
        QApplication.sendEvent(area, event)
        print(time.monotonic(), len(area.toPlainText()), flush=True)  # noqa: T201

    timer = QTimer()
    timer.timeout.connect(type_one)
    timer.start(EVERY_MS)
    app.exec()


if __name__ == "__main__":
    main()
