"""What every part of the demo is given: the city, the words, the diary, the day and the ids."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from random import Random

from desktop.demo.city import City
from desktop.demo.diary import Diary
from desktop.demo.phrases import Phrases
from desktop.rules.eligibility import OwnSide


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The demo's world on the day `on`; nothing in it happens later."""

    city: City
    phrases: Phrases
    diary: Diary
    chance: Random
    on: date
    now: datetime
    new_id: Callable[[], str]

    @cached_property
    def own(self) -> OwnSide:
        """Return the own side for the rule of Art. 7."""
        return self.city.own_side()

    def happened(self, day: date) -> bool:
        """Return whether that day has come."""
        return day <= self.on

    def at(self, day: date, hour: int = 9) -> datetime:
        """Return some time of that day's hour, never later than now."""
        moment = datetime.combine(
            day, time(hour, self.chance.randint(0, 59), self.chance.randint(0, 59)), self.now.tzinfo
        )
        return min(moment, self.now)

    def one_in(self, count: int) -> bool:
        """Return True once in so many times."""
        return self.chance.randrange(count) == 0
