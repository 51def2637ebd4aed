-- Files that were sent to the service for a source to read. In the database, so that every node has them (decision 33).

-- The bytes of one file as it was sent. Never changed: a file that is sent again gets another one.
create table kpi.uploaded_content (
    id     bigint generated always as identity primary key,
    size   bigint not null,
    sha256 text   not null
);

create table kpi.uploaded_chunk (
    content bigint  not null references kpi.uploaded_content on delete cascade,
    ordinal integer not null,
    bytes   bytea   not null,
    primary key (content, ordinal)
);

-- compressing them costs more time than it saves
alter table kpi.uploaded_chunk alter column bytes set storage external;

create table kpi.uploaded_file (
    source      text        not null,
    name        text        not null,
    content     bigint      not null unique references kpi.uploaded_content,
    uploaded_at timestamptz not null,
    -- who says so himself
    uploaded_by text,
    primary key (source, name)
);
