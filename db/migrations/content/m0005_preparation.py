"""What is got ready before a talk, and unsaved typing."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the tables."""
    db.execute("""
        create table preparations (
            id text primary key not null,
            topics text not null,
            approved_on text,
            approved_by text not null,
            notice_sent_on text,
            notice_receipt_on text,
            self_check_due_on text,
            self_check_on text,
            self_check_text text not null,
            self_check_problems text not null,
            self_check_compared text not null,
            outline text not null,
            passed_over text not null,
            version integer not null
        ) strict
    """)
    db.execute("""
        create table materials (
            id text primary key not null,
            talk_id text not null references talks (id),
            unit text not null,
            title text not null,
            text text not null,
            received_on text,
            visibility text not null check (visibility in ('shareable', 'talker_only')),
            voided_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index materials_by_talk_id on materials (talk_id)")
    db.execute("""
        create table material_requests (
            id text primary key not null,
            talk_id text not null references talks (id),
            unit text not null,
            sent_on text not null,
            reply_due_on text not null,
            replied_on text,
            reply text not null,
            voided_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index material_requests_by_talk_id on material_requests (talk_id)")
    db.execute(
        "create index material_requests_open on material_requests (reply_due_on, talk_id) "
        "where replied_on is null and voided_reason = ''"
    )
    db.execute("""
        create table drafts (
            id text primary key not null,
            user text not null,
            record_id text not null,
            field text not null,
            text text not null,
            at text not null,
            version integer not null,
            unique (user, record_id, field)
        ) strict
    """)
