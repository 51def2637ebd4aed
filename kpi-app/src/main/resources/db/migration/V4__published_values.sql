-- What was reported when. A published value is never changed but to say until when it was known; a new one takes its
-- place. Only values of final periods are published, so a period adds one row for each metric and KPI, one for each member
-- of the dimensions that a KPI is published by, and one more for each restatement.
create table kpi.published_value (
    id              bigint generated always as identity primary key,
    -- of a metric or KPI
    key             text             not null,
    -- of a metric, where its days begin; empty for those of the organisation, and for KPIs, whose zone is a part of
    -- their definition
    zone            text             not null default '',
    grain           text             not null,
    period_start    date             not null,
    period_end      date             not null,
    -- that it is a part by; empty for the total
    dimension       text             not null default '',
    -- whose part it is; null for records without a value, and for the total
    member          text,
    value           double precision,
    -- why there is no value; null where there is one
    absence         text check (absence in ('missing', 'undefined')),
    completeness    double precision not null,
    -- the metrics whose absence makes it missing, and the inputs that were replaced in it
    missing_inputs  text[]           not null default '{}',
    replaced_inputs text[]           not null default '{}',
    -- of the definition that it was computed by
    revision        integer          not null,
    -- the sync run whose records it came with, or else the definition whose change brought it
    run             bigint,
    definition      text,
    known_from      timestamptz      not null,
    known_to        timestamptz,
    -- the value that it took the place of
    restates        bigint references kpi.published_value,
    check ((value is null) = (absence is not null)),
    check (dimension <> '' or member is null)
);

-- Calendars differ in where periods end, too: a month of four weeks and one of the calendar may begin on the same day.
create unique index published_value_in_force
    on kpi.published_value (key, zone, grain, dimension, period_start, period_end, member) nulls not distinct
    where known_to is null;
create index published_value_by_period on kpi.published_value (key, grain, dimension, period_start, known_from);
create index published_value_restated on kpi.published_value (id) where restates is not null;

-- What must be published anew, because records or definitions have changed.
create table kpi.unpublished (
    id         bigint generated always as identity primary key,
    key        text not null,
    -- the first day whose value may differ; null for all
    since      date,
    run        bigint,
    -- the definition that was changed
    definition text
);
