"""What can go wrong with the store. Every error is one whole sentence for the user."""


class StoreError(Exception):
    """The store could not do what was asked; the text says what is safe and what to do."""


class PasswordUsed(StoreError):
    """A new password is one of the last that this user had."""


class WrongPassword(StoreError):
    """No such user, or not this user's password (the sentence is the same)."""


class WrongSheet(StoreError):
    """The keys typed from the recovery sheet are mistyped or belong to another store."""


class NoStore(StoreError):
    """There is no store at this place, or something else lies there."""


class StoreDamaged(StoreError):
    """A file of the store is damaged, empty or missing."""


class SlotsDamaged(StoreDamaged):
    """The file of users' slots is damaged, altered or missing; the vaults are untouched."""


class AttachmentDamaged(StoreDamaged):
    """An attached file is missing, cut off or altered."""


class AttachmentTooLarge(StoreError):
    """A file is larger than an attachment may be."""


class StoreTooNew(StoreError):
    """A newer version of the program has used this store."""


class StoreInUse(StoreError):
    """Another process, or other work of this one, holds the store."""


class StoreReadOnly(StoreError):
    """The folder or the file cannot be written."""


class NetworkFolder(StoreError):
    """The folder lies on a network drive, where the store would not be safe."""


class DiskFull(StoreError):
    """There is no room left on the disk."""


class DiskFailed(DiskFull):
    """The disk failed while reading or writing; what to do is the same as on a full one."""


class NotEnoughMemory(StoreError):
    """There is too little memory to work out the key of a password."""


class NoSuchRecord(StoreError):
    """The record is not there (any more)."""


class Conflict(StoreError):
    """Somebody else has changed the record since it was read."""


def cause(error: DiskFull) -> str:
    """Return in two words what the disk has: it is full, or it fails."""
    return "磁盘读写出错" if isinstance(error, DiskFailed) else "磁盘已满"
