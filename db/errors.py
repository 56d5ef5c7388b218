"""What can go wrong with the store. Every error is one whole sentence for the user."""


class StoreError(Exception):
    """The store could not do what was asked; the text says what is safe and what to do."""


class WrongKey(StoreError):
    """The key does not open this file, or the file is damaged."""


class StoreDamaged(StoreError):
    """A file of the store is damaged, empty or missing."""


class StoreTooNew(StoreError):
    """A newer version of the program has used this store."""


class StoreInUse(StoreError):
    """Another process holds the store."""


class StoreReadOnly(StoreError):
    """The folder or the file cannot be written."""


class DiskFull(StoreError):
    """There is no room left, or the disk failed while writing."""


class NoSuchRecord(StoreError):
    """The record is not there (any more)."""


class Conflict(StoreError):
    """Somebody else has changed the record since it was read."""
