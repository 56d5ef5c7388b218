"""Every dialog: Esc closes it and does nothing, Enter presses its default, and the button in focus."""

import importlib
import pkgutil

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

import desktop.ui
from db.attachments import AttachmentFiles
from desktop.services.attachments import AttachmentService
from desktop.services.fill_in import FillInService
from desktop.services.restoring import Preview, Side
from desktop.services.views.fill_in import FillInPreview
from desktop.ui.background import busy
from desktop.ui.dialogs.crash import CrashWindow
from desktop.ui.dialogs.manual import ManualDialog
from desktop.ui.dialogs.password import PasswordDialog
from desktop.ui.dialogs.reason import DeedDialog
from desktop.ui.dialogs.recover import RecoverDialog
from desktop.ui.dialogs.restore import PreviewDialog, RestoreDialog
from desktop.ui.dialogs.returned_form import ReturnedForm
from desktop.ui.dialogs.viewer import Viewer
from desktop.ui.entrance import KeyDialog
from desktop.ui.screens.follow_up.files import FilesDialog
from desktop.ui.unsaved import KeptDialog
from desktop.ui.widgets.buttons import PressedByEnter, button
from desktop.ui.widgets.dialog import FittedDialog
from tests.conftest import NOW

READ = FillInPreview(
    form=None,
    title="整改措施报告",
    talk_id="t1",
    number="2026-001",
    talkee="周平",
    talkee_post="局长",
    texts=(),
    lines=(),
    doubts=(),
)
SIDE = Side(talks={"t1": "2026-001"}, people=2, attachments=0, last=None)
PREVIEW = Preview(
    made_at=NOW,
    reason="每日",
    then=SIDE,
    now=SIDE,
    unknown="",
    deeds={},
    touched=(),
    added=(),
    returning=(),
    lacking=(),
)


def a_picture():
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


class Around:
    """What the dialogs are made over: a page, and services on a real store."""

    def __init__(self, page, desk, folder):
        files = AttachmentFiles(folder / "attachments", bytes(32))
        self.page = page
        self.files = AttachmentService(desk, files)
        self.forms = FillInService(desk, files)


MAKERS = {
    DeedDialog: lambda a: DeedDialog(a.page, "取消谈话", "保留编号。", "取消这次谈话"),
    CrashWindow: lambda _: CrashWindow("报告"),
    ManualDialog: lambda a: ManualDialog(a.page),
    PasswordDialog: lambda a: PasswordDialog(a.page, lambda *_: None, lambda _: None),
    RecoverDialog: lambda a: RecoverDialog(a.page, lambda *_: None, lambda *_: None, "li"),
    RestoreDialog: lambda a: RestoreDialog(a.page, "备份", "li", lambda *_: None),
    PreviewDialog: lambda a: PreviewDialog(a.page, PREVIEW),
    ReturnedForm: lambda a: ReturnedForm(a.page, a.forms, READ),
    Viewer: lambda a: Viewer(a.page, "扫描件.png", a_picture()),
    FilesDialog: lambda a: FilesDialog(a.page, a.files, "报告原件", "整改报告的原件。"),
    KeptDialog: lambda a: KeptDialog(a.page, []),
}
WITHOUT_DEFAULT = {ManualDialog}  # Enter opens the page of the list


@pytest.fixture
def around(qtbot, desk, tmp_path):
    page = QWidget()
    page.resize(900, 600)
    qtbot.addWidget(page)
    page.show()
    yield Around(page, desk, tmp_path)
    qtbot.waitUntil(lambda: not busy())


@pytest.fixture(params=MAKERS, ids=lambda kind: kind.__name__)
def dialog(request, around, qtbot):
    dialog = MAKERS[request.param](around)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_escape_closes_it_and_does_nothing(dialog, qtbot):
    done = []
    dialog.accepted.connect(lambda: done.append(dialog))

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert done == []


def test_enter_has_one_thing_to_do(dialog):
    defaults = [b for b in dialog.findChildren(QPushButton) if b.isDefault()]

    assert len(defaults) == (0 if type(dialog) in WITHOUT_DEFAULT else 1)


def test_enter_on_another_button_presses_that_one(dialog, qtbot):
    others = [b for b in dialog.findChildren(PressedByEnter) if not b.isDefault() and b.isVisible()]
    for other in others:
        other.clicked.disconnect()
        pressed = []
        other.clicked.connect(lambda _=False, b=other, to=pressed: to.append(b))
        other.setFocus()
        qtbot.keyClick(other, Qt.Key.Key_Return)
        assert pressed == [other]
    assert dialog.isVisible()


def test_enter_in_a_line_does_the_deed_and_escape_leaves_it_undone(around, qtbot):
    did = []
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        dialog = DeedDialog(around.page, "取消谈话", "", "取消这次谈话")
        line = QLineEdit()
        dialog.rows.add("原因", line)
        dialog.ask(lambda key=key: did.append(key))
        qtbot.waitUntil(line.hasFocus)
        qtbot.keyClick(line, key)
    assert did == [Qt.Key.Key_Return]


def test_a_page_button_is_pressed_by_enter_too(qtbot):
    pressed = []
    page = button("登记收到", lambda: pressed.append(1))
    qtbot.addWidget(page)
    page.show()
    qtbot.keyClick(page, Qt.Key.Key_Return)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [1]


def test_every_dialog_is_walked_through():
    for found in pkgutil.walk_packages(desktop.ui.__path__, "desktop.ui."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    waiting, kinds = [QDialog], set()
    while waiting:
        kind = waiting.pop()
        if kind is not DeedDialog:
            waiting += kind.__subclasses__()
        if kind.__module__.startswith("desktop."):
            kinds.add(kind)
    assert kinds - {KeyDialog, FittedDialog} == set(MAKERS)
