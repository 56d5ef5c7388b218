"""The regular talks that were held, as the coverage of a term asks for them."""

from datetime import date, timedelta

from db.driver import Connection
from db.records import HeldTalk

# Everything is read from one index, which holds just the regular talks that were held.
_HELD = "from talks indexed by talks_held_regular where kind = 'regular' and ended_at is not null"
_COVERING = f"""
with recursive
persons (person_id) as (
    select (select min(talkee_id) {_HELD})
    union all
    select (select min(talkee_id) {_HELD} and talkee_id > person_id)
    from persons where person_id is not null
),
pairs (person_id, place_id) as (
    select person_id, (select min(organisation_id) {_HELD} and talkee_id = person_id)
    from persons where person_id is not null
    union all
    select person_id, (
        select min(organisation_id) {_HELD} and talkee_id = person_id and organisation_id > place_id
    )
    from pairs where place_id is not null
),
ends (person_id, behind) as (
    select person_id, :behind from persons
    union
    select person_id, date(ends_on, '+1 day') from tenures where ends_on >= :begin and ends_on < :end
),
origins (begun_as) as (values ('held_here'), ('late_entry'), ('earlier'))
select distinct person_id, place_id, begun_as, (
    select ended_at {_HELD} and talkee_id = person_id and organisation_id = place_id
    and origin = begun_as and status <> 'cancelled' and ended_at < behind
    order by ended_at desc limit 1
) as last
from pairs join ends using (person_id), origins
where place_id is not null and last >= :begin
"""


class HeldTalks:
    """Talks with a next-lower first responsible person that were held, late and earlier ones too."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def covering(self, begin: date, end: date) -> list[HeldTalk]:
        """Return the regular talks of a span that can be somebody's last in a post (Art. 5).

        Of each talkee in each organisation: the last before the end of the span, and before each
        end of a tenure of that person within it. A look into the index for each of them, however
        many talks there are.
        """
        rows = self._conn.execute(
            _COVERING,
            {
                "begin": begin.isoformat(),
                "end": end.isoformat(),
                "behind": (end + timedelta(days=1)).isoformat(),
            },
        ).fetchall()
        return [
            HeldTalk(
                talkee_id=str(talkee),
                organisation_id=str(organisation),
                ended_on=date.fromisoformat(last[:10]),
                earlier=origin == "earlier",
            )
            for talkee, organisation, origin, last in rows
        ]
