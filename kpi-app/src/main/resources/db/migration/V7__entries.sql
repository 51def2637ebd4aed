-- Values that people typed in. Rows are added and never changed: a correction is another row.
create table kpi.entry (
    id             bigint generated always as identity primary key,
    source         text        not null,
    stream         text        not null,
    -- the label of its period, and its days
    period         text        not null,
    day            date        not null,
    until          date        not null,
    -- of which slice it is, as JSON in one form
    slice          text        not null,
    -- null where the period is to have none
    value          numeric,
    author         text        not null,
    note           text,
    entered_at     timestamptz not null,
    needs_approval boolean     not null
);

create index entry_by_place on kpi.entry (source, stream, day, slice, id);

create table kpi.entry_verdict (
    entry    bigint      primary key references kpi.entry,
    approved boolean     not null,
    given_by text        not null,
    note     text,
    given_at timestamptz not null
);

-- Which periods were typed in, where nothing else is known of a stream: of which grain, and their days as an array of
-- pairs. Null of streams whose records say more.
alter table kpi.stream add column entered_grain text;
alter table kpi.stream add column entered_days date[];
