"""A row that goes on below when it is full."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Lays widgets side by side, and below where the width is used up; `right` sets them right."""

    def __init__(self, *widgets: QWidget, spacing: int = 8, right: bool = False) -> None:
        super().__init__()
        self._widgets: list[QWidget] = []
        self._spacing = spacing
        self._right = right
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self._widgets.append(widget)
        hidden = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        hidden = hidden and widget.isHidden()
        widget.setParent(self)
        widget.setVisible(not hidden)
        self._changed()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that a narrow row is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height that the width needs."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:
        """Return the size with all in one row."""
        hints = [_size(widget) for widget in self._shown()]
        width = sum(hint.width() for hint in hints) + self._spacing * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the size with one widget in each row."""
        width = max((_narrowest(widget) for widget in self._shown()), default=0)
        return QSize(width, max((_size(w).height() for w in self._shown()), default=0))

    def event(self, event: QEvent) -> bool:
        """Arrange anew where a widget has changed its size."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._changed()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for room anew: what was shown or hidden on a hidden page asked for none."""
        super().showEvent(event)
        self._changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the widgets."""
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def _changed(self) -> None:
        self.updateGeometry()
        self._arrange(self.width(), move=True)

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]

    def _arrange(self, room: int, *, move: bool) -> int:
        rows: list[list[tuple[QWidget, QSize]]] = [[]]
        used = 0
        for widget in self._shown():
            size = _size(widget)
            if size.width() > room:
                size.setWidth(min(size.width(), max(room, _narrowest(widget))))
            if rows[-1] and used + self._spacing + size.width() > room:
                rows.append([])
                used = 0
            used += size.width() + (self._spacing if rows[-1] else 0)
            rows[-1].append((widget, size))
        top = 0
        for row in rows:
            height = max((size.height() for _, size in row), default=0)
            if move:
                self._place(row, room, top, height)
            top += height + self._spacing
        return max(top - self._spacing, 0)

    def _place(self, row: list[tuple[QWidget, QSize]], room: int, top: int, height: int) -> None:
        width = sum(size.width() for _, size in row) + self._spacing * (len(row) - 1)
        left = room - width if self._right else 0
        for widget, size in row:
            at = QPoint(left, top + (height - size.height()) // 2)
            widget.setGeometry(QRect(at, size))
            left += size.width() + self._spacing


def _size(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _narrowest(widget: QWidget) -> int:
    return max(widget.minimumSizeHint().width(), widget.minimumWidth())
