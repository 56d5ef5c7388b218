"""The papers in the tour: each form of the talk looked at, and saved as PDF."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QListWidget

from desktop.ui.background import busy
from desktop.ui.tour.stage import Stage

_UNDERSTOOD = "知道了"  # closes the strip that says why a paper is not made
_SHOWN = ("监督谈话记录", "整改要求清单")


def save_all(stage: Stage) -> None:
    """Save every form that stands for this talk as PDF beside the pictures."""
    hand = stage.hand
    hand.click("谈话")
    hand.key(Qt.Key.Key_P, ctrl=True)
    forms = hand.wait_for(QListWidget, "表格")
    items = [forms.item(row) for row in range(forms.count())]
    titles = [i.text() for i in items if i.flags() & Qt.ItemFlag.ItemIsSelectable]
    for number, title in enumerate(titles, 1):
        _save(stage, title, stage.camera.folder / f"{number:02d}-{_plain(title)}.pdf")


def _save(stage: Stage, title: str, path: Path) -> None:
    hand = stage.hand
    if hand.sees(QAbstractButton, _UNDERSTOOD):
        hand.click(_UNDERSTOOD)
    hand.take_item("表格", title)
    hand.wait(lambda: not busy(), f"“{title}” is not made")
    said_no = hand.sees(QAbstractButton, _UNDERSTOOD)
    if said_no or not hand.find(QAbstractButton, "另存 PDF").isEnabled():
        return  # it is about a year, the term or a trigger, or there is nothing to remind of
    if any(shown in title for shown in _SHOWN):
        stage.camera.shoot(f"表格打印-{_plain(title)}")
    hand.pick_file(lambda: hand.click("另存 PDF"), path)
    hand.wait(path.exists, f"“{title}” was not saved")


def _plain(title: str) -> str:
    return title.partition("（")[0].replace("/", "-")
