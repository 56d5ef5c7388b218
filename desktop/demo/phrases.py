"""Writing invented sentences: templates with [this|that] and {slots}, never twice the same way."""

import json
import re
from collections.abc import Mapping
from functools import cached_property
from random import Random
from typing import Any

import resources
from db.frozen import frozen
from db.records import FindingCategory, Organisation, OrganisationKind

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_FITS: Mapping[OrganisationKind, str] = {
    OrganisationKind.LOCAL_COMMITTEE: "county",
    OrganisationKind.WORK_COMMITTEE: "county",
    OrganisationKind.ENTERPRISE: "enterprise",
    OrganisationKind.INSTITUTION: "institution",
}


@frozen
class Issue:
    """The templates of one invented problem."""

    title: str
    category: FindingCategory
    fits: tuple[str, ...]
    facts: str
    part: str
    thinking: str
    explain: str
    ask: str
    do: tuple[str, ...]
    done: str


class Phrases:
    """All templates, and the chance that fills them."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._frames: Mapping[str, Any] = _read("frames")

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """Every invented problem."""
        return tuple(
            Issue(
                title=i["title"],
                category=FindingCategory(i["category"]),
                fits=tuple(i.get("fits", ())),
                facts=i["facts"],
                part=i["part"],
                thinking=i["thinking"],
                explain=i["explain"],
                ask=i["ask"],
                do=tuple(i["do"]),
                done=i["done"],
            )
            for i in _read("issues")
        )

    def some_issues(self, organisation: Organisation, count: int) -> list[Issue]:
        """Return different problems that may be found in such an organisation."""
        sort = sort_of(organisation)
        fitting = [i for i in self.issues if not i.fits or sort in i.fits]
        return self.chance.sample(fitting, count)

    def slots(self, organisation: Organisation, year: int) -> dict[str, str]:
        """Return invented numbers and names that stay the same within one problem."""
        few = self.chance.randint(2, 4)
        return {
            "org": organisation.name,
            "unit": self.chance.choice(self._frames["units"][sort_of(organisation)]),
            "year": str(year),
            "month": str(self.chance.randint(1, 12)),
            "m": str(few),
            "n": str(self.chance.randint(few + 1, 9)),
            "k": str(self.chance.randint(3, 9)),
            "money": str(self.chance.randint(12, 860)),
        }

    def frame(self, name: str, slots: Mapping[str, str] | None = None, **more: object) -> str:
        """Write the frame of that name, one of its versions where it has several."""
        found = self._frames[name]
        template = found if isinstance(found, str) else self.chance.choice(found)
        return self.write(template, {**(slots or {}), **{k: str(v) for k, v in more.items()}})

    def pick(self, name: str, count: int = 1) -> tuple[str, ...]:
        """Return different entries of a list, as they stand."""
        return tuple(self.chance.sample(self._frames[name], count))

    def entry(self, name: str, key: str) -> str:
        """Return one entry of the list that stands under a key of a table."""
        return str(self.chance.choice(self._frames[name][key]))

    def write(self, template: str, slots: Mapping[str, str]) -> str:
        """Choose in every [this|that], innermost first, then fill the {slots}."""
        while "[" in template:
            template = _CHOICE.sub(lambda m: self.chance.choice(m[1].split("|")), template)
        return _SLOT.sub(lambda m: slots[m[1]], template)


def sort_of(organisation: Organisation) -> str:
    """Return which of the lists of problems and units fits an organisation."""
    return _FITS.get(organisation.kind, "organ")


def _read(name: str) -> Any:
    return json.loads(resources.path(f"demo/{name}.json").read_text("utf-8"))
