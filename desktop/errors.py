"""A rule said no, or what was entered cannot be used. Every error is one Chinese sentence."""

import errno
from collections.abc import Mapping

_REASONS: Mapping[int | None, str] = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有读写的权限，或者正被别的程序打开",
    errno.EPERM: "没有读写的权限",
    errno.EROFS: "所在的盘是只读的",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "这不是文件夹",
    errno.EEXIST: "已经存在",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "名称太长",
}


class Refused(Exception):
    """A rule said no; the article of the Measures that says so, if one does (e.g. "第七条")."""

    def __init__(self, message: str, article: str | None = None) -> None:
        super().__init__(message)
        self.article = article


class BadInput(Exception):
    """What was entered cannot be used; says where (row from 1, column or field by its label)."""

    def __init__(
        self,
        message: str,
        *,
        row: int | None = None,
        column: str | None = None,
        field: str | None = None,
    ) -> None:
        super().__init__(message)
        self.row = row
        self.column = column
        self.field = field


def reason_of(error: OSError) -> str:
    """Return in Chinese why the system did not read or write, e.g. 没有读写的权限."""
    return _REASONS.get(error.errno, "系统没有允许")
