package org.kpiplatform.connector.rest.yaml;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// A map of a YAML text. Whoever reads it asks for the keys it knows, then calls [#refuseOthers].
public final class YamlMap {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    private final Place place;
    private final Map<String, YamlValue> values;
    private final Set<String> known = new LinkedHashSet<>();

    private YamlMap(Place place, Map<String, YamlValue> values) {
        this.place = place;
        this.values = values;
    }

    /// Parses a text whose whole is a map.
    ///
    /// @throws SourceException CONFIG with the place, as everything here
    public static YamlMap parse(String file, String text) {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw Place.of(file, e.getProblemMark(), "").refuse("this is no YAML: " + e.getProblem() + ".");
        }
        if (root == null) {
            throw new SourceException(ErrorKind.CONFIG, file + " is empty; a manifest names at least one stream.");
        }
        return new YamlValue(file, "", root).map();
    }

    static YamlMap of(String file, String path, MappingNode node) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            Place place = Place.of(file, entry.getKeyNode().getStartMark(), path);
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw place.refuse("expected a word as the key, found a list or a map.");
            }
            String below = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            if (values.put(key.getValue(), new YamlValue(file, below, entry.getValueNode())) != null) {
                throw place.refuse("the key `" + key.getValue() + "` stands here for the second time.");
            }
        }
        return new YamlMap(Place.of(file, node.getStartMark(), path), values);
    }

    /// Whether a text can name a field or a stream.
    public static boolean isName(String text) {
        return KEY.matcher(text).matches();
    }

    public Place place() {
        return place;
    }

    /// Empty where the key is absent, or has no value.
    public Optional<YamlValue> find(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key)).filter(YamlValue::isPresent);
    }

    /// The value of a key that has to be there.
    ///
    /// @param example how it could be written
    public YamlValue require(String key, String example) {
        return find(key).orElseThrow(() -> {
            String near = values.keySet().stream().anyMatch(it -> !known.contains(it))
                    ? " Here are " + NearMiss.list(values.keySet()) + "."
                    : "";
            return place.refuse("`" + key + "` is missing, for example `" + example + "`." + near);
        });
    }

    public <T> T get(String key, Function<YamlValue, T> reading, T otherwise) {
        return find(key).map(reading).orElse(otherwise);
    }

    /// All entries, in their order, for a map whose keys are the author's own.
    public <T> Map<String, T> entries(BiFunction<String, YamlValue, T> reading) {
        Map<String, T> read = new LinkedHashMap<>();
        values.forEach((key, value) -> read.put(key, reading.apply(key, value)));
        return read;
    }

    /// All entries of a map whose keys become names: in `snake_case`.
    public <T> Map<String, T> named(BiFunction<String, YamlValue, T> reading) {
        return entries((key, value) -> {
            if (!isName(key)) {
                throw value.place()
                        .refuse("`" + key + "` can not be a name, because names are snake_case: a letter, then letters,"
                                + " digits and underscores, all lower case.");
            }
            return reading.apply(key, value);
        });
    }

    /// Refuses keys that nobody has asked for.
    public void refuseOthers() {
        values.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw value.place().refuse("unknown key `" + key + "`" + NearMiss.among(key, known));
            }
        });
    }
}
