-- What metrics keep. The buckets of each rolled-up metric live in a table of their own in the schema rollup, which the
-- service creates, and throws away when the metric's definition no longer gives the same buckets.
create schema if not exists kpi;
create schema if not exists rollup;

create table kpi.rollup (
    metric      text        primary key,
    -- of the query that fills the buckets; null while they are built for the first time
    fingerprint text,
    built_at    timestamptz,
    -- the first day for which the records were not complete that the buckets were last computed from
    covered_through date
);

-- The days on which the records of a stream without time were counted for a metric.
create table kpi.snapshot (
    metric text not null references kpi.rollup on delete cascade,
    day    date not null,
    primary key (metric, day)
);

-- Which buckets a sync run changed; no more than the first few thousand of each run.
create table kpi.bucket_change (
    run     bigint  not null,
    ordinal integer not null,
    metric  text    not null,
    day     date    not null,
    slice   jsonb   not null,
    -- null where there was, or is, no bucket
    before  numeric,
    after   numeric,
    primary key (run, ordinal)
);
