"""What the window remembers on this computer (ui.ini); never anything of a record."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Memory:
    """Size of type, place of the window, last log-in, widths of columns, order of tables."""

    def __init__(self, path: Path) -> None:
        self._ini = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def large(self) -> bool:
        """Whether type is large."""
        return str(self._ini.value("type/large", "")) == "true"

    def set_large(self, *, large: bool) -> None:
        """Keep the size of type."""
        self._ini.setValue("type/large", "true" if large else "false")
        self._ini.sync()

    @property
    def login(self) -> str:
        """Who logged in last; empty at first."""
        return str(self._ini.value("login/last", ""))

    def set_login(self, login: str) -> None:
        """Keep who logged in."""
        self._ini.setValue("login/last", login)
        self._ini.sync()

    @property
    def stays_in_tray(self) -> bool:
        """Whether the program runs on in the tray when its window is closed."""
        return str(self._ini.value("tray/stays", "")) == "true"

    def set_stays_in_tray(self, *, on: bool) -> None:
        """Keep whether it does."""
        self._ini.setValue("tray/stays", "true" if on else "false")
        self._ini.sync()

    @property
    def told_in_tray(self) -> str:
        """The last half-day on which the tray told how much is to be done."""
        return str(self._ini.value("tray/told", ""))

    def set_told_in_tray(self, turn: str) -> None:
        """Keep that half-day."""
        self._ini.setValue("tray/told", turn)
        self._ini.sync()

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, as Qt saves it; empty at first."""
        found = self._ini.value("window/geometry", QByteArray())
        return found if isinstance(found, QByteArray) else QByteArray()

    def set_geometry(self, geometry: QByteArray) -> None:
        """Keep where the window is."""
        self._ini.setValue("window/geometry", geometry)
        self._ini.sync()

    def widths(self, table: str) -> list[int]:
        """Return the widths a table's columns were given by hand; empty where they were not."""
        text = str(self._ini.value(f"widths/{table}", ""))
        return [int(part) for part in text.split(" ") if part.isdigit()]

    def set_widths(self, table: str, widths: Sequence[int]) -> None:
        """Keep the widths of a table's columns."""
        self._ini.setValue(f"widths/{table}", " ".join(map(str, widths)))

    def order(self, table: str) -> str:
        """Return what a table was sorted by, as it says it; empty for its own order."""
        return str(self._ini.value(f"order/{table}", ""))

    def set_order(self, table: str, order: str) -> None:
        """Keep what a table is sorted by."""
        self._ini.setValue(f"order/{table}", order)
