"""F1: the keys of the window."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop.ui.dialogs.text import show_text

KEYS = (
    ("Alt+1 至 Alt+9", "打开左边的第几个位置"),
    ("Ctrl+K", "搜索姓名、单位、问题"),
    ("Ctrl+N", "新建谈话"),
    ("Ctrl+S", "立即保存正在输入的内容"),
    ("Ctrl+P", "打印"),
    ("Ctrl+→　Ctrl+←", "谈话的下一步、上一步"),
    ("F11", "谈话模式"),
    ("F5", "刷新"),
    ("Ctrl+L", "锁定"),
    ("Ctrl+Z　Ctrl+Shift+Z", "撤销、重做（保存之后也可以）"),
    ("Tab　Shift+Tab", "下一项、上一项"),
    ("↑ ↓　回车", "在名单中选择、打开"),
    ("→ ←　回车", "走到一行里的按钮上、按下"),
    ("菜单键　Shift+F10", "列出一行可以办理的事项"),
    ("Ctrl+C", "复制选中的行"),
    ("Alt+↓", "在日期栏里打开日历"),
    ("Esc", "取消、关闭"),
)


def show_keys(parent: QWidget) -> QDialog:
    """Show what each key does."""
    wide = max(len(keys) for keys, _ in KEYS)
    lines = (f"{keys}{'　' * ((wide - len(keys)) // 2 + 2)}{words}" for keys, words in KEYS)
    return show_text(parent, "快捷键", "\n".join(lines))
