"""What a form of no talk is printed of: a year, a leader, a period, or something with an id."""

from collections.abc import Sequence

from desktop.services.printing import PrintService
from desktop.services.views.printing import FormEntry
from desktop.ui.screens.printing.settings_card import SettingsCard

_OF_A_YEAR = ("year", "talk_or_year", "period", "leader")


class Subject:
    """Keeps what was asked for, and offers the years and leaders that may be chosen instead."""

    def __init__(self, settings: SettingsCard, printing: PrintService) -> None:
        self._settings, self._printing = settings, printing
        self.about = self.period = self._leader = ""

    @staticmethod
    def reads_much(entry: FormEntry) -> bool:
        """Say whether a form is made from all talks of a year or a term."""
        return entry.needs in {*_OF_A_YEAR, "term"}

    def ask(self, target: dict[str, str]) -> None:
        """Take over a target: `about` is a year or an id, `period` two days, `leader` an id."""
        self.about = target.get("about") or target.get("year") or ""
        self.period, self._leader = target.get("period", ""), target.get("leader", "")

    def show_years(self) -> None:
        """Offer the years, the one asked for chosen, else the one chosen before."""
        years = self._printing.years()
        named = int(self.about) if self.about.isdecimal() else self._settings.year.value
        self._settings.show_years(years, named or years[0])

    def show_choices(self, chosen: Sequence[FormEntry]) -> None:
        """Show the choices that the chosen forms leave open."""
        self._settings.show_reminder(visible=any(e.key == "reminder" for e in chosen))
        self._settings.show_year(visible=any(e.needs in _OF_A_YEAR for e in chosen))
        year = self._settings.year.value
        of_one = any(e.needs == "leader" for e in chosen)
        known = self._printing.leaders(year) if of_one and year else ()
        self._settings.show_leaders(known, self._leader)
        if known:
            self._leader = ""  # from now on the one chosen stays

    def about_of(self, entry: FormEntry) -> str:
        """Return the year (with a leader where the form is of one), the period, or the id."""
        if entry.needs == "period" and self.period:
            return self.period
        if entry.needs not in _OF_A_YEAR:
            return self.about
        leader = self._settings.leader.value if entry.needs == "leader" else None
        return f"{self._settings.year.value} {leader or ''}".strip()
