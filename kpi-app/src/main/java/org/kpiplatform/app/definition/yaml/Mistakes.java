package org.kpiplatform.app.definition.yaml;

import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.api.problem.Violation;

/// What is wrong in one file, as it is found.
final class Mistakes {

    private static final int MOST = 200;

    private final String file;
    private final List<Violation> found = new ArrayList<>();

    Mistakes(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(Place place, Violation violation) {
        if (found.size() < MOST) {
            found.add(violation.in(file).at(place.line(), place.column()));
        }
    }

    void add(Place place, String message) {
        add(place, Violation.of(null, message));
    }

    List<Violation> found() {
        return List.copyOf(found);
    }
}
