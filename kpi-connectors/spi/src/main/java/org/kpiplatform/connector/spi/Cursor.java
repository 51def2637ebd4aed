package org.kpiplatform.connector.spi;

/// A position in a stream. The platform stores it and hands it back; only the connector understands the token.
///
/// @param format version of the token's format, so that a newer connector recognises an older token
/// @param token  without secrets; it is stored and shown to operators
public record Cursor(int format, String token) {}
