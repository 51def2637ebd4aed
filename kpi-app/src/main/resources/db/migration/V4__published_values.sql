-- What was reported when. A published value is never changed but to say until when it was known; a new one takes its
-- place. Only values of final periods are published, so a period adds one row for each metric and KPI, and one more for
-- each restatement.
create table kpi.published_value (
    id           bigint generated always as identity primary key,
    -- of a metric or KPI
    key          text             not null,
    grain        text             not null,
    period_start date             not null,
    period_end   date             not null,
    value        double precision,
    -- why there is no value; null where there is one
    absence      text check (absence in ('missing', 'undefined')),
    completeness double precision not null,
    -- of the definition
    revision     integer          not null,
    -- the sync run whose records it came with; null where a definition was changed
    run          bigint,
    known_from   timestamptz      not null,
    known_to     timestamptz,
    -- the value that it took the place of
    restates     bigint references kpi.published_value,
    check ((value is null) = (absence is not null))
);

create unique index published_value_known on kpi.published_value (key, grain, period_start) where known_to is null;
create index published_value_by_period on kpi.published_value (key, grain, period_start, known_from);
create index published_value_restated on kpi.published_value (id) where restates is not null;

-- What must be published anew, because records or definitions have changed.
create table kpi.unpublished (
    id    bigint generated always as identity primary key,
    key   text not null,
    -- the first day whose value may differ; null for all
    since date,
    run   bigint
);
