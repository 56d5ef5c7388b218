"""How a refusal reaches the user. A bug goes to the crash window instead."""

from collections.abc import Callable, Iterator
from typing import ParamSpec

from PySide6.QtWidgets import QMessageBox, QWidget

from db.errors import StoreError
from desktop.errors import BadInput, Refused
from desktop.ui.palette import Tone
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.notice import NoticeStrip

P = ParamSpec("P")


def attempt(parent: QWidget, deed: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
    """Do the deed and return True, or show why it was refused and return False."""
    try:
        deed(*args, **kwargs)
    except (Refused, BadInput, StoreError) as refusal:
        show_refusal(parent, refusal)
        return False
    _forget_errors(parent)
    return True


def look(parent: QWidget, read: Callable[[], object]) -> None:
    """Read and show; a refusal is shown, and one shown before stays."""
    try:
        read()
    except (Refused, BadInput, StoreError) as refusal:
        show_refusal(parent, refusal)


def show_refusal(parent: QWidget, refusal: Exception) -> None:
    """Show the sentence at its field, else in the page's notice strip, else in a box.

    An error that is no refusal is a bug and raised again.
    """
    if not isinstance(refusal, Refused | BadInput | StoreError):
        raise refusal
    sentence = str(refusal)
    if isinstance(refusal, BadInput) and refusal.field:
        for rows in _near(parent, FormRows):
            if rows.has(refusal.field):
                _forget_errors(parent)  # what was wrong before may be mended; one is told at a time
                rows.show_error(refusal.field, sentence)
                return
    if isinstance(refusal, Refused) and refusal.article:
        sentence = f"{sentence}（依据：《办法》{refusal.article}）"
    strip = next(_strips(parent), None)
    if strip:
        strip.show_sentence(sentence, Tone.LATE)
    else:
        QMessageBox.warning(parent, parent.window().windowTitle(), sentence)


def say(parent: QWidget, sentence: str, tone: Tone = Tone.DONE) -> None:
    """Tell the user, in the page's notice strip, what has been done; DONE goes away by itself."""
    strip = next(_strips(parent), None)
    if strip:
        strip.show_sentence(sentence, tone)


def confirm(parent: QWidget, question: str, verb: str) -> bool:
    """Ask before something that cannot be taken back; the button bears the verb."""
    box = QMessageBox(QMessageBox.Icon.Question, parent.window().windowTitle(), question)
    box.setParent(parent.window(), box.windowFlags())
    yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.exec()
    agreed = box.clickedButton() is yes
    box.deleteLater()
    return agreed


def _ancestors(widget: QWidget) -> Iterator[QWidget]:
    found: QWidget | None = widget
    while found is not None:
        yield found
        found = None if found.isWindow() else found.parentWidget()


def _near(parent: QWidget, kind: type[FormRows]) -> Iterator[FormRows]:
    seen: set[FormRows] = set()
    for widget in _ancestors(parent):
        here = [widget] if isinstance(widget, kind) else []
        for rows in (*here, *widget.findChildren(kind)):
            if rows not in seen:
                seen.add(rows)
                yield rows


def _strips(parent: QWidget) -> Iterator[NoticeStrip]:
    for widget in _ancestors(parent):
        strip = getattr(widget, "notice", None)
        if isinstance(strip, NoticeStrip):
            yield strip


def _forget_errors(parent: QWidget) -> None:
    for rows in _near(parent, FormRows):
        rows.clear_errors()
    for strip in _strips(parent):
        strip.forget_refusal()
