"""What went wrong, as one Chinese sentence for stderr; anything unknown is a bug and stays one."""

import errno
from collections.abc import Mapping

import click

from db.errors import StoreError
from desktop.cli.chinese import usage_sentence
from desktop.errors import BadInput, Refused

Failure = (Refused, BadInput, StoreError, click.ClickException, click.Abort, OSError)

_REASONS: Mapping[int | None, str] = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有读写的权限",
    errno.EPERM: "没有读写的权限",
    errno.EROFS: "所在的盘是只读的",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "这不是文件夹",
    errno.EEXIST: "已经存在",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "名称太长",
}


def sentence(error: Exception) -> str:
    """Return the sentence for one of the failures that are the user's to mend."""
    match error:
        case click.UsageError():
            said = usage_sentence(error)
        case click.FileError():
            said = f"“{error.ui_filename}”打不开，请检查路径和权限。"
        case click.Abort():
            said = "已中断，没有完成的部分没有保存。"
        case OSError():
            name = f"“{error.filename}”" if error.filename else ""
            said = f"{name}读写不成功：{_REASONS.get(error.errno, '系统没有允许')}。"
        case BadInput():
            said = f"{_place(error)}{error}"
        case Refused(article=str(article)) if article not in str(error):
            said = f"{str(error).rstrip('。')}（《办法》{article}）。"
        case _:
            said = str(error)
    return said


def _place(error: BadInput) -> str:
    parts = [f"第{error.row}行"] if error.row is not None else []
    parts += [f"“{name}”" for name in (error.column, error.field) if name]
    place = "".join(parts)
    return f"{place}：" if place and place not in str(error) else ""
