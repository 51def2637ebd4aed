package org.kpiplatform.connector.rest.manifest;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.field.JsonPath;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// A value that the API itself knows, asked for once before anything else, such as the zone of the account:
///
/// ```yaml
/// lookups:
///   account_zone: { path: /rest/api/3/myself, value: timeZone }
/// ```
///
/// @param defaultValue a template for where the answer has none; null where that is an error
public record Lookup(
        Template path, JsonPath value, @Nullable Template defaultValue) {

    static Lookup of(YamlValue declared, Set<String> known) {
        YamlMap map = declared.map();
        Lookup lookup = new Lookup(
                Template.of(map.require("path", "path: /myself"), known),
                JsonPath.of(map.require("value", "value: timeZone")),
                map.find("default").map(it -> Template.of(it, known)).orElse(null));
        map.refuseOthers();
        return lookup;
    }
}
