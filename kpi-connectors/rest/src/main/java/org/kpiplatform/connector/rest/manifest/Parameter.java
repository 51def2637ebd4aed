package org.kpiplatform.connector.rest.manifest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// A value that a manifest leaves to the source: `{owner}` in a template stands for it.
///
/// @param description  a sentence for whoever fills it in
/// @param defaultValue null where it is required; the empty text leaves out what is made of it alone
/// @param pattern      what a value must be, or null
public record Parameter(
        String description,
        @Nullable String defaultValue,
        @Nullable Pattern pattern) {

    static Parameter of(YamlValue value) {
        YamlMap map = value.map();
        Parameter parameter = new Parameter(
                map.require("description", "description: The owner of the repository.")
                        .text(),
                map.find("default").map(YamlValue::textOrNone).orElse(null),
                map.find("pattern").map(YamlValue::pattern).orElse(null));
        map.refuseOthers();
        return parameter;
    }
}
