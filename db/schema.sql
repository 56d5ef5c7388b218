-- The schema of both vaults after all steps. Written by tests/db/test_schema.py.

-- admin.db

CREATE TABLE audit (
    seq integer primary key,
    at text not null,
    actor text not null,
    role text not null,
    deed text not null,
    object text not null,
    detail text not null,
    ok integer not null check (ok in (0, 1)),
    prev text not null,
    mac text not null
) strict;

CREATE TABLE audit_head (
    one integer primary key check (one = 1),
    seq integer not null,
    mac text not null
) strict;

CREATE TABLE content_log (
    seq integer primary key,
    at text not null,
    actor text not null,
    role text not null,
    deed text not null,
    object text not null,
    detail text not null,
    ok integer not null check (ok in (0, 1)),
    prev text not null,
    mac text not null,
    about text not null
) strict;

CREATE TABLE regulation_articles (
    id text primary key not null,
    regulation_id text not null references regulations (id),
    position integer not null,
    number integer not null check (number > 0),
    suffix text not null,
    heading text not null,
    text text not null check (text <> ''),
    version integer not null,
    unique (regulation_id, number, suffix)
) strict;

CREATE TABLE regulations (
    id text primary key not null,
    title text not null check (title <> ''),
    basis text not null check (basis in ('measures', 'opinions', 'other')),
    points integer not null check (points in (0, 1)),
    source text not null,
    remarks text not null,
    taken_in_at text not null,
    taken_in_by text not null,
    voided_reason text not null default '',
    version integer not null
) strict;

CREATE TABLE settings (key text primary key, value text not null) strict;

CREATE TABLE users (
    id text primary key not null,
    login text not null check (login <> ''),
    name text not null check (name <> ''),
    role text not null
        check (role in ('clerk', 'office_head', 'talker', 'reader', 'system_admin',
        'security_admin', 'auditor')),
    person_id text,
    disabled integer not null check (disabled in (0, 1)),
    must_change integer not null check (must_change in (0, 1)),
    password_changed_at text,
    last_login_at text,
    created_at text not null,
    version integer not null, unit text not null default '',
    unique (login)
) strict;

CREATE TRIGGER audit_in_sequence before insert on audit
when new.seq <= (select ifnull(max(seq), 0) from audit)
begin select raise(abort, 'the log goes on in sequence'); end;

CREATE TRIGGER audit_no_delete before delete on audit
begin select raise(abort, 'the log cannot be cut'); end;

CREATE TRIGGER audit_no_update before update on audit
begin select raise(abort, 'the log cannot be changed'); end;

CREATE TRIGGER content_log_no_delete before delete on content_log
begin select raise(abort, 'the log cannot be cut'); end;

CREATE TRIGGER content_log_no_update before update on content_log
begin select raise(abort, 'the log cannot be changed'); end;

-- content.db

CREATE TABLE accountability_flags (
    id text primary key not null,
    talk_id text references talks (id),
    lapse text not null
        check (lapse in ('duty_not_performed', 'self_check_untruthful',
        'perfunctory', 'false', 'other')),
    concerned text not null,
    found_on text not null,
    source text not null,
    facts text not null,
    flagged_at text not null,
    flagged_by text not null,
    handed_to text not null,
    handed_on text,
    outcome text not null,
    voided_reason text not null,
    version integer not null
) strict;

CREATE INDEX accountability_flags_by_day on accountability_flags (found_on);

CREATE INDEX accountability_flags_by_talk_id on accountability_flags (talk_id);

CREATE TABLE actions (
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
) strict;

CREATE INDEX actions_by_finding_id on actions (finding_id);

CREATE INDEX actions_by_talk_id on actions (talk_id);

CREATE INDEX actions_to_tell on actions (talk_id) where first_responsible = 1 and voided_reason = '';

CREATE TABLE archived_files (
    id text primary key not null,
    talk_id text not null references talks (id),
    position integer not null,
    name text not null,
    title text not null,
    archive_number text not null,
    document_number text not null,
    author text not null,
    dated_on text,
    marking text not null,
    pages integer not null,
    note text not null,
    size integer not null,
    sha256 text not null,
    version integer not null,
    unique (talk_id, position)
) strict;

CREATE INDEX archived_files_by_archive_number on archived_files (archive_number);

CREATE TABLE assessments (
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
) strict;

CREATE INDEX assessments_by_talk_id on assessments (talk_id);

CREATE INDEX assessments_look_again on assessments (look_again_on, talk_id) where look_again_on is not null;

CREATE INDEX assessments_redo on assessments (redo_by, talk_id) where redo_by is not null;

CREATE INDEX assessments_returned on assessments (talk_id, redo_by)
where decided in ('not_done', 'perfunctory', 'false');

CREATE TABLE attachments (
    id text primary key not null,
    owner_table text not null,
    owner_id text not null,
    talk_id text references talks (id),
    name text not null,
    purpose text not null,
    size integer not null,
    sha256 text not null,
    added_at text not null,
    added_by text not null,
    voided_reason text not null,
    version integer not null
) strict;

