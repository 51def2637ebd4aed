package org.kpiplatform.app.demo;

import java.util.List;
import java.util.Locale;

/// A part of the market with sales agents of its own.
enum Region {
    NORTH,
    WEST,
    SOUTH;

    List<String> countries() {
        return switch (this) {
            case NORTH -> List.of("Germany", "Netherlands");
            case WEST -> List.of("France", "Belgium");
            case SOUTH -> List.of("Italy", "Austria");
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
