"""Plans, their items and changes, triggers and proposals."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the tables."""
    db.execute("""
        create table plans (
            id text primary key not null,
            year integer not null,
            state text not null check (state in ('drafted', 'fixed', 'closed')),
            fixed_on text,
            meeting text not null,
            minutes_number text not null,
            busy_months text not null,
            version integer not null,
            unique (year)
        ) strict
    """)
    db.execute("""
        create table plan_items (
            id text primary key not null,
            plan_id text not null references plans (id),
            talkee_id text not null references people (id),
            organisation_id text not null references organisations (id),
            talker_id text references people (id),
            month integer not null,
            due_on text not null,
            undertaker text not null,
            units text not null,
            combined text not null,
            focus text not null,
            by_hand integer not null check (by_hand in (0, 1)),
            talk_id text references talks (id),
            voided_reason text not null,
            version integer not null,
            check (month between 1 and 12)
        ) strict
    """)
    db.execute("create index plan_items_by_plan_id on plan_items (plan_id, month)")
    db.execute("create index plan_items_by_talkee_id on plan_items (talkee_id)")
    db.execute("create index plan_items_by_talk_id on plan_items (talk_id)")
    db.execute("""
        create table plan_changes (
            id text primary key not null,
            plan_id text not null references plans (id),
            item_id text not null references plan_items (id),
            what text not null,
            old text not null,
            new text not null,
            reason text not null,
            needs_approval integer not null check (needs_approval in (0, 1)),
            at text not null,
            by text not null,
            approved_on text,
            approved_by text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index plan_changes_by_plan_id on plan_changes (plan_id)")
    db.execute("""
        create table triggers (
            id text primary key not null,
            number text not null,
            kind text not null check (kind in ('a', 'b', 'c', 'd', 'e', 'f')),
            state text not null
                check (state in ('registered', 'confirmed', 'not_listed', 'handed_over')),
            found_on text not null,
            source text not null,
            facts text not null,
            talkee_id text not null references people (id),
            organisation_id text not null references organisations (id),
            limit_on text not null,
            judged_on text,
            judged_by text not null,
            reason text not null,
            handed_to text not null,
            handed_on text,
            handed_receipt text not null,
            talk_id text references talks (id),
            voided_reason text not null,
            version integer not null,
            unique (number)
        ) strict
    """)
    db.execute("create index triggers_by_talkee_id on triggers (talkee_id)")
    db.execute("create index triggers_by_state on triggers (state, limit_on)")
    db.execute("create index triggers_by_talk_id on triggers (talk_id)")
    db.execute("""
        create table unit_proposals (
            id text primary key not null,
            unit text not null,
            talkee_id text not null references people (id),
            organisation_id text not null references organisations (id),
            received_on text not null,
            reason text not null,
            outcome text not null,
            answered_on text,
            voided_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index unit_proposals_by_talkee_id on unit_proposals (talkee_id)")
