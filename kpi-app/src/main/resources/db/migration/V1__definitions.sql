-- What the organisation has defined: calendars, sources, metrics and KPIs. A definition is edited and versioned as a
-- whole, so it is one document; what it says is checked by the service, as a whole catalog at a time.

-- Every version that was ever in force. The one in force has no valid_to.
create table kpi.definition (
    id           bigint generated always as identity primary key,
    kind         text        not null check (kind in ('CALENDAR', 'SOURCE', 'METRIC', 'KPI')),
    key          text        not null,
    revision     integer     not null,
    definition   jsonb       not null,
    -- of the definition in a canonical form: equal content has an equal hash
    content_hash text        not null,
    valid_from   timestamptz not null,
    valid_to     timestamptz,
    unique (kind, key, revision)
);

create unique index definition_in_force on kpi.definition (kind, key) where valid_to is null;
-- formulas name metrics and KPIs alike
create unique index definition_named_in_formulas on kpi.definition (key)
    where valid_to is null and kind in ('METRIC', 'KPI');

-- Counts the changes of the catalog. Whoever changes it locks the row, so changes happen one after the other; whoever
-- keeps a copy of the catalog compares the number.
create table kpi.catalog (
    id      integer primary key check (id = 1),
    version bigint  not null
);

insert into kpi.catalog (id, version) values (1, 0);
