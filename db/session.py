"""An open store: the vaults that one user's keys open, until it is locked again."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from db import folder, slots
from db.admin import AdminStore
from db.attachments import AttachmentFiles
from db.content import ContentStore
from db.driver import connect, noun
from db.errors import StoreError, WrongPassword
from db.former_keys import former_keys
from db.keys import subkey
from db.outbox import carry_over, is_ahead
from db.records import User
from db.rotation import clear_away
from db.slots import Failure, Head
from db.vault import ADMIN_VAULT, CONTENT_VAULT, Keys, head_of

FOUND_OLDER = "发现数据比上次关闭时的旧"  # in the administrative log, with the log-in that found it
_ROLLED_BACK = (
    "{}比上次关闭时的旧，可能被换成了过去的副本；请核对近期内容，"
    "必要时从备份恢复，并报告安全审计员。"
)


class OpenVault:
    """Both vaults open under one user's keys. Use it only on the thread that opened it.

    `admin` is always there; `content` and `attachments` only for who holds the content grant.
    `warnings` are sentences to show after the log-in (an older copy was put in place).
    """

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self._closed = False
        self.failed_before = 0  # wrong passwords of this user before the log-in
        self.content: ContentStore | None = None
        self.attachments: AttachmentFiles | None = None
        (keys.folder / folder.FOUNDING).unlink(missing_ok=True)
        self.admin = AdminStore(keys.folder / folder.ADMIN, keys.admin)
        try:
            self.user = self._known_user()
            if keys.content is not None:
                self.content = ContentStore(keys.folder / folder.CONTENT, keys.content)
                self.attachments = attachment_files(keys.folder, keys.content)
                clear_away(keys.folder)
            self.warnings = self._rolled_back()
        except BaseException:
            self._close_vaults()
            raise

    def failures(self) -> tuple[Failure, ...]:
        """Return the failed log-ins that the log does not hold yet."""
        return slots.load(self.keys.folder).failures

    def forget_failures(self) -> None:
        """Drop the failed log-ins that are in the log now, and the own count of tries."""
        slots.change(
            self.keys.folder,
            self.keys.admin,
            lambda now: replace(now.without_tries(self.keys.login), failures=()),
        )

    def carry_log(self, at_most: int) -> None:
        """Carry the content's log over for the auditor; who has no content key carries nothing."""
        if self.content is not None:
            carry_over(self.content, self.admin, at_most=at_most)

    def note_heads(self) -> None:
        """Write down how far the logs have come, so that an older copy is found out later."""
        heads = self._heads()
        slots.change(
            self.keys.folder,
            self.keys.admin,
            lambda now: replace(now, heads={**now.heads, **heads}),
        )

    def close(self) -> None:
        """Note the heads, put everything into the files and close them. A second call is idle."""
        if self._closed:
            return
        self._closed = True
        try:
            self.note_heads()
        finally:
            self._close_vaults()

    def __enter__(self) -> "OpenVault":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _known_user(self) -> User:
        user = self.admin.users.find(self.keys.user_id)
        if user is None or user.disabled or user.role is not self.keys.role:
            raise WrongPassword("这个用户已停用，不能登录；数据没有改动，请与系统管理员联系。")
        return user

    def _heads(self) -> dict[str, Head]:
        heads = {ADMIN_VAULT: head_of(self.admin)}
        if self.content is not None:
            heads[CONTENT_VAULT] = head_of(self.content)
        return heads

    def _rolled_back(self) -> tuple[str, ...]:
        noted = slots.load(self.keys.folder).heads
        vaults = ((ADMIN_VAULT, self.admin), (CONTENT_VAULT, self.content))
        older = [
            _ROLLED_BACK.format(noun(store.path))
            for vault, store in vaults
            if store is not None
            and vault in noted
            and not store.audit.holds(noted[vault].seq, noted[vault].mac)
        ]
        if self.content is not None and not older and is_ahead(self.content, self.admin):
            older.append(_ROLLED_BACK.format(noun(self.content.path)))
        return tuple(older)

    def _close_vaults(self) -> None:
        try:
            if self.content is not None:
                self.content.close()
        finally:
            self.admin.close()


def attachment_files(store_folder: Path, content_key: bytes) -> AttachmentFiles:
    """Return the attached files of a store whose content key is known; any thread."""
    try:
        with closing(connect(store_folder / folder.CONTENT, content_key)) as conn:
            former = former_keys(conn)
    except StoreError:  # whoever reads content.db itself says what is wrong with it
        former = ()
    return AttachmentFiles(
        store_folder / folder.ATTACHMENTS,
        subkey(content_key, "attachments"),
        [subkey(key, "attachments") for key in former],
    )
