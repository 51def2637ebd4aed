-- By which the same record is known when it comes to quarantine again: its key, or its own text (decision 27). Null of rows
-- that were here before.
alter table kpi.quarantine add column identity text;

create index quarantine_by_identity on kpi.quarantine (source, stream, identity);
