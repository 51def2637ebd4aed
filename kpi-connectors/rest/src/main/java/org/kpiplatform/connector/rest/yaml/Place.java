package org.kpiplatform.connector.rest.yaml;

import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;
import org.yaml.snakeyaml.error.Mark;

/// Where in a text something stands.
///
/// @param file what people call the text
/// @param path of keys: `streams.issues.cursor`
public record Place(String file, int line, int column, String path) {

    static Place of(String file, Mark mark, String path) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1, path);
    }

    /// What is wrong here.
    ///
    /// @param sentence begins with what was found
    public SourceException refuse(String sentence) {
        String where = path.isEmpty() ? "" : ", `" + path + "`";
        return new SourceException(
                ErrorKind.CONFIG, file + ", line " + line + ", column " + column + where + ": " + sentence);
    }
}
