"""What a copy is made of, and putting it back."""

import io
from datetime import timedelta

from db import restore, vault
from db.records import Attachment, Person
from tests.conftest import CHEAP, NOW, PASSWORD

LATER = NOW + timedelta(hours=1)


def add_person(opened, person_id, name):
    with opened.content.atomic():
        opened.content.people.put(Person(id=person_id, name=name))
        opened.content.audit.append(at=NOW, actor="liwenshu", role="clerk", deed="登记人员")


def add_file(opened, name, plain):
    stored = opened.attachments.add(io.BytesIO(plain), name)
    row = Attachment(
        id=stored.id,
        owner_table="people",
        owner_id="p1",
        talk_id=None,
        name=name,
        purpose="",
        size=stored.size,
        sha256=stored.sha256,
        added_at=NOW,
        added_by="liwenshu",
    )
    with opened.content.atomic():
        opened.content.attachments.put(row)
    return stored.id


def keys_of(place, password=PASSWORD):
    return vault.unlock(place, "liwenshu", password, floor_kib=CHEAP.kib)


def put_back(copy, place, at=LATER):
    keys, _listed = restore.open_copy(copy.folder, "liwenshu", PASSWORD, floor_kib=CHEAP.kib)
    return restore.restore(copy.folder, keys, place, at=at)
