"""The subcommands: where each one stands and what it is for."""

from collections.abc import Mapping
from typing import NamedTuple


class Entry(NamedTuple):
    """A subcommand is `<name>_command` (hyphens as underscores) in `desktop/cli/<module>.py`."""

    module: str
    help: str


COMMANDS: Mapping[str, Entry] = {
    "import-roster": Entry("roster", "从 Excel 导入党组织和一把手名册"),
    "import-talks": Entry("talks_in", "从 Excel 导入原有的谈话名单（历史谈话和办理中的）"),
    "print": Entry("print", "打印或导出一份表格（PDF、Word）"),
    "report": Entry("report", "输出年度监督谈话工作情况报告（Word、PDF）"),
    "import-form": Entry("forms_in", "读入填好退回的报告表（Word）"),
    "import-regulation": Entry("regulation", "读入法规原文（文本或 Word），逐条识别"),
    "backup": Entry("safety", "备份全部数据并核对"),
    "due": Entry("due", "列出需要办理的事项"),
    "export": Entry("export", "导出台账、年度计划、任期覆盖、日程、归档包"),
    "restore": Entry("safety", "从备份恢复，先列出会改变什么（恢复前的数据保留）"),
    "rehearse": Entry("safety", "恢复演练：试恢复最近一份备份并核对，不动现有数据"),
    "verify": Entry("safety", "核对数据文件、附件、操作日志和备份，或者归档包"),
    "search": Entry("search", "查找谈话、人员和文字"),
    "check": Entry("check", "规范性自查：列出不符合《办法》和本单位要求的地方"),
    "manual": Entry("manual", "把使用手册另存为 PDF"),
    "tour": Entry("tour", "自动走一遍完整的谈话，留下截图"),
    "demo": Entry("demo", "生成一份样例数据，供试用和测试"),
}
