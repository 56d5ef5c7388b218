"""Forms that were being filled in when the window was locked."""

from db.frozen import frozen


@frozen
class KeptForm:
    """One form: where it was, by what it is known again (may be empty), its (label, text)."""

    where: str
    key: str
    fields: tuple[tuple[str, str], ...]
