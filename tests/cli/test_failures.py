import errno

import click
import pytest

from db.errors import DiskFull
from desktop.cli.failures import sentence
from desktop.errors import BadInput, Refused


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (Refused("须由市委书记谈话。", "第七条"), "须由市委书记谈话（《办法》第七条）。"),
        (Refused("按第七条，须由市委书记谈话。", "第七条"), "按第七条，须由市委书记谈话。"),
        (Refused("已经办结。"), "已经办结。"),
        (BadInput("不是日期。", row=3, column="任职日期"), "第3行“任职日期”：不是日期。"),
        (BadInput("不是日期。", field="日期"), "“日期”：不是日期。"),
        (BadInput("不是日期。"), "不是日期。"),
        (DiskFull("磁盘已满。"), "磁盘已满。"),
        (
            FileNotFoundError(errno.ENOENT, "x", "a.xlsx"),
            "“a.xlsx”读写不成功：没有这个文件或文件夹。",
        ),
        (OSError(errno.ENOSPC, "x"), "读写不成功：磁盘已满。"),
        (click.Abort(), "已中断，没有完成的部分没有保存。"),
    ],
)
def test_a_failure_is_one_sentence(error, text):
    assert sentence(error) == text


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ([], "缺少“--to”；用法见 x --help。"),
        (["--to", "好"], "“--to”的内容不对；用法见 x --help。"),
        (["--to", "1", "2"], "命令的写法不对，参数多了或少了；用法见 x --help。"),
    ],
)
def test_what_click_says_in_english_is_said_in_chinese(arguments, text):
    command = click.Command("x", params=[click.Option(["--to"], type=int, required=True)])
    with pytest.raises(click.UsageError) as caught:
        command.main(arguments, prog_name="x", standalone_mode=False)
    assert sentence(caught.value) == text
