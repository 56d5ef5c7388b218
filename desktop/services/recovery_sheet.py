"""The recovery sheet on paper: made when a store is founded or its keys are replaced."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from desktop.forms import recovery_key
from desktop.forms.control import Control
from desktop.services.views.printing import Made


def recovery_sheet(
    rows: Sequence[tuple[str, tuple[str, ...]]],
    *,
    own_body: str,
    office: str,
    made_by: str,
    on: date,
    store: str = "",
) -> Made:
    """Return the sheet with the rows of both keys; it is kept nowhere."""
    from desktop.forms.pdf import write

    control = Control(on=on, own_body=own_body, office=office or own_body, undertaker=made_by)
    facts = recovery_key.RecoveryKeyFacts(control=control, rows=tuple(rows), store=store)
    out = BytesIO()
    written = write([recovery_key.paper(facts)], out)
    return Made(data=out.getvalue(), pages=written.pages, title=recovery_key.TITLE)
