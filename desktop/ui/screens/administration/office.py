"""The settings that the Measures leave to the office, each in words."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from db.records import OfficeSettings
from desktop.rules.office_settings import GROUPS, SETTINGS
from desktop.services.office import OfficeService
from desktop.ui.notices import attempt, say
from desktop.ui.palette import Tone
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.screens.administration.setting_fields import SettingField, made_for
from desktop.ui.screens.history import correction_lines
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.chip import Chip, Tag
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling

_DAYS = ("extra_holidays", "extra_workdays")
_LABELS: Mapping[str, str] = {name: setting.label for name, setting in SETTINGS.items()}


class OfficePage(AdminPage):
    """Shows every setting with what it is for; all are saved at once."""

    key, title = "office", "办公设置"
    sub = "《办法》没有规定、由本单位自定的事项；引用时写作“本单位要求”，不写条文"
    watches = frozenset({"settings", "body"})

    def __init__(self, office: OfficeService, *, may_change: bool) -> None:
        super().__init__()
        self._office = office
        self._shown: OfficeSettings | None = None
        self._fields: dict[str, SettingField] = {}
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("依据或理由（可不填），例如“2026年7月13日办公室主任会议”")
        self.reason.setAccessibleName("依据或理由")
        self.save_button = button("保存", self._on_save, kind="primary", shortcut="Ctrl+Return")
        self.undo_button = button("撤销更改", self._on_undo, symbol="undo-2")
        self.import_button = button("从文件读入节假日安排…", self._on_import, symbol="file-text")
        self.ask_file = self._ask_file
        self.history = Label("", "small", wrap=True)
        self._history = Card("更改记录", self.history)
        self._by_analogy: list[Card] = []
        self._lay_out(may_change=may_change)

    def refresh(self) -> None:
        """Read the settings, unless some are being changed here."""
        for card in self._by_analogy:
            card.setVisible(self._office.by_analogy_applies())
        if not self.changed:
            self._show(self._office.settings())
        kept = self._office.history()
        self.history.setText(correction_lines(kept, 12, _LABELS))
        self._history.setVisible(bool(kept))

    @property
    def changed(self) -> bool:
        """Whether something was changed and not saved."""
        shown = self._shown
        if shown is None:
            return False
        return any(f.is_changed(getattr(shown, n)) for n, f in self._fields.items())

    def field(self, name: str) -> SettingField:
        """Return the field of a setting."""
        return self._fields[name]

    def _lay_out(self, *, may_change: bool) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(14)
        for group in GROUPS:
            rows = FormRows(columns=2)
            card = Card(group.title, rows)
            card.add_beside_title(Chip("本单位要求"))
            for setting in group.settings:
                field = self._fields[setting.name] = made_for(setting)
                field.changed.connect(self._on_changed)
                field.widget.setEnabled(may_change)
                rows.add(setting.label, field.widget, help_text=setting.help, span=field.span)
            if may_change and "extra_holidays" in {s.name for s in group.settings}:
                card.add(row(self.import_button, None))
            column.addWidget(card)
            if group.by_analogy:
                self._by_analogy.append(card)
        column.addWidget(self._history)
        self.column.addWidget(Scrolling(body), 1)
        foot = QWidget()
        line = row(self.reason, self.undo_button, self.save_button)
        line.setStretch(0, 1)
        foot.setLayout(line)
        foot.setVisible(may_change)
        self.column.addWidget(foot)

    def _show(self, settings: OfficeSettings) -> None:
        for name, field in self._fields.items():
            field.show_value(getattr(settings, name))
        self._shown = settings
        self._on_changed()

    def _on_changed(self) -> None:
        changed = self.changed
        self.heading.show_tags([Tag("有更改未保存", Tone.NEAR)] if changed else [])
        self.save_button.setEnabled(changed)
        self.undo_button.setEnabled(changed)

    def _on_import(self) -> None:
        """Read a holiday list into the two fields; it is saved with the rest."""
        chosen = self.ask_file()
        if chosen:
            attempt(self, lambda: self._take_holidays(Path(chosen)))

    def _take_holidays(self, path: Path) -> None:
        now = {name: self._fields[name].value for name in _DAYS}
        shown = self._shown or self._office.settings()
        made, sentence = self._office.with_holidays(replace(shown, **now), path)
        for name in _DAYS:
            self._fields[name].show_value(getattr(made, name))
        self._on_changed()
        say(self, sentence)

    def _ask_file(self) -> str:
        kinds = "节假日安排 (*.txt *.csv *.docx)"
        return QFileDialog.getOpenFileName(self, "读入节假日安排", "", kinds)[0]

    def _on_undo(self) -> None:
        self._show(self._office.settings())

    def _on_save(self) -> None:
        def store() -> None:
            values: dict[str, Any] = {name: field.value for name, field in self._fields.items()}
            self._office.change(replace(self._office.settings(), **values), self.reason.text())

        if attempt(self, store):
            self.reason.clear()
            self._show(self._office.settings())
            self.refresh()
            say(self, "已保存。更改前的设置保留在更改记录中。")
