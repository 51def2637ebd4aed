-- Records that come to the service by themselves: pushed, or typed in.

alter table kpi.sync_run drop constraint sync_run_cause_check;
alter table kpi.sync_run add constraint sync_run_cause_check
    check (cause in ('request', 'schedule', 'retry', 'resumption', 'push', 'entry'));

-- What came for a stream. Written under the lock of the stream's own row.
create table kpi.arrival (
    source    text        not null,
    stream    text        not null,
    -- the run under which what comes now is told, and until when
    run       bigint      not null,
    run_until timestamptz not null,
    -- how often something came, and how many of these the metrics have seen
    arrived   bigint      not null default 0,
    refreshed bigint      not null default 0,
    arrived_at timestamptz not null,
    primary key (source, stream),
    foreign key (source, stream) references kpi.stream on delete cascade
);

create index arrival_to_refresh on kpi.arrival (arrived_at) where arrived > refreshed;

-- What has been taken already, so that whoever sends it again gets the same answer.
create table kpi.push_answer (
    source   text        not null,
    stream   text        not null,
    -- of the request, or of one event
    key      text        not null,
    -- of what was sent by this key; null of an event, which never changes
    digest   text,
    -- as JSON; null of an event that came together with others
    answer   text,
    taken_at timestamptz not null,
    primary key (source, stream, key),
    foreign key (source, stream) references kpi.stream on delete cascade
);

create index push_answer_by_age on kpi.push_answer (taken_at);
