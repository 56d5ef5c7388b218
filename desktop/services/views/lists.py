"""A list as it stands on the screen, for Excel."""

from db.frozen import frozen


@frozen
class ShownList:
    """Place and name of a list, its heads, and its cells in words, in the order shown."""

    place: str
    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def title(self) -> str:
        """The title above the table."""
        return f"{self.place}·{self.name}" if self.place not in {"", self.name} else self.name
