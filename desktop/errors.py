"""A rule said no, or what was entered cannot be used. Every error is one Chinese sentence."""


class Refused(Exception):
    """A rule said no; the article of the Measures that says so, if one does (e.g. "第七条")."""

    def __init__(self, message: str, article: str | None = None) -> None:
        super().__init__(message)
        self.article = article


class BadInput(Exception):
    """What was entered cannot be used; says where (row from 1, column or field by its label)."""

    def __init__(
        self,
        message: str,
        *,
        row: int | None = None,
        column: str | None = None,
        field: str | None = None,
    ) -> None:
        super().__init__(message)
        self.row = row
        self.column = column
        self.field = field
