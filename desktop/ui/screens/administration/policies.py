"""The rules on passwords and the idle lock."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.security.policies import BOUNDS, Policies
from desktop.services.policies import PolicyService
from desktop.ui.notices import attempt, say
from desktop.ui.screens.administration.page import AdminPage
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.card import Card, row
from desktop.ui.widgets.form import FormRows
from desktop.ui.widgets.label import Label
from desktop.ui.widgets.scrolling import Scrolling
from desktop.ui.widgets.unturned import NumberField

_FIXED = (
    "口令至少12位，不足20位的至少含字母大写、小写、数字、符号、汉字中的两类，不能含用户名、姓名和常见词。"
    "连续输错口令，等待时间逐次加长；输错5次，锁定15分钟，由安全保密管理员解除或者到时自动解除。"
    "这些规则不能放宽。"
)

_HELP = {
    "idle_minutes": "锁定时密钥即从内存中清除；谈话模式另按“办公设置”中的时间",
    "password_days": "0为不限；到期的用户登录后先更改口令",
    "password_history": "0为不限",
}


class PoliciesPage(AdminPage):
    """Shows the policies and settles them."""

    key, title = "policies", "口令与锁定"
    sub = "对全体用户有效，由安全保密管理员设定"
    watches = frozenset({"settings", "users"})

    def __init__(self, policies: PolicyService) -> None:
        super().__init__()
        self._policies = policies
        self.rows = FormRows()
        self.boxes = {name: NumberField() for name in BOUNDS}
        for name, (least, most, label) in BOUNDS.items():
            self.boxes[name].setRange(least, most)
            self.rows.add(label, self.boxes[name], help_text=_HELP[name])
        self.save_button = button("保存", self._on_save, kind="primary")
        self.rows.setMaximumWidth(420)
        card = Card("可以设定的", row(self.rows, None), row(self.save_button, None))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(14)
        column.addWidget(card)
        column.addWidget(Card("固定不变的", Label(_FIXED, "secondary", wrap=True)))
        column.addStretch(1)
        self.column.addWidget(Scrolling(body), 1)

    def refresh(self) -> None:
        """Read what is settled."""
        settled = self._policies.read()
        may = self._policies.may_change()
        self.save_button.setVisible(may)
        for name, box in self.boxes.items():
            box.setValue(getattr(settled, name))
            box.setEnabled(may)

    def _on_save(self) -> None:
        new = Policies(**{name: box.value() for name, box in self.boxes.items()})
        if attempt(self, self._policies.change, new):
            say(self, "已保存，从下一次登录起对全体用户有效；锁定时间立即有效。")
