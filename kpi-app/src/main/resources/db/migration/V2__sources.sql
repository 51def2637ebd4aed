-- What the platform knows of streams, and what their syncs did. The records themselves live in a schema of their own
-- per source (source_<key>), in tables that the service creates and evolves as streams are discovered.

-- A stream as it was pinned at its first sync, and how far it has been read.
create table kpi.stream (
    source          text        not null,
    stream          text        not null,
    key_fields      text[]      not null,
    cursor_format   integer,
    cursor_token    text,
    -- half-open span for which the connector promises to have delivered everything; null where it does not say
    covered_from    timestamptz,
    covered_through timestamptz,
    records         bigint      not null default 0,
    -- when a sync last reached its end
    synced_at       timestamptz,
    primary key (source, stream)
);

create table kpi.stream_field (
    source   text    not null,
    stream   text    not null,
    name     text    not null,
    type     text    not null,
    title    text    not null,
    ordinal  integer not null,
    -- span of the values of a field of time (of a day: its first instant in UTC); null where there are none
    earliest timestamptz,
    latest   timestamptz,
    primary key (source, stream, name),
    foreign key (source, stream) references kpi.stream on delete cascade
);

create table kpi.sync_run (
    id             bigint generated always as identity primary key,
    source         text        not null,
    cause          text        not null
        check (cause in ('request', 'schedule', 'retry', 'resumption')),
    -- the time of its schedule that it is for
    scheduled_for  timestamptz,
    -- of the definition that it goes by; null before it begins
    revision       integer,
    -- when another run shall try what this one could not read, and which one does
    retry_at       timestamptz,
    followed_by    bigint,
    -- the run that it goes on from, and how many before it were cut off by the end of their node
    resumes        bigint,
    cut_off        integer     not null default 0,
    state          text        not null
        check (state in ('queued', 'running', 'succeeded', 'failed', 'interrupted')),
    -- the node that is at work on it, and until when the others leave it alone, by the clock of the database (decision 18)
    node           text,
    leased_until   timestamptz,
    -- why its node shall stop it
    stop_reason    text,
    requested_at   timestamptz not null,
    started_at     timestamptz,
    finished_at    timestamptz,
    progress_done  bigint      not null default 0,
    progress_total bigint      not null default 0,
    buckets_changed bigint,
    error_kind     text,
    error_message  text
);

create unique index sync_run_one_at_a_time on kpi.sync_run (source) where state in ('queued', 'running');
-- no time of a schedule is run twice, whatever nodes think
create unique index sync_run_once_for_a_time on kpi.sync_run (source, scheduled_for) where scheduled_for is not null;
create index sync_run_to_retry on kpi.sync_run (retry_at) where retry_at is not null and followed_by is null;
create index sync_run_by_source on kpi.sync_run (source, id desc);

-- When sources are due by their schedules. Follows the definitions; the node that fires a time moves the row to the next
-- one as it queues the run.
create table kpi.schedule (
    source    text primary key,
    every     text,
    cron      text,
    zone      text,
    -- null where it never comes
    due_at    timestamptz,
    -- since when it rests
    paused_at timestamptz,
    -- the run whose failure somebody has to mend before another one makes sense
    halted_by bigint
);

create index schedule_by_due on kpi.schedule (due_at) where paused_at is null;

create table kpi.sync_run_stream (
    run           bigint  not null references kpi.sync_run on delete cascade,
    stream        text    not null,
    ordinal       integer not null,
    state         text    not null
        check (state in ('queued', 'running', 'succeeded', 'failed', 'interrupted')),
    read          bigint  not null default 0,
    added         bigint  not null default 0,
    changed       bigint  not null default 0,
    unchanged     bigint  not null default 0,
    deleted       bigint  not null default 0,
    quarantined   bigint  not null default 0,
    notes         text[]  not null default '{}',
    error_kind    text,
    error_message text,
    retry_at      timestamptz,
    primary key (run, stream)
);

-- What runs have tried in vain.
create table kpi.sync_attempt (
    run           bigint      not null references kpi.sync_run on delete cascade,
    -- null where the source as a whole has failed
    stream        text,
    number        integer     not null,
    ended_at      timestamptz not null,
    error_kind    text        not null,
    error_message text        not null,
    retry_at      timestamptz
);

create index sync_attempt_by_run on kpi.sync_attempt (run);

-- Rows that could not become records. A resource that is read again replaces what was kept of it.
create table kpi.quarantine (
    id       bigint generated always as identity primary key,
    source   text   not null,
    stream   text   not null,
    run      bigint not null,
    resource text   not null,
    number   bigint not null,
    field    text,
    raw      text   not null,
    reason   text   not null
);

create index quarantine_by_place on kpi.quarantine (source, stream, resource, number);
create index quarantine_by_stream on kpi.quarantine (source, stream, id);

-- Days whose roll-ups no longer match the records. Append-only without a unique key on purpose: a refresh deletes the
-- rows it has seen, and a merge that commits meanwhile must leave rows of its own (decision 2).
create table kpi.touched_day (
    id     bigint generated always as identity primary key,
    source text   not null,
    stream text   not null,
    -- the field of time that dates the records
    field  text   not null,
    day    date   not null,
    run    bigint not null
);

create index touched_day_by_stream on kpi.touched_day (source, stream);
