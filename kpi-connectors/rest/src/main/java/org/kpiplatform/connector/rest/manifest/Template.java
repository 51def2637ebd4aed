package org.kpiplatform.connector.rest.manifest;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kpiplatform.connector.rest.yaml.NearMiss;
import org.kpiplatform.connector.rest.yaml.YamlValue;
import org.kpiplatform.connector.spi.SourceException;

/// Text with names in braces, which stand for values.
public record Template(String text) {

    private static final Pattern NAME = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

    /// @param known names that may stand in braces
    static Template of(YamlValue value, Set<String> known) {
        Template template = new Template(value.text());
        for (String name : template.names()) {
            if (!known.contains(name)) {
                throw unknown(value, name, known);
            }
        }
        return template;
    }

    static SourceException unknown(YamlValue value, String name, Set<String> known) {
        return value.place()
                .refuse("`{" + name + "}` stands for nothing; parameters are declared under `parameters`"
                        + NearMiss.among(name, known));
    }

    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        NAME.matcher(text).results().forEach(it -> names.add(it.group(1)));
        return names;
    }

    /// The text with values in their places.
    ///
    /// @param encoding of each value
    public String with(Map<String, String> values, UnaryOperator<String> encoding) {
        return NAME.matcher(text).replaceAll((MatchResult it) -> {
            String value = values.get(it.group(1));
            return Matcher.quoteReplacement(value == null ? it.group() : encoding.apply(value));
        });
    }
}
