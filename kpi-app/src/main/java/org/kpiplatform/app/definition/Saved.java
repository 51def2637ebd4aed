package org.kpiplatform.app.definition;

/// What became of a definition that was put.
///
/// @param revision the one in force now; the same as before when nothing in it has changed
/// @param created  whether there was none by that key
public record Saved<T>(T definition, int revision, boolean created) {}
