"""Starting with the computer: an autostart file on Linux, a registry value on Windows."""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings

NAME = "tanhua"
_RUN = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"
_ENTRY = """[Desktop Entry]
Type=Application
Name=监督谈话工作台
Exec={command}
X-GNOME-Autostart-enabled=true
"""


class Autostart(Protocol):
    """Whether the program starts with the computer."""

    def is_on(self) -> bool:
        """Say whether it does."""
        ...

    def turn(self, *, on: bool) -> None:
        """Let it start with the computer, or not; raises OSError where that cannot be kept."""
        ...


class DesktopFile:
    """The autostart folder of XDG."""

    def __init__(self, folder: Path, command: Sequence[str]) -> None:
        self._file = folder / f"{NAME}.desktop"
        self._command = " ".join(_quoted(part) for part in command)

    def is_on(self) -> bool:
        """Say whether the file is there."""
        return self._file.is_file()

    def turn(self, *, on: bool) -> None:
        """Write the file, or take it away."""
        if not on:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(_ENTRY.format(command=self._command), "utf-8")


def _quoted(part: str) -> str:
    """Return an argument as the key Exec of a desktop entry wants it."""
    part = part.replace("%", "%%")
    if re.fullmatch(r"[\w@%+=:,./-]+", part):
        return part
    # once for the argument, once more because the file itself gives backslashes a meaning
    escaped = re.sub(r'(["`$\\])', r"\\\1", part).replace("\\", "\\\\")
    return f'"{escaped}"'


class RunKey:
    """The Run key of the registry, of this user; `place` is another file in tests."""

    def __init__(self, settings: QSettings, command: Sequence[str]) -> None:
        from subprocess import list2cmdline

        self._settings = settings
        self._command = list2cmdline(command)

    def is_on(self) -> bool:
        """Say whether the value is there."""
        return bool(self._settings.contains(NAME))

    def turn(self, *, on: bool) -> None:
        """Set the value, or take it away."""
        if on:
            self._settings.setValue(NAME, self._command)
        else:
            self._settings.remove(NAME)
        self._settings.sync()
        if self._settings.status() is not QSettings.Status.NoError:
            raise OSError("the registry could not be written")


def own_command(store: Path) -> list[str]:
    """Return how this program is started over a store, into the tray."""
    program = (
        [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
    )
    return [*program, "--store", str(store.absolute()), "--in-tray"]


def of_this_computer(store: Path) -> Autostart:
    """Return the way of this computer."""
    command = own_command(store)
    if sys.platform == "win32":
        return RunKey(QSettings(_RUN, QSettings.Format.NativeFormat), command)
    place = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return DesktopFile(Path(place, "autostart"), command)
