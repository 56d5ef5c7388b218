"""The scenes of the tour in their order."""

from collections.abc import Callable

from desktop.ui.tour import first_start, follow_up, looking_back, office, papers, people, talk
from desktop.ui.tour.stage import Stage

SCENES: tuple[Callable[[Stage], None], ...] = (
    first_start.found,
    people.take_over,
    office.enter_leaders,
    talk.create,
    talk.prepare,
    talk.hold,
    talk.write_record,
    follow_up.send_copies,
    follow_up.receive_actions,
    follow_up.receive_results,
    follow_up.assess,
    follow_up.close,
    looking_back.count_and_check,
    papers.save_all,
)
