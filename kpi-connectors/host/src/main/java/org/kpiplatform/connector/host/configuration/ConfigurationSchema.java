package org.kpiplatform.connector.host.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.spi.SourceInfo;

/// Writes the JSON Schema of a configuration, for editors and forms.
public final class ConfigurationSchema {

    private ConfigurationSchema() {}

    public static Map<String, Object> of(SourceInfo info, Class<? extends Record> configType) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<ConfigurationOption> options = ConfigurationOption.of(configType);
        options.forEach(option -> properties.put(option.name(), property(option)));

        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", info.title());
        schema.put("description", info.description());
        schema.put("type", "object");
        schema.put("properties", Collections.unmodifiableMap(properties));
        schema.put(
                "required",
                options.stream()
                        .filter(ConfigurationOption::required)
                        .map(ConfigurationOption::name)
                        .toList());
        schema.put("additionalProperties", false);
        return Collections.unmodifiableMap(schema);
    }

    /// The options that hold secrets.
    ///
    /// @param schema as [#of] writes it
    public static Set<String> secrets(Map<String, Object> schema) {
        Set<String> secrets = new TreeSet<>();
        if (schema.get("properties") instanceof Map<?, ?> options) {
            options.forEach((name, property) -> {
                if (isSecret(property)) {
                    secrets.add(String.valueOf(name));
                }
            });
        }
        return secrets;
    }

    private static boolean isSecret(@Nullable Object property) {
        return property instanceof Map<?, ?> type
                && (Boolean.TRUE.equals(type.get("writeOnly"))
                        || isSecret(type.get("items"))
                        || isSecret(type.get("additionalProperties")));
    }

    private static Map<String, Object> property(ConfigurationOption option) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("title", Words.title(option.name()));
        property.put("description", option.description());
        property.putAll(typeOf(option.type()));
        if (option.defaultText() != null) {
            property.put("default", json(option.type(), option.defaultText()));
        }
        if (option.example() != null) {
            property.put("examples", List.of(json(option.type(), option.example())));
        }
        return Collections.unmodifiableMap(property);
    }

    private static Map<String, Object> typeOf(OptionType type) {
        return switch (type) {
            case OptionType.Scalar(Class<?> scalar) -> scalar(scalar);
            case OptionType.ListOf(OptionType.Scalar(Class<?> element)) ->
                Map.of("type", "array", "items", scalar(element));
            case OptionType.MapOf(OptionType.Scalar(Class<?> value)) ->
                Map.of("type", "object", "additionalProperties", scalar(value));
        };
    }

    private static Map<String, Object> scalar(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return Map.of("type", "integer");
        }
        if (type.isEnum()) {
            return Map.of("enum", ScalarConversion.constants(type));
        }
        if (type == Secret.class) {
            return Map.of("type", "string", "format", "password", "writeOnly", true);
        }
        if (type == URI.class) {
            return Map.of("type", "string", "format", "uri");
        }
        if (type == Duration.class) {
            return Map.of("type", "string", "pattern", "^(\\d+\\s*(ms|s|m|h|d)|P.+)$");
        }
        return Map.of("type", "string");
    }

    private static Object json(OptionType type, String text) {
        return switch (type) {
            case OptionType.Scalar(Class<?> scalar) -> json(scalar, text);
            case OptionType.ListOf(OptionType.Scalar(Class<?> element)) ->
                FlowText.list(text).stream().map(it -> json(element, it)).toList();
            case OptionType.MapOf(OptionType.Scalar(Class<?> value)) -> {
                Map<String, Object> map = new LinkedHashMap<>();
                FlowText.map(text).forEach((name, it) -> map.put(name, json(value, it)));
                yield Collections.unmodifiableMap(map);
            }
        };
    }

    /// Numbers and booleans as such; everything else is text in a definition.
    private static Object json(Class<?> type, String text) {
        Object value = ScalarConversion.convert(type, text);
        return value instanceof Boolean || value instanceof Number ? value : text;
    }
}
