"""Chinese input on Linux: which of Qt's plug-ins speaks with the input method that runs.

The wheels of PySide6 hold only the plug-in of ibus; fcitx5 understands it too, over the portal.
"""

import os
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping
from pathlib import Path

from desktop.ui import session_bus

_FCITX, _IBUS = "org.fcitx.Fcitx5", "org.freedesktop.IBus"
_WITHOUT = frozenset({"compose", "simple", "none"})  # the user wants none of them

Ask = Callable[[Iterable[str], Mapping[str, str]], Collection[str]]


def choose_input_method(
    environment: MutableMapping[str, str] = os.environ,
    *,
    platform: str = sys.platform,
    plugins: Path | None = None,
    ask: Ask = session_bus.owned,
) -> None:
    """Set QT_IM_MODULE and IBUS_USE_PORTAL; call it before the application object is made.

    ibus is taken where the wanted plug-in is not there, and on X where none is named but an input
    method runs. The portal is taken only where fcitx5 runs: ibus itself is better without it.
    """
    wanted = environment.get("QT_IM_MODULE", "")
    offscreen = environment.get("QT_QPA_PLATFORM", "") in {"offscreen", "minimal"}
    if not platform.startswith("linux") or offscreen or wanted in _WITHOUT:
        return
    running = ask((_FCITX, _IBUS), environment)
    absent = bool(wanted) and not _is_there(wanted, plugins)
    unnamed = not wanted and bool(running) and not _speaks_wayland(environment)
    if absent or unnamed:
        wanted = environment["QT_IM_MODULE"] = "ibus"
    if wanted == "ibus" and _FCITX in running:
        environment.setdefault("IBUS_USE_PORTAL", "1")


def _is_there(name: str, plugins: Path | None) -> bool:
    if name == "ibus":
        return True
    if plugins is None:
        from PySide6.QtCore import QLibraryInfo

        plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    folder = plugins / "platforminputcontexts"
    return any(folder.glob(f"lib{name}platforminputcontextplugin.so"))


def _speaks_wayland(environment: Mapping[str, str]) -> bool:
    """Say whether Qt will take Wayland, which passes the input method on by itself."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    if platform:
        return platform.startswith("wayland")
    return bool(environment.get("WAYLAND_DISPLAY")) or (
        environment.get("XDG_SESSION_TYPE") == "wayland"
    )
