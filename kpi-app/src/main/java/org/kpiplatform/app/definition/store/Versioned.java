package org.kpiplatform.app.definition.store;

/// A definition in force and its revision.
///
/// @param revision counts the changes of this definition from 1; it is what an ETag shows
public record Versioned<T>(T definition, int revision) {}