CREATE INDEX attachments_by_owner_id on attachments (owner_id);

CREATE INDEX attachments_by_talk_id on attachments (talk_id);

CREATE TABLE audit (
    seq integer primary key,
    at text not null,
    actor text not null,
    role text not null,
    deed text not null,
    object text not null,
    detail text not null,
    ok integer not null check (ok in (0, 1)),
    prev text not null,
    mac text not null
) strict;

CREATE TABLE audit_head (
    one integer primary key check (one = 1),
    seq integer not null,
    mac text not null
) strict;

CREATE TABLE body (
    id text primary key not null,
    name text not null check (name <> ''),
    kind text not null check (kind in ('local_committee', 'party_group', 'by_analogy')),
    level text not null
        check (level in ('province', 'city', 'county', 'township', 'none')),
    office_name text not null,
    document_prefix text not null,
    contact text not null,
    phone text not null,
    state_secret_machine integer not null check (state_secret_machine in (0, 1)),
    version integer not null
) strict;

CREATE TABLE copies (
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
) strict;

CREATE INDEX copies_by_talk_id on copies (talk_id);

CREATE INDEX copies_standing on copies (talk_id, round, receiver, required, sent_on) where voided_reason = '';

CREATE INDEX copies_without_receipt on copies (sent_on, talk_id) where sent_on is not null and receipt_on is null and voided_reason = '';

CREATE TABLE corrections (
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
) strict;

CREATE INDEX corrections_by_record_id on corrections (record_id);

CREATE TABLE drafts (
    id text primary key not null,
    user text not null,
    record_id text not null,
    field text not null,
    text text not null,
    at text not null,
    version integer not null,
    unique (user, record_id, field)
) strict;

CREATE TABLE findings (
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
) strict;

CREATE INDEX findings_by_talk_id on findings (talk_id, position);

CREATE TABLE leaders (
    id text primary key not null,
    person_id text not null references people (id),
    post text not null,
    is_secretary integer not null check (is_secretary in (0, 1)),
    begins_on text not null,
    ends_on text,
    rank integer not null,
    voided_reason text not null,
    version integer not null,
    check (ends_on is null or ends_on >= begins_on)
) strict;

CREATE INDEX leaders_by_person_id on leaders (person_id);

CREATE TABLE material_requests (
    id text primary key not null,
    talk_id text not null references talks (id),
    unit text not null,
    sent_on text not null,
    reply_due_on text not null,
    replied_on text,
    reply text not null,
    voided_reason text not null,
    version integer not null
) strict;

CREATE INDEX material_requests_by_talk_id on material_requests (talk_id);

CREATE INDEX material_requests_open on material_requests (reply_due_on, talk_id) where replied_on is null and voided_reason = '';

CREATE TABLE materials (
    id text primary key not null,
    talk_id text not null references talks (id),
    unit text not null,
    title text not null,
    text text not null,
    received_on text,
    visibility text not null check (visibility in ('shareable', 'talker_only')),
    voided_reason text not null,
    version integer not null
) strict;

CREATE INDEX materials_by_talk_id on materials (talk_id);

CREATE TABLE organisations (
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
) strict;

CREATE INDEX organisations_by_name on organisations (name);

CREATE TABLE people (
    id text primary key not null,
    name text not null check (name <> ''),
    phone text not null,
    note text not null,
    version integer not null
) strict;

CREATE INDEX people_by_name on people (name);

CREATE TABLE plan_changes (
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
) strict;

CREATE INDEX plan_changes_by_plan_id on plan_changes (plan_id);

CREATE TABLE plan_items (
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
) strict;

CREATE INDEX plan_items_by_plan_id on plan_items (plan_id, month);

CREATE INDEX plan_items_by_talk_id on plan_items (talk_id);

CREATE INDEX plan_items_by_talkee_id on plan_items (talkee_id);

CREATE TABLE plans (
    id text primary key not null,
    year integer not null,
    state text not null check (state in ('drafted', 'fixed', 'closed')),
    fixed_on text,
    meeting text not null,
    minutes_number text not null,
    busy_months text not null,
    version integer not null,
    unique (year)
) strict;

CREATE TABLE preparations (
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
) strict;

CREATE TABLE prints (
    number integer primary key autoincrement,
    table_name text not null,
    record_id text not null,
    talk_id text not null,
    digest blob not null,
    prints blob not null,
    share real not null,
    from_closest real not null,
    others integer not null,
    closest text,
    unique (table_name, record_id)
) strict;

CREATE INDEX prints_by_talk_id on prints (talk_id);

CREATE INDEX prints_not_compared on prints (number) where share < 0;

CREATE TABLE prints_due (
    number integer primary key autoincrement,
    table_name text not null,
    record_id text not null,
    unique (table_name, record_id)
) strict;

CREATE TABLE put_offs (
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
) strict;

CREATE INDEX put_offs_by_talk_id on put_offs (talk_id);

CREATE TABLE records (
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
) strict;

CREATE INDEX records_signed on records (id, signed_on) where state = 'signed';

