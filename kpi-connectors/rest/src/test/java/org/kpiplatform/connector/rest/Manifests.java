package org.kpiplatform.connector.rest;

/// Manifests for the tests' tracker.
final class Manifests {

    static final String AUTH = "auth: { type: none }";
    static final String LINKS = "paging: { type: link_header }";
    static final String CURSOR = "cursor: { field: updated_at, format: yyyy-MM-dd HH:mm:ss }";

    private Manifests() {}

    /// A manifest whose parts stand in lines of their own: `auth` in line 1, the stream from line 2 on.
    static String of(String auth, String paging) {
        return """
                %s
                streams:
                  issues:
                    request:
                      path: /api/issues
                      query: { since: "{from}", size: 5 }
                    records: issues
                    fields:
                      id: integer
                      title: text
                      updated_at: { path: updated, type: timestamp, format: yyyy-MM-dd HH:mm:ss }
                    key: id
                    %s
                    %s
                """.formatted(auth, CURSOR, paging);
    }
}
