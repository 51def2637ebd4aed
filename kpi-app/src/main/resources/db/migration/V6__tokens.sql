-- The tokens that origins renew, sealed. A row is locked while its token is renewed, so that one node asks at a time.
create table kpi.source_token (
    source      text not null,
    credential  text not null,
    -- of the secrets in the source's configuration, keyed: with other secrets the tokens are others
    fingerprint text not null,
    -- null while the first one is asked for
    sealed      text,
    renewed_at  timestamptz,
    primary key (source, credential, fingerprint)
);
