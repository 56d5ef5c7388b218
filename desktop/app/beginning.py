"""The windows before there is an open store: first start, recovery sheet, sample data."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.keys import DEFAULT_COST, Cost
from db.records import Body, Term
from desktop.outside import Outside
from desktop.security.passwords import weakness
from desktop.services.founding import FirstUser, Founded, found
from desktop.services.login import log_in_by_sheet
from desktop.ui.background import Progress
from desktop.ui.dialogs.recover import RecoverDialog
from desktop.ui.first_start.window import FirstStart, Means
from desktop.ui.widgets.dates import day

SAMPLE_DAY = date(2026, 7, 13)
_SAMPLE_TALKS = 200


def first_start(folder: Path, outside: Outside, *, cost: Cost = DEFAULT_COST) -> FirstStart:
    """Make the window of the first start over an empty folder."""

    def found_here(body: Body, term: Term, users: Sequence[FirstUser]) -> Founded:
        now, new_id = outside.now(), outside.new_id
        return found(folder, body, term, users, now=now, new_id=new_id, cost=cost)

    return FirstStart(
        Means(
            found=found_here,
            new_id=outside.new_id,
            today_in_words=lambda: day(outside.today()),
            sample=lambda progress: open_sample(folder.with_name(f"{folder.name}-示例"), progress),
        )
    )


def recovery(
    parent: QWidget, login: str, folder: Path, clock: Outside, *, cost: Cost = DEFAULT_COST
) -> RecoverDialog:
    """Make the dialog that sets a password by the recovery sheet."""
    return RecoverDialog(
        parent,
        lambda sheet, name, password: log_in_by_sheet(
            folder, sheet, name, password, now=clock.now(), cost=cost
        ),
        lambda password, name: weakness(password, login=name),
        login,
    )


def open_sample(folder: Path, progress: Progress) -> str:
    """Make the sample store if it is not there, open it in a process of its own; slow.

    Returns a sentence with the log-in.
    """
    from desktop.demo.store import PASSWORD, make_demo

    if not (folder / "store.slots").exists():
        outside = Outside(SAMPLE_DAY)
        progress.step(0, 0, "正在生成示例数据")
        make_demo(folder, _SAMPLE_TALKS, now=outside.now(), new_id=outside.new_id)
    arguments = ["--store", str(folder), "--on", SAMPLE_DAY.isoformat()]
    subprocess.Popen([*program(), *arguments])  # noqa: S603 (our own program)
    return f"示例数据已在另一个窗口打开，用户名 liwenshu，口令 {PASSWORD}。"


def program() -> list[str]:
    """Return how this program is started: by itself where it is packaged, else by Python."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
