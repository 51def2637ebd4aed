alter table kpi.stream
    -- when a sync last reached its end that had read everything
    add column refreshed_at     timestamptz,
    -- whether the cursor is from a read of everything, which ends at no bound
    add column cursor_unbounded boolean not null default false;

-- Everything that exists of a stream, being read (decision 27). The stream keeps its cursor until the end of it.
create table kpi.generation (
    source        text    not null,
    stream        text    not null,
    reach         text    not null check (reach in ('refresh', 'replay')),
    -- the run that began it
    first_run     bigint  not null,
    -- whether there were records before it, of which some may be gone
    remembers     boolean not null,
    cursor_format integer,
    cursor_token  text,
    delivered     bigint  not null default 0,
    rejected      bigint  not null default 0,
    primary key (source, stream),
    foreign key (source, stream) references kpi.stream on delete cascade
);

-- The fingerprints of the records that a generation has met, one row for each batch.
create table kpi.generation_batch (
    source       text     not null,
    stream       text     not null,
    fingerprints bigint[] not null,
    foreign key (source, stream) references kpi.generation on delete cascade
);

-- they look like noise, which nobody can compress
alter table kpi.generation_batch alter column fingerprints set storage external;
create index generation_batch_by_stream on kpi.generation_batch (source, stream);

alter table kpi.sync_run
    -- what it reads, and of which streams; null for all of them
    add column mode            text    not null default 'incremental'
        check (mode in ('incremental', 'full', 'replay')),
    add column streams         text[],
    -- whether somebody has said that records may be deleted also where that is in doubt
    add column accepts_deletes boolean not null default false;
