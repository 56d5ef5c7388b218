"""Forms that were being filled in when the window was locked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptForm:
    """One form: where it was, by what it is known again (may be empty), its (label, text)."""

    where: str
    key: str
    fields: tuple[tuple[str, str], ...]
