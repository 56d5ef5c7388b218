"""A process that types into the talk under way until it is killed; it says what is stored."""

import itertools
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from db.records import TalkStatus
from db.session import OpenVault
from db.vault import unlock
from desktop.cli.demo import DEMO_DAY
from desktop.demo.store import PASSWORD
from desktop.outside import Outside
from desktop.services.conversation import ConversationService
from desktop.services.desk import Desk, Worker
from desktop.services.drafts import DraftService

WORDS = "王书记指出：三处工程变更未经集体研究，审计已两次提示，整改拖延。" * 30


def main():
    folder, first = Path(sys.argv[1]), int(sys.argv[2])
    opened = OpenVault(unlock(folder, "liwenshu", PASSWORD))
    outside, user = Outside(DEMO_DAY), opened.user
    desk = Desk(
        store=opened.content,
        worker=Worker(login=user.login, name=user.name, role=user.role),
        today=outside.today,
        now=outside.now,
        new_id=outside.new_id,
        changed=lambda _tables: None,
    )
    drafts, conversation = DraftService(desk), ConversationService(desk)
    [talk] = [t for t in desk.store.talks.all() if t.status is TalkStatus.IN_PROGRESS]
    for number in itertools.count(first):
        text = f"{WORDS}{number}"
        if number % 7:
            drafts.keep(talk.id, "step2", text)
        else:
            conversation.save_step(talk.id, 2, text)
        sys.stdout.write(f"{number}\n")  # from here on these words must never be lost
        sys.stdout.flush()


main()
