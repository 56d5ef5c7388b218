"""What a paper of the office is asked of."""

from collections.abc import Sequence
from datetime import date

from db.frozen import frozen
from db.records import Talk
from desktop.errors import BadInput
from desktop.forms.control import Control


@frozen
class Asked:
    """What a paper is asked of: `about` is a year, the id of a change or of a trigger.

    After the year may stand a blank and a leader; a period is two days with a blank between.

    Without it: this year, what waits for approval, the running term. `talks` are those chosen,
    `own_of` the talker whose talks alone count; `patient` waits for very many talks.
    """

    about: str
    control: Control
    today: date
    talks: Sequence[Talk] = ()
    own_of: str | None = None
    patient: bool = False


def year_of(asked: Asked) -> int:
    """Return the year that a paper is asked of, this one where none is named."""
    about = asked.about.partition(" ")[0]
    if not about:
        return asked.today.year
    if not (about.isdecimal() and len(about) == 4 and about > "0000"):
        raise BadInput(f"“{about}”不是年度，请写成 {asked.today.year} 的样子。", field="年度")
    return int(about)
