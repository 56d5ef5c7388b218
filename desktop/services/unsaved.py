"""What was typed into a form and not saved when the window was locked; for its writer only.

It is no deed: nothing is logged. Where the store cannot take it (a full disk), it is sealed with a
key that is dropped at the lock, and waits in memory for the same user.
"""

import json
from collections.abc import Sequence

from db import keys as ciphers
from db.admin import AdminStore
from db.content import ContentStore
from db.records import Draft
from db.vault import Keys
from desktop.services.desk import Desk
from desktop.services.views.unsaved import KeptForm

_RECORD, _FIELD = "window", "locked"
_ABOUT = b"unsaved forms"


class UnsavedService:
    """Keeps forms over a lock: beside the talks, or with the accounts for who has no content."""

    def __init__(
        self, admin: Desk[AdminStore], content: Desk[ContentStore] | None, keys: Keys
    ) -> None:
        self._admin, self._content, self._keys = admin, content, keys
        self._login = admin.worker.login

    def keep(self, forms: Sequence[KeptForm]) -> None:
        """Keep these forms in place of those kept before; none drops them."""
        text = _text(forms)
        if self._content is None:
            with self._admin.store.atomic():
                self._admin.store.settings.put(f"unsaved {self._login}", text if forms else "")
            return
        desk = self._content
        with desk.store.atomic():
            desk.store.drafts.drop(self._login, _RECORD, _FIELD)
            if forms:
                desk.store.drafts.keep(
                    Draft(
                        id=desk.new_id(),
                        user=self._login,
                        record_id=_RECORD,
                        field=_FIELD,
                        text=text,
                        at=desk.now().replace(microsecond=0),
                    )
                )

    def kept(self) -> list[KeptForm]:
        """Return what was kept."""
        if self._content is None:
            return _forms(self._admin.store.settings.get(f"unsaved {self._login}", ""))
        draft = self._content.store.drafts.of_field(self._login, _RECORD, _FIELD)
        return _forms(draft.text if draft else "")

    def seal(self, forms: Sequence[KeptForm]) -> bytes:
        """Return the forms encrypted for this user, to wait outside the store."""
        return ciphers.wrap(self._key(), _text(forms).encode(), _ABOUT)

    def unseal(self, sealed: bytes) -> list[KeptForm]:
        """Return sealed forms; nothing where another key has sealed them."""
        text = ciphers.unwrap(self._key(), sealed, _ABOUT)
        return _forms(text.decode() if text else "")

    def _key(self) -> bytes:
        held = self._keys.content or self._keys.admin
        return ciphers.subkey(held, f"unsaved {self._keys.user_id}")


def _text(forms: Sequence[KeptForm]) -> str:
    return json.dumps([[f.where, f.key, f.fields] for f in forms], ensure_ascii=False)


def _forms(text: str) -> list[KeptForm]:
    return [
        KeptForm(where=where, key=key, fields=tuple((label, words) for label, words in fields))
        for where, key, fields in json.loads(text or "[]")
    ]
