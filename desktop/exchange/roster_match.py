"""Comparing a roster with what is stored: which organisations and tenures are new or changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db.records import Organisation, OrganisationKind, Superior
from desktop.exchange.cells import label
from desktop.exchange.roster import RosterRow
from desktop.exchange.roster_plan import Draft, Known, Plan
from desktop.exchange.roster_tenures import TenureMatcher
from desktop.exchange.roster_words import kind_of_name, level_of_name, organisation_key

_OWN = frozenset(
    map(label, ("本级党委", "本级", "本单位", "本单位党委", "本党委", "本委", "本级党组", "本党组"))
)
_SHORT = ("省委", "市委", "县委", "区委", "州委", "盟委", "旗委", "地委", "党组", "党委")
_COMMITTEES = frozenset({OrganisationKind.LOCAL_COMMITTEE, OrganisationKind.WORK_COMMITTEE})
_NAMED = 5
_FACTS = ("kind", "level", "superior", "covered", "led")


def match(
    rows: Sequence[RosterRow],
    known: Known,
    *,
    new_id: Callable[[], str],
    today: date,
    end_predecessors: bool = False,
    blank_is_own: bool = False,
) -> Plan:
    """Return what taking over the rows would do, with an error for each thing that is unclear.

    With `end_predecessors`, a stored secretary whose successor comes in the roster leaves office
    the day before; else that is an error. With `blank_is_own` a new unit without a superior is
    the own body's, but for committees whose talker hangs on it (Art. 7).
    """
    draft = Draft(new_id=new_id, today=today)
    draft.know("organisations", known.organisations)
    draft.know("people", known.people)
    draft.know("tenures", known.tenures)
    organisations = _OrganisationMatcher(
        draft, known.body.name if known.body else "", blank_is_own=blank_is_own
    )
    groups = organisations.match(rows)
    tenures = TenureMatcher(draft)
    for organisation_id, group in groups.items():
        tenures.match(organisation_id, group, end_predecessors=end_predecessors)
    return draft.plan(len(rows))


class _OrganisationMatcher:
    """Finds or makes the organisation of each row."""

    def __init__(self, draft: Draft, own_name: str, *, blank_is_own: bool) -> None:
        self._draft, self._blank_is_own = draft, blank_is_own
        self._taken_as_own: list[RosterRow] = []
        self._own = organisation_key(own_name)
        self._by_key: dict[str, list[Organisation]] = {}
        for organisation in draft.now["organisations"].values():
            self._by_key.setdefault(organisation_key(organisation.name), []).append(organisation)
        self._default_covered: list[RosterRow] = []
        self._rank = max((o.rank for o in draft.now["organisations"].values()), default=0)

    def match(self, rows: Sequence[RosterRow]) -> Mapping[str, list[RosterRow]]:
        """Return the rows of each organisation by its id."""
        groups: dict[str, list[RosterRow]] = {}
        for row in rows:
            groups.setdefault(organisation_key(row.organisation), []).append(row)
        by_id: dict[str, list[RosterRow]] = {}
        for key, group in groups.items():
            if organisation := self._found_or_new(key, group[0]):
                by_id[organisation.id] = group
        for organisation_id, group in by_id.items():
            self._facts(organisation_id, group)
        self._refuse_circles(by_id)
        self._tell_of_defaults()
        return by_id

    def _found_or_new(self, key: str, row: RosterRow) -> Organisation | None:
        if key == self._own:
            self._draft.refuse(row, "organisation", "这是本单位，名册只列下级党组织。")
            return None
        found = self._by_key.get(key, [])
        standing = [o for o in found if o.abolished_on is None]
        if len(standing) > 1:
            names = "、".join(o.name for o in standing)
            self._draft.refuse(row, "organisation", f"名册中有几个这样的单位（{names}），分不清。")
            return None
        if standing:
            return standing[0]
        if found:
            self._draft.refuse(
                row, "organisation", f"“{found[0].name}”已于 {found[0].abolished_on} 撤销或并出。"
            )
            return None
        self._rank += 1
        # kind and superior are set from the facts of all its rows
        new = Organisation(
            id=self._draft.new_id(),
            name=row.organisation,
            kind=OrganisationKind.OTHER,
            rank=self._rank,
        )
        self._draft.add("organisations", new, row)
        self._by_key[key] = [new]
        return new

    def _facts(self, organisation_id: str, group: Sequence[RosterRow]) -> None:
        said, by = self._said(group)
        organisation = self._draft.now["organisations"][organisation_id]
        new = organisation.id not in self._draft.before
        if new:
            self._complete(said, by, group[0])
        if "superior" in said:
            said |= self._superior(said.pop("superior"), organisation_id, by["superior"])
        if new:
            self._draft.now["organisations"][organisation_id] = replace(organisation, **said)
            return
        for fact, row in by.items():
            part = {k: v for k, v in said.items() if k.startswith(fact)}
            organisation = replace(organisation, **part)
            self._draft.change("organisations", organisation, row, organisation.name)

    def _said(self, group: Sequence[RosterRow]) -> tuple[dict[str, Any], dict[str, RosterRow]]:
        """Return what the rows of one organisation say of it, and which row says it first."""
        said: dict[str, Any] = {}
        by: dict[str, RosterRow] = {}
        for row in group:
            for fact in _FACTS:
                value = getattr(row, fact)
                if value is None or value == "":
                    continue
                if fact not in said:
                    said[fact], by[fact] = value, row
                elif not _same(said[fact], value):
                    self._draft.refuse(row, fact, f"与第 {by[fact].row} 行同一单位的内容不一致。")
        return said, by

    def _complete(self, said: dict[str, Any], by: dict[str, RosterRow], row: RosterRow) -> None:
        """Ask for what a new organisation must have; take what its name says for certain."""
        name = row.organisation
        if "kind" not in said and (kind := kind_of_name(name)):
            said["kind"], by["kind"] = kind, row
        if "level" not in said and (level := level_of_name(name)):
            said["level"], by["level"] = level, row
        if "kind" not in said:
            self._draft.refuse(row, "kind", f"新单位“{name}”须填单位类别。")
        if "level" not in said and said.get("kind") is OrganisationKind.LOCAL_COMMITTEE:
            self._draft.refuse(row, "level", f"新的地方党委“{name}”须填层级（第七条）。")
        if "superior" not in said:
            self._without_superior(said, row)
        if "covered" not in said:
            self._default_covered.append(row)

    def _without_superior(self, said: Mapping[str, Any], row: RosterRow) -> None:
        """Take the own body where that was chosen; never for who talks by Art. 7 hangs on it."""
        if self._blank_is_own and said.get("kind") not in _COMMITTEES:
            self._taken_as_own.append(row)
            return
        self._draft.refuse(
            row,
            "superior",
            f"新单位“{row.organisation}”须填上一级党委（第七条）；由本单位直接领导的，填“本级党委”。",
        )

    def _superior(self, written: str, organisation_id: str, row: RosterRow) -> dict[str, Any]:
        key = organisation_key(written)
        listed = [o for o in self._by_key.get(key, []) if o.abolished_on is None]
        none = {"superior_id": None, "superior_name": ""}
        if label(written) in _OWN or (self._own and self._is_own(key)):
            return none | {"superior": Superior.OWN}
        if listed and listed[0].id == organisation_id:
            self._draft.refuse(row, "superior", "上一级党委不能是本行的单位自己。")
            return {}
        if listed:
            return none | {"superior": Superior.LISTED, "superior_id": listed[0].id}
        stored = self._draft.now["organisations"][organisation_id]
        if organisation_key(stored.superior_name) == key:  # known as it is
            return {}
        self._draft.tell(
            row, "superior", f"“{written}”不是本单位，也不在名册中，按名册外的党委登记。"
        )
        return none | {"superior": Superior.OTHER, "superior_name": written}

    def _is_own(self, key: str) -> bool:
        return key == self._own or (key in _SHORT and self._own.endswith(key))

    def _tell_of_defaults(self) -> None:
        if rows := self._taken_as_own:
            names = "、".join(row.organisation for row in rows[:_NAMED])
            more = "等" if len(rows) > _NAMED else ""
            self._draft.tell(
                rows[0],
                "superior",
                f"有 {len(rows)} 个新单位（{names}{more}）没有填上一级党委，按所选登记为“本级党委”。",
            )
        if rows := self._default_covered:
            self._draft.tell(
                rows[0], "covered", f"有 {len(rows)} 个新单位没有填“纳入覆盖”，按“是”登记。"
            )

    def _refuse_circles(self, by_id: Mapping[str, Sequence[RosterRow]]) -> None:
        organisations = self._draft.now["organisations"]
        for organisation_id, group in by_id.items():
            seen = {organisation_id}
            above = organisations[organisation_id].superior_id
            while above and above not in seen:
                seen.add(above)
                above = organisations[above].superior_id
            if above == organisation_id:
                self._draft.refuse(group[0], "superior", "上一级党委互为上级，请改正。")


def _same(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return organisation_key(one) == organisation_key(other)
    return one == other