CREATE TABLE reminders (
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
) strict;

CREATE INDEX letters_without_receipt on reminders (at, talk_id) where manner = 'letter' and receipt_on is null and voided_reason = '';

CREATE INDEX reminders_by_talk_id on reminders (talk_id);

CREATE TABLE reports (
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
) strict;

CREATE INDEX reports_by_talk_id
on reports (talk_id, kind, voided_reason, round, received_on, due_on);

CREATE TABLE search_entries (
    number integer primary key,
    table_name text not null,
    record_id text not null,
    talk_id text,
    digest blob not null,
    unique (table_name, record_id)
) strict;

CREATE TABLE search_names (
    record_id text primary key not null,
    table_name text not null,
    name text not null,
    initials text not null
, pinyin text not null default '') strict;

CREATE INDEX search_names_by_pinyin on search_names (record_id, pinyin);

CREATE VIRTUAL TABLE search_words using fts5 (
    pairs, content = '', contentless_delete = 1, detail = none,
    tokenize = "unicode61 remove_diacritics 0"
);

CREATE TABLE settings (key text primary key, value text not null) strict;

CREATE TABLE steps (
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
) strict;

CREATE TABLE superior_tables (
    id text primary key not null,
    name text not null check (name <> ''),
    sheet text not null,
    row integer not null check (row > 0),
    columns text not null,
    workbook blob not null,
    taken_in_on text not null,
    voided_reason text not null,
    version integer not null
) strict;

CREATE TABLE supplements (
    id text primary key not null,
    talk_id text not null references talks (id),
    text text not null,
    reason text not null,
    at text not null,
    by text not null,
    version integer not null
) strict;

CREATE INDEX supplements_by_talk_id on supplements (talk_id);

CREATE TABLE talks (
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
) strict;

CREATE INDEX talks_by_day
on talks (coalesce(started_at, ended_at, planned_at, created_at) desc, number desc);

CREATE INDEX talks_by_ended_at on talks (ended_at);

CREATE INDEX talks_by_organisation_id on talks (organisation_id);

CREATE INDEX talks_by_status on talks (status, planned_at, id, talker_id, followed_by_id);

CREATE INDEX talks_by_talkee_id on talks (talkee_id);

CREATE INDEX talks_by_talker_id on talks (talker_id);

CREATE INDEX talks_closed on talks (status) where origin <> 'earlier';

CREATE INDEX talks_ended on talks (status, ended_at, id, talker_id, followed_by_id) where ended_at is not null;

CREATE INDEX talks_followed_by_id_met on talks (followed_by_id, id, talkee_id, organisation_id);

CREATE INDEX talks_held_regular on talks (talkee_id, organisation_id, origin, ended_at, status) where kind = 'regular' and ended_at is not null;

CREATE INDEX talks_talker_id_met on talks (talker_id, id, talkee_id, organisation_id);

CREATE INDEX talks_tally on talks
(coalesce(started_at, ended_at, planned_at, created_at), status, ended_at, talker_id)
where kind = 'regular';

CREATE TABLE team_notices (
    id text primary key not null,
    talk_id text not null references talks (id),
    told_on text not null,
    manner text not null,
    note text not null,
    voided_reason text not null,
    version integer not null
) strict;

CREATE INDEX team_notices_by_talk_id on team_notices (talk_id);

CREATE TABLE tenures (
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
) strict;

CREATE INDEX tenures_by_organisation_id on tenures (organisation_id);

CREATE INDEX tenures_by_person_id on tenures (person_id);

CREATE TABLE terms (
    id text primary key not null,
    name text not null check (name <> ''),
    begins_on text not null,
    ends_on text not null,
    approved_by text not null,
    voided_reason text not null,
    version integer not null,
    check (ends_on >= begins_on)
) strict;

CREATE TABLE triggers (
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
) strict;

CREATE INDEX triggers_by_state on triggers (state, limit_on);

CREATE INDEX triggers_by_talk_id on triggers (talk_id);

CREATE INDEX triggers_by_talkee_id on triggers (talkee_id);

CREATE TABLE unit_proposals (
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
) strict;

CREATE INDEX unit_proposals_by_talkee_id on unit_proposals (talkee_id);

CREATE TABLE year_returns (
    id text primary key not null,
    year integer not null check (year between 2026 and 2200),
    organisation_id text not null references organisations (id),
    due_on text,
    chased text not null,
    received_on text,
    figures text not null,
    filled_by text not null,
    phone text not null,
    source text not null,
    exempt_reason text not null,
    version integer not null,
    unique (year, organisation_id)
) strict;

CREATE TRIGGER audit_in_sequence before insert on audit
when new.seq <= (select ifnull(max(seq), 0) from audit)
begin select raise(abort, 'the log goes on in sequence'); end;

CREATE TRIGGER audit_no_delete before delete on audit
begin select raise(abort, 'the log cannot be cut'); end;

CREATE TRIGGER audit_no_update before update on audit
begin select raise(abort, 'the log cannot be changed'); end;
