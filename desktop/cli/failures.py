"""What went wrong, as one Chinese sentence for stderr; anything unknown is a bug and stays one."""

import click

from db.errors import StoreError
from desktop.cli.chinese import usage_sentence
from desktop.errors import BadInput, Refused, reason_of

Failure = (Refused, BadInput, StoreError, click.ClickException, click.Abort, OSError)


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
            said = f"{name}读写不成功：{reason_of(error)}。"
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
