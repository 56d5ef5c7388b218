"""The order in which a Chinese reader looks for a name, the same in lists of the store and others."""

from db.pinyin import sort_key

__all__ = ["sort_key"]
