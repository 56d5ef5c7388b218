"""People, organisations, tenures, and what was corrected."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the tables."""
    db.execute("""
        create table people (
            id text primary key not null,
            name text not null check (name <> ''),
            phone text not null,
            note text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index people_by_name on people (name)")
    db.execute("""
        create table organisations (
            id text primary key not null,
            name text not null check (name <> ''),
            kind text not null
                check (kind in ('local_committee', 'work_committee', 'party_group', 'organ',
                'enterprise', 'institution', 'grassroots', 'other')),
            level text not null
                check (level in ('province', 'city', 'county', 'township', 'none')),
            superior text not null check (superior in ('own', 'listed', 'other')),
            superior_id text references organisations (id),
            superior_name text not null,
            covered integer not null check (covered in (0, 1)),
            led text not null,
            founded_on text,
            abolished_on text,
            merged_into_id text references organisations (id),
            rank integer not null,
            voided_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index organisations_by_name on organisations (name)")
    db.execute("""
        create table tenures (
            id text primary key not null,
            person_id text not null references people (id),
            organisation_id text not null references organisations (id),
            post text not null,
            role text not null check (role in ('secretary', 'acting', 'deputy')),
            begins_on text not null,
            ends_on text,
            voided_reason text not null,
            version integer not null,
            check (ends_on is null or ends_on >= begins_on)
        ) strict
    """)
    db.execute("create index tenures_by_person_id on tenures (person_id)")
    db.execute("create index tenures_by_organisation_id on tenures (organisation_id)")
    db.execute("""
        create table corrections (
            id text primary key not null,
            table_name text not null,
            record_id text not null,
            field text not null,
            old text not null,
            new text not null,
            at text not null,
            by text not null,
            reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index corrections_by_record_id on corrections (record_id)")
