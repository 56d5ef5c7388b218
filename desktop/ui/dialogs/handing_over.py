"""Where a talk cannot go on as it was: its tracking ended, or another leader to follow it up."""

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.services.talks import TalkService
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.notices import say
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.unturned import Suggestions

_REASONS = ("调离", "退休", "去世", "接受审查调查")


def ask_termination(parent: QWidget, talks: TalkService, talk_id: str, talkee: str) -> DeedDialog:
    """Ask why the tracking of a talk ends, who approved it, and who takes the matters over."""
    dialog = DeedDialog(
        parent,
        "终止跟踪",
        f"{talkee}调离、退休、去世或者接受审查调查等，不能继续整改的，经批准后终止跟踪；"
        "此前的记录全部保留。",
        "终止跟踪",
    )
    reason, by, heir = _open_choice(_REASONS), QLineEdit(), _open_choice(talks.successors(talk_id))
    by.setPlaceholderText("如 市委常委会会议")
    dialog.rows.add("原因", reason, required=True)
    dialog.rows.add("批准人", by, required=True)
    dialog.rows.add(
        "移交继任者", heir, help_text="整改事项移交给继任者的，选择或者填写；不移交的不填。"
    )

    def terminate() -> None:
        talks.terminate(talk_id, reason.currentText(), by.text(), heir.currentText())
        say(parent, f"{talkee}的谈话已终止跟踪。")

    dialog.ask(terminate)
    return dialog


def ask_follower(parent: QWidget, talks: TalkService, talk_id: str) -> DeedDialog:
    """Ask which leader follows a talk up in place of its talker."""
    dialog = DeedDialog(
        parent,
        "指定跟踪人",
        "谈话人离任或不再分管时，由另一名班子成员跟踪整改；原谈话人仍列为谈话人。",
        "指定",
    )
    who = Choice([(c.leader_id, f"{c.name}　{c.post}") for c in talks.followers(talk_id)])
    reason = QLineEdit()
    dialog.rows.add("跟踪人", who, required=True)
    dialog.rows.add("原因", reason, required=True)
    dialog.ask(lambda: talks.follow_up_by(talk_id, who.value or "", reason.text()))
    return dialog


def _open_choice(options: tuple[str, ...]) -> Suggestions:
    """Return a field that offers some words and takes any."""
    return Suggestions(["", *options])
