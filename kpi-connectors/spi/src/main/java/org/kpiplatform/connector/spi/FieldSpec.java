package org.kpiplatform.connector.spi;

/// A field of a stream.
///
/// @param name  a key, `snake_case`, unique in the stream
/// @param type  of its values
/// @param title what the source itself calls it, such as a column's header
public record FieldSpec(String name, FieldType type, String title) {}
