"""What the place 法规依据 works with."""

from collections.abc import Callable, Mapping, Sequence

from db.frozen import frozen
from desktop.services.regulations import RegulationService
from desktop.services.views.preparation import TopicGroup


@frozen
class BasisServices:
    """Texts, topics, and which pages this user has."""

    regulations: RegulationService
    topics: Callable[[], Sequence[TopicGroup]]
    offers: Callable[[str, Mapping[str, str]], bool]
