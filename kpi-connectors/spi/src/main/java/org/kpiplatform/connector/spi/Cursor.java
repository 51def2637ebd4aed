package org.kpiplatform.connector.spi;

/// A position in a stream. The platform stores it and hands it back; only the connector understands the token.
///
/// A position in records that change is a value and the keys that were delivered with it, such as
/// `2026-03-01T10:15:30Z 4711`, never the number of a page: pages move while records are updated.
///
/// @param format version of the token's format, so that a newer connector recognises an older token
/// @param token  without secrets; it is stored and shown to operators
public record Cursor(int format, String token) {}
