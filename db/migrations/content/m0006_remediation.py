"""What follows a talk."""

from sqlite_utils import Database


def migrate(db: Database) -> None:
    """Create the tables."""
    db.execute("""
        create table reports (
            id text primary key not null,
            talk_id text not null references talks (id),
            kind text not null check (kind in ('action', 'results')),
            received_on text not null,
            due_on text not null,
            timeliness text not null check (timeliness in ('early', 'on_time', 'late')),
            round integer not null,
            text text not null,
            note text not null,
            voided_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("""
        create index reports_by_talk_id
        on reports (talk_id, kind, voided_reason, round, received_on, due_on)
    """)
    db.execute("""
        create table actions (
            id text primary key not null,
            talk_id text not null references talks (id),
            finding_id text not null references findings (id),
            position integer not null,
            text text not null,
            responsible text not null,
            due_on text,
            first_responsible integer not null check (first_responsible in (0, 1)),
            result text not null,
            done_on text,
            voided_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index actions_by_talk_id on actions (talk_id)")
    db.execute("create index actions_by_finding_id on actions (finding_id)")
    db.execute(
        "create index actions_to_tell on actions (talk_id) "
        "where first_responsible = 1 and voided_reason = ''"
    )
    db.execute("""
        create table assessments (
            id text primary key not null,
            talk_id text not null references talks (id),
            finding_id text not null references findings (id),
            proposed text not null
                check (proposed in ('done', 'mostly_done', 'long_term', 'not_done',
                'perfunctory', 'false')),
            proposed_on text not null,
            proposed_by text not null,
            opinion text not null,
            decided text
                check (decided in ('done', 'mostly_done', 'long_term', 'not_done',
                'perfunctory', 'false')),
            decided_on text,
            decided_by text not null,
            look_again_on text,
            redo_by text,
            version integer not null,
            unique (finding_id)
        ) strict
    """)
    db.execute("create index assessments_by_talk_id on assessments (talk_id)")
    db.execute(
        "create index assessments_redo on assessments (redo_by, talk_id) where redo_by is not null"
    )
    db.execute(
        "create index assessments_look_again on assessments (look_again_on, talk_id) "
        "where look_again_on is not null"
    )
    db.execute("""
        create index assessments_returned on assessments (talk_id, redo_by)
        where decided in ('not_done', 'perfunctory', 'false')
    """)
    db.execute("""
        create table team_notices (
            id text primary key not null,
            talk_id text not null references talks (id),
            told_on text not null,
            manner text not null,
            note text not null,
            voided_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index team_notices_by_talk_id on team_notices (talk_id)")
    db.execute("""
        create table copies (
            id text primary key not null,
            talk_id text not null references talks (id),
            round text not null check (round in ('talk', 'actions', 'results')),
            receiver text not null,
            required integer not null check (required in (0, 1)),
            contents text not null,
            document_number text not null,
            sent_on text,
            receipt_on text,
            voided_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index copies_by_talk_id on copies (talk_id)")
    db.execute(
        "create index copies_standing on copies (talk_id, round, receiver, required, sent_on) "
        "where voided_reason = ''"
    )
    db.execute(
        "create index copies_without_receipt on copies (sent_on, talk_id) "
        "where sent_on is not null and receipt_on is null and voided_reason = ''"
    )
    db.execute("""
        create table reminders (
            id text primary key not null,
            talk_id text not null references talks (id),
            item text not null
                check (item in ('appointment', 'self_check', 'material_reply',
                'action_report', 'results_report', 'team_notice', 'copy', 'receipt',
                'plan_item', 'trigger_limit', 'yearly_report')),
            manner text not null
                check (manner in ('letter', 'telephone', 'message', 'in_person', 'calendar')),
            at text not null,
            by text not null,
            answer text not null,
            receipt_on text,
            voided_reason text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index reminders_by_talk_id on reminders (talk_id)")
    db.execute(
        "create index letters_without_receipt on reminders (at, talk_id) "
        "where manner = 'letter' and receipt_on is null and voided_reason = ''"
    )
    db.execute("""
        create table put_offs (
            id text primary key not null,
            talk_id text not null references talks (id),
            item text not null
                check (item in ('appointment', 'self_check', 'material_reply',
                'action_report', 'results_report', 'team_notice', 'copy', 'receipt',
                'plan_item', 'trigger_limit', 'yearly_report')),
            until text not null,
            reason text not null,
            by text not null,
            version integer not null
        ) strict
    """)
    db.execute("create index put_offs_by_talk_id on put_offs (talk_id)")
