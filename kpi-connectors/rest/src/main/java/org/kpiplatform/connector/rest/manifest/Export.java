package org.kpiplatform.connector.rest.manifest;

import java.util.Set;
import org.kpiplatform.connector.rest.field.JsonPath;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// The part `export` of a cursor, for APIs that hand out what has changed as an endless list: each answer tells where
/// to go on, today or next week.
///
/// ```yaml
/// export: { parameter: cursor, path: after_cursor, end: end_of_stream }
/// ```
///
/// @param parameter of the query that takes what an answer told, in the place of those with `{from}`
/// @param path      where an answer tells how to go on
/// @param end       where an answer tells, by `true`, that there is nothing more for now
/// @param replaced  the parameters with `{from}`
public record Export(String parameter, JsonPath path, JsonPath end, Set<String> replaced) {

    public Export {
        replaced = Set.copyOf(replaced);
    }

    static Export of(YamlValue value, RequestTemplate request) {
        YamlMap map = value.map();
        Set<String> replaced = request.parametersWith(StreamManifest.FROM);
        if (replaced.isEmpty()) {
            throw map.place().refuse("an export begins with `{from}` in a parameter of the `query`.");
        }
        Export export = new Export(
                map.require("parameter", "parameter: cursor").text(),
                JsonPath.of(map.require("path", "path: after_cursor")),
                JsonPath.of(map.require("end", "end: end_of_stream")),
                replaced);
        map.refuseOthers();
        return export;
    }
}
