"""Talkee and talker of a new talk, and what ties them: kind, day, Art. 7."""

from collections.abc import Callable, Sequence
from datetime import date

from db.records import TalkKind
from desktop.errors import BadInput
from desktop.services.talks import TalkService
from desktop.services.views.talks import TalkeeChoice, TalkerChoice
from desktop.ui.screens.talks.persons import TalkeePicker, TalkerPicker
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.form_draft import Plug


class Pair:
    """The two pickers; the talkers are listed for the talkee, the kind and the day."""

    def __init__(
        self,
        talks: TalkService,
        kind: Callable[[], TalkKind | None],
        day: Callable[[], date],
    ) -> None:
        self._talks, self._kind, self._day = talks, kind, day
        self.talkee = TalkeePicker(self.find_talkees)
        self.talker = TalkerPicker(self._find_talkers)
        self.talkee.chosen_changed.connect(self.look_again)

    def find_talkees(self, text: str) -> Sequence[TalkeeChoice]:
        """Return the heads in post on the day whom the text fits."""
        return self._talks.talkees(self._day(), text)

    def look_again(self) -> None:
        """List the talkers as kind, talkee and day are now."""
        self.talker.look_again()

    def checked(self) -> tuple[TalkeeChoice, TalkerChoice]:
        """Return the two who are chosen; BadInput at the field where one is not."""
        talkee, talker = self.talkee.choice, self.talker.choice
        if talkee is None:
            raise BadInput("请选择被谈话人。", field="被谈话人")
        if talker is None:
            raise BadInput("请选择谈话人。", field="谈话人")
        return talkee, talker

    def show_persons(self, talkee_id: str, talkee_name: str, talker_id: str) -> None:
        """Choose the two persons of a talk that is in the list already."""
        found = self.find_talkees(talkee_name)
        self.talkee.take(next((c for c in found if c.person_id == talkee_id), None))
        known = next((c for c in self._find_talkers() if c.person_id == talker_id), None)
        self.talker.fill(known.leader_id if known else "")

    def add_talkee(self, rows: FormRows, span: int) -> None:
        """Add the field of the talkee to a form."""
        rows.add("被谈话人", self.talkee, required=True, span=span)

    def add_talker(self, rows: FormRows, span: int) -> None:
        """Add the field of the talker to a form."""
        rows.add("谈话人", self.talker, required=True, span=span)

    def plugs(self) -> dict[str, Plug]:
        """Return how a draft keeps the two."""
        talkee, talker = self.talkee, self.talker
        return {
            "talkee": Plug(talkee.chosen_changed, talkee.named, talkee.fill),
            "talker": Plug(talker.chosen_changed, lambda: talker.leader_id, talker.fill),
        }

    def clear(self) -> None:
        """Choose nobody."""
        self.talker.fill("")
        self.talkee.own_talk = ""
        self.talkee.take(None)

    def _find_talkers(self) -> Sequence[TalkerChoice]:
        kind = self._kind()
        if kind is None or not self.talkee.tenure_id:
            return []
        return self._talks.talkers(kind, self.talkee.tenure_id, self._day())
