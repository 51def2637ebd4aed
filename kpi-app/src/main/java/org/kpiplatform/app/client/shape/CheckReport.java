package org.kpiplatform.app.client.shape;

import java.util.List;

/// Whether a source can be read.
public record CheckReport(boolean passed, List<String> messages) {}
