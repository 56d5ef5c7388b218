"""Talks with their steps, findings and records."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the tables."""
    db.execute("""
        create table talks (
            id text primary key not null,
            number text not null,
            kind text not null check (kind in ('regular', 'timely')),
            status text not null
                check (status in ('planned', 'preparing', 'in_progress', 'awaiting_signature',
                'remediation', 'closed', 'archived', 'cancelled', 'terminated')),
            origin text not null check (origin in ('held_here', 'late_entry', 'earlier')),
            talker_id text not null references people (id),
            talker_post text not null,
            talkee_id text not null references people (id),
            organisation_id text not null references organisations (id),
            talkee_post text not null,
            planned_at text,
            place text not null,
            note_takers text not null,
            attendees text not null,
            focus text not null,
            step integer not null,
            started_at text,
            ended_at text,
            marking text not null,
            marking_by text not null,
            marking_basis text not null,
            reason text not null,
            approved_by text not null,
            handed_to text not null,
            followed_by_id text references people (id),
            closed_on text,
            archived_on text,
            archive_number text not null,
            created_at text not null,
            version integer not null,
            unique (number),
            check (talker_id <> talkee_id),
            check (step between 0 and 5),
            check (ended_at is null or started_at is null or ended_at >= started_at)
        ) strict
    """)
    db.execute(
        "create index talks_by_status on talks (status, planned_at, id, talker_id, followed_by_id)"
    )
    db.execute("create index talks_by_talkee_id on talks (talkee_id)")
    db.execute("create index talks_by_talker_id on talks (talker_id)")
    db.execute("create index talks_by_organisation_id on talks (organisation_id)")
    db.execute("create index talks_by_ended_at on talks (ended_at)")
    db.execute(
        "create index talks_held_regular on talks "
        "(talkee_id, organisation_id, origin, ended_at, status) "
        "where kind = 'regular' and ended_at is not null"
    )
    db.execute("""
        create index talks_tally on talks
        (coalesce(started_at, ended_at, planned_at, created_at), status, ended_at, talker_id)
        where kind = 'regular'
    """)
    db.execute(
        "create index talks_ended on talks (status, ended_at, id, talker_id, followed_by_id) "
        "where ended_at is not null"
    )
    db.execute("create index talks_closed on talks (status) where origin <> 'earlier'")
    db.execute("""
        create index talks_by_day
        on talks (coalesce(started_at, ended_at, planned_at, created_at) desc, number desc)
    """)
    db.execute("""
        create table steps (
            id text primary key not null,
            talk_id text not null references talks (id),
            number integer not null,
            text text not null,
            started_at text,
            ended_at text,
            not_held_reason text not null,
            version integer not null,
            unique (talk_id, number),
            check (number between 1 and 5)
        ) strict
    """)
    db.execute("""
        create table findings (
            id text primary key not null,
            talk_id text not null references talks (id),
            position integer not null,
            title text not null check (title <> ''),
            category text not null
                check (category in ('first_responsible', 'political', 'democratic_centralism',
                'selection', 'conduct', 'self_discipline', 'other')),
            facts text not null,
            part text not null,
            thinking text not null,
            source text not null,
            visibility text not null check (visibility in ('shareable', 'talker_only')),
            added_in_talk integer not null check (added_in_talk in (0, 1)),
            pointed_out_at text,
            explanation text not null,
            requirement text not null,
            requirement_for text not null,
            requirement_by text,
            closed_out_on text,
            voided_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index findings_by_talk_id on findings (talk_id, position)")
    db.execute("""
        create table records (
            id text primary key not null,
            text text not null,
            state text not null check (state in ('draft', 'fixed', 'signed')),
            sha256 text not null,
            fixed_at text,
            fixed_by text not null,
            signed_on text,
            signature text not null,
            refusal_reason text not null,
            reopened_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index records_signed on records (id, signed_on) where state = 'signed'")
    db.execute("""
        create table supplements (
            id text primary key not null,
            talk_id text not null references talks (id),
            text text not null,
            reason text not null,
            at text not null,
            by text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index supplements_by_talk_id on supplements (talk_id)")
