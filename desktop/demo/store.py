"""Making the demo store: founding it, then writing the city and the talks, 500 talks a block."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from random import Random

from db.admin import AdminStore
from db.content import ContentStore
from db.frozen import frozen
from db.keys import FLOOR_KIB, Cost
from db.records import Role
from db.session import OpenVault
from desktop.demo.city import SETTINGS, City, read_city
from desktop.demo.diary import Diary
from desktop.demo.file import TalkFile
from desktop.demo.filing import Filing
from desktop.demo.phrases import Phrases
from desktop.demo.planned import Ledger
from desktop.demo.scene import Scene
from desktop.demo.schedule import schedule
from desktop.demo.talks import lives
from desktop.errors import Refused
from desktop.rules.deadlines import IN_FORCE_FROM
from desktop.rules.workdays import Workdays
from desktop.services.founding import FirstUser, found
from desktop.services.parts.policy import policies_of, put_policies
from desktop.services.parts.repeating import catch_up

MOST_TALKS = 30_000
BLOCK = 500
PASSWORD = "Jiangzhou-2026-demo"  # noqa: S105 (printed for whoever tries the demo)
_COST = Cost(kib=FLOOR_KIB, passes=1, lanes=2)  # nothing here is secret: the password is printed
_USERS = (
    ("liwenshu", "李文书", Role.CLERK),
    ("fangzhuren", "方主任", Role.OFFICE_HEAD),
    ("wanghuaiyuan", "王怀远", Role.TALKER),
    ("qinzhengyi", "秦正毅", Role.TALKER),
    ("sunchayue", "孙查阅", Role.READER),
    ("qianxitong", "钱系统", Role.SYSTEM_ADMIN),
    ("zhoubaomi", "周保密", Role.SECURITY_ADMIN),
    ("wushenji", "吴审计", Role.AUDITOR),
)


@frozen
class DemoUser:
    """A log-in of the demo store."""

    user: str
    name: str
    role: Role
    password: str


def make_demo(
    folder: Path, count: int, *, now: datetime, new_id: Callable[[], str]
) -> tuple[DemoUser, ...]:
    """Make a demo store of so many talks in an empty or new folder and return its log-ins.

    Everything in it happens up to `now`, what is planned after it.

    Raises Refused for a folder that is not empty, a day before the Measures, too many talks.
    """
    _check(folder, count, now.date())
    city = read_city(new_id, now.date())
    made = found(
        folder,
        city.body,
        city.terms[-1],
        [FirstUser(login=u, name=n, role=r, password=PASSWORD) for u, n, r in _USERS],
        now=now,
        new_id=new_id,
        cost=_COST,
    )
    with OpenVault(made.keys) as opened:
        _let_in(opened.admin, city)
        _settle(opened.admin)
        if opened.content is None:
            raise RuntimeError("the clerk holds the content")
        _write(opened.content, _scene(city, count, now, new_id), count)
        catch_up(opened.content)
    return tuple(DemoUser(user=u, name=n, role=r, password=PASSWORD) for u, n, r in _USERS)


def _check(folder: Path, count: int, on: date) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise Refused(f"“{folder}”不是空文件夹，没有生成样例数据；请另选一个空的文件夹。")
    if not 0 <= count <= MOST_TALKS:
        raise Refused(f"样例谈话的数量须在0到{MOST_TALKS}之间，不能是{count}。")
    if on < IN_FORCE_FROM:
        raise Refused("办法自2026年1月30日起施行，样例数据的日期不能早于这一天。", "第二十条")


def _settle(admin: AdminStore) -> None:
    """Let the printed passwords of the demo never grow too old."""
    with admin.atomic():
        put_policies(admin, replace(policies_of(admin), password_days=0))


def _let_in(admin: AdminStore, city: City) -> None:
    """The printed passwords are to work at once; the talkers are leaders of the city."""
    people = {p.name: p.id for p in city.people.values()}
    with admin.atomic():
        for user in admin.users.all():
            person_id = people.get(user.name) if user.role is Role.TALKER else None
            unit = SETTINGS.required_copy_receivers[0] if user.role is Role.READER else ""
            admin.users.put(replace(user, must_change=False, person_id=person_id, unit=unit))


def _scene(city: City, count: int, now: datetime, new_id: Callable[[], str]) -> Scene:
    chance = Random(count)  # noqa: S311 (invented texts, nothing secret)
    return Scene(
        city=city,
        phrases=Phrases(chance),
        diary=Diary(Workdays.of(SETTINGS), now.tzinfo, chance),
        chance=chance,
        on=now.date(),
        now=now,
        new_id=new_id,
    )


def _write(store: ContentStore, scene: Scene, count: int) -> None:
    _write_city(store, scene)
    ledger = Ledger(scene)
    filing = Filing(scene.city.body.office_name, scene.new_id)
    for block in _blocks(lives(scene, schedule(scene, count)), BLOCK):
        with store.atomic():
            for file in block:
                filing.file_away(file)
                file.put(store)
                ledger.add(file)
                _note(store, scene, "建立样例谈话", file.talk.id)
    with store.atomic():
        ledger.put(store)
        _note(store, scene, "建立样例计划", scene.city.body.id)


def _write_city(store: ContentStore, scene: Scene) -> None:
    city = scene.city
    with store.atomic():
        store.settings.put_office(SETTINGS)
        store.terms.put_all(city.terms[:-1])  # the last one came with the founding
        store.people.put_all(list(city.people.values()))
        store.leaders.put_all(city.leaders)
        store.organisations.put_all(list(city.organisations.values()))
        for tenures in city.tenures.values():
            store.tenures.put_all(tenures)
        _note(store, scene, "建立样例名册", city.body.id)


def _note(store: ContentStore, scene: Scene, deed: str, object_id: str) -> None:
    user, _, role = _USERS[0]
    store.audit.append(at=scene.now, actor=user, role=role, deed=deed, object_id=object_id)


def _blocks(files: Iterable[TalkFile], size: int) -> Iterator[Sequence[TalkFile]]:
    pending = iter(files)
    while block := list(islice(pending, size)):
        yield block
