package org.kpiplatform.connector.rest.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kpiplatform.connector.rest.field.FieldManifest;
import org.kpiplatform.connector.rest.field.JsonPath;
import org.kpiplatform.connector.rest.yaml.NearMiss;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.SourceException;

/// Which fields a source may add to a stream, in its option `fields`: those that the users of an API have made up.
///
/// ```yaml
/// custom_fields: { path: "properties.{name}", names: "[a-z0-9_]+" }
/// ```
///
/// In the request, `{custom_fields}` stands for their names, each with a comma before it; as an item of a list it
/// becomes one item for each.
///
/// @param path  where the value of the field with the API's own `{name}` stands
/// @param names what such a name must be, since it becomes part of a query
public record CustomFields(Template path, Pattern names) {

    static final String NAME = "custom_fields";
    static final String ALL = "{" + NAME + "}";

    private static final Pattern DECLARED = Pattern.compile("([a-z]+)\\s+(\\S.*)");

    static CustomFields of(YamlValue value) {
        YamlMap map = value.map();
        CustomFields fields = new CustomFields(
                Template.of(map.require("path", "path: fields.{name}"), Set.of("name")),
                map.require("names", "names: '[A-Za-z0-9_]+'").pattern());
        map.refuseOthers();
        return fields;
    }

    /// The names that a request asks for.
    static List<String> names(Map<String, String> values) {
        return Arrays.stream(values.getOrDefault(NAME, "").split(",", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    static String joined(List<String> names) {
        return names.stream().map(name -> "," + name).collect(Collectors.joining());
    }

    /// A field that a source adds.
    ///
    /// @param declared a type and the API's name: `decimal Margin__c`
    Custom field(String option, String name, String declared) {
        Matcher words = DECLARED.matcher(declared.strip());
        if (!words.matches()) {
            throw refused(option, declared, "expected a type and the field's name in the API, such as `text Region`.");
        }
        List<String> types = Arrays.stream(FieldType.values())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!types.contains(words.group(1))) {
            throw refused(
                    option, declared, "unknown type `" + words.group(1) + "`" + NearMiss.among(words.group(1), types));
        }
        String own = words.group(2);
        if (!names.matcher(own).matches()) {
            throw refused(option, declared, "the name in the API must match `" + names + "`.");
        }
        JsonPath at = JsonPath.parse(path.with(Map.of("name", own), it -> it))
                .orElseThrow(() -> refused(option, declared, "`" + own + "` can not be part of a path."));
        FieldType type = FieldType.valueOf(words.group(1).toUpperCase(Locale.ROOT));
        return new Custom(own, FieldManifest.at(new FieldSpec(name, type, own), at));
    }

    /// @param name in the API
    record Custom(String name, FieldManifest field) {}

    static SourceException refused(String option, String declared, String sentence) {
        return new SourceException(
                ErrorKind.CONFIG, "The option `fields`, `" + option + ": " + declared + "`: " + sentence);
    }
}
