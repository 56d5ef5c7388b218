"""People by name: who is meant, or somebody new."""

from db.content import ContentStore
from db.records import Person
from desktop.errors import BadInput
from desktop.services.desk import Desk
from desktop.services.parts.correcting import correct

NAME, PHONE = "姓名", "联系电话"


def person_for(desk: Desk[ContentStore], name: str, phone: str, person_id: str | None) -> Person:
    """Return the person of an id, or store somebody new of that name. Call it inside a deed."""
    kept = name_of_one(name)
    number = phone_number(phone)
    if person_id is not None:
        person = desk.store.people.get(person_id)
        if number and number != person.phone:
            person = correct(desk, desk.store.people, person, "登记任职时更新电话", phone=number)
        return person
    return desk.store.people.put(Person(id=desk.new_id(), name=kept, phone=number))


def name_of_one(name: str) -> str:
    """Return a name without inner spaces, or raise BadInput at the field."""
    from desktop.exchange import cells

    try:
        kept = cells.name(name)
    except BadInput as problem:
        raise BadInput(f"{problem}。", field=NAME) from None
    if not kept:
        raise BadInput("请填写姓名。", field=NAME)
    return kept


def phone_number(phone: str) -> str:
    """Return a telephone number, or raise BadInput at the field."""
    from desktop.exchange import cells

    try:
        return cells.phone(phone)
    except BadInput as problem:
        raise BadInput(f"{problem}。", field=PHONE) from None
