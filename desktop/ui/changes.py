"""The one word that passes between screens: which tables have changed."""

from PySide6.QtCore import QObject, Signal


class Changes(QObject):
    """Carries the names of changed tables from the services to every screen."""

    happened = Signal(object)

    def tell(self, tables: set[str]) -> None:
        """Say that these tables have changed."""
        self.happened.emit(frozenset(tables))
