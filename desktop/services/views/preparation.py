"""What is got ready before a talk, as it is shown and entered."""

from datetime import date

from db.frozen import frozen
from db.records import Attachment, Material, MaterialRequest, Preparation, Trigger, Visibility
from desktop.rules.readiness import Point
from desktop.services.views.findings import FindingView
from desktop.services.views.talks import TalkHead


@frozen
class TopicGroup:
    """Topics of one kind to choose from, and what they rest on."""

    title: str
    basis: str
    topics: tuple[str, ...]


@frozen
class MaterialText:
    """What a piece of material says, from whom, and who may read it (Art. 6 and 16)."""

    unit: str
    title: str
    text: str = ""
    received_on: date | None = None
    visibility: Visibility = Visibility.TALKER_ONLY


@frozen
class MaterialView:
    """A piece of material with its files."""

    material: Material
    attachments: tuple[Attachment, ...]


@frozen
class RequestView:
    """A request to a cooperating unit with the files of its reply; late while not answered."""

    request: MaterialRequest
    late: bool
    attachments: tuple[Attachment, ...]


@frozen
class PreparationView:
    """Everything that is got ready; `points` in the order of work, `done` of `of` settled.

    Of a talk that was cancelled nothing is `missing`.

    `repeats` says how much of the outline stands in papers of other talks (Art. 8).
    """

    head: TalkHead
    preparation: Preparation
    focus: str
    triggers: tuple[Trigger, ...]
    findings: tuple[FindingView, ...]
    materials: tuple[MaterialView, ...]
    requests: tuple[RequestView, ...]
    points: tuple[Point, ...]
    missing: tuple[Point, ...]
    done: int
    of: int
    outline_draft: str | None
    can_change: bool
    repeats: tuple[str, ...] = ()
