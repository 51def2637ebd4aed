package org.kpiplatform.app.definition.yaml;

import org.yaml.snakeyaml.error.Mark;

/// Where something stands in a file; lines and columns count from 1.
public record Place(int line, int column) {

    static Place of(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
