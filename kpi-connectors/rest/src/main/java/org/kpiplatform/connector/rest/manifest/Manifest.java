package org.kpiplatform.connector.rest.manifest;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.auth.Auth;
import org.kpiplatform.connector.rest.http.ErrorRule;
import org.kpiplatform.connector.rest.http.RateHeaders;
import org.kpiplatform.connector.rest.yaml.NearMiss;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// All that has to be known about an API to read it.
///
/// @param file       what people call the text it was read from
/// @param url        of the API, where it is the same for everybody; null where each source says it
/// @param parameters what each source may or must say
/// @param lookups    what is asked for before the first stream is read
/// @param headers    of every request; templates
public record Manifest(
        String file,
        @Nullable URI url,
        Map<String, Parameter> parameters,
        Map<String, Lookup> lookups,
        Map<String, Template> headers,
        Auth auth,
        RateHeaders rate,
        List<ErrorRule> errors,
        Map<String, StreamManifest> streams) {

    /// Reads a manifest, strictly.
    ///
    /// @param file what people call the text
    /// @throws SourceException CONFIG with the place in the text, what was found and what was expected
    public static Manifest parse(String file, String text) {
        YamlMap map = YamlMap.parse(file, text);
        @Nullable URI url = map.find("url").map(Manifest::address).orElse(null);
        Map<String, Parameter> parameters =
                map.get("parameters", it -> it.map().named((_, entry) -> Parameter.of(entry)), new LinkedHashMap<>());
        Map<String, Lookup> lookups = map.get(
                "lookups",
                it -> it.map().named((_, entry) -> Lookup.of(entry, parameters.keySet())),
                new LinkedHashMap<>());
        Set<String> known = new TreeSet<>(parameters.keySet());
        known.addAll(lookups.keySet());
        Manifest manifest = new Manifest(
                file,
                url,
                parameters,
                lookups,
                map.get(
                        "headers",
                        it -> it.map().entries((_, entry) -> Template.of(entry, parameters.keySet())),
                        new LinkedHashMap<>()),
                map.get("auth", Auth::of, Auth.NONE),
                map.get("rate", RateHeaders::of, RateHeaders.NONE),
                map.get("errors", it -> it.list().stream().map(ErrorRule::of).toList(), List.of()),
                map.require("streams", "streams: {issues: {...}}")
                        .map()
                        .named((name, stream) -> StreamManifest.of(name, stream, known)));
        map.refuseOthers();
        return manifest;
    }

    /// What stands for each name in braces, from what a source says and from defaults.
    ///
    /// @throws SourceException CONFIG for parameters that are unknown, missing or not as they should be
    public Map<String, String> values(Map<String, String> given) {
        given.keySet().stream().filter(name -> !parameters.containsKey(name)).forEach(name -> {
            throw refused("`parameters` names `" + name + "`, which " + file + " does not have"
                    + NearMiss.among(name, parameters.keySet()));
        });
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> values.put(name, value(name, parameter, given.get(name))));
        return values;
    }

    /// The same manifest with fields that a source adds to its streams.
    ///
    /// @param more by `stream.field`, the type and the name in the API: `decimal Margin__c`
    /// @throws SourceException CONFIG for what does not fit
    public Manifest withFields(Map<String, String> more) {
        Map<String, Map<String, String>> byStream = new LinkedHashMap<>();
        more.forEach((option, declared) -> {
            String[] names = option.split("\\.", 2);
            if (names.length < 2 || !streams.containsKey(names[0])) {
                throw CustomFields.refused(
                        option,
                        declared,
                        "expected `stream.field`, with a stream of " + file
                                + NearMiss.among(names[0], streams.keySet()));
            }
            byStream.computeIfAbsent(names[0], _ -> new LinkedHashMap<>()).put(names[1], declared);
        });
        Map<String, StreamManifest> extended = new LinkedHashMap<>(streams);
        byStream.forEach((stream, fields) -> extended.computeIfPresent(stream, (_, it) -> it.with(fields)));
        return new Manifest(file, url, parameters, lookups, headers, auth, rate, errors, extended);
    }

    /// The same manifest with some of its streams; with all of them where none is named.
    ///
    /// @throws SourceException CONFIG for a stream that it does not have
    public Manifest only(Collection<String> names) {
        names.stream().filter(name -> !streams.containsKey(name)).forEach(name -> {
            throw refused("`streams` names `" + name + "`, which " + file + " does not have"
                    + NearMiss.among(name, streams.keySet()));
        });
        Map<String, StreamManifest> left = new LinkedHashMap<>(streams);
        if (!names.isEmpty()) {
            left.keySet().retainAll(names);
        }
        return new Manifest(file, url, parameters, lookups, headers, auth, rate, errors, left);
    }

    private static String value(String name, Parameter parameter, @Nullable String given) {
        String value = given == null ? parameter.defaultValue() : given;
        if (value == null) {
            throw refused("`parameters` lacks `" + name + "`: " + parameter.description());
        }
        if (parameter.pattern() != null
                && !value.isEmpty()
                && !parameter.pattern().matcher(value).matches()) {
            throw refused("The parameter `" + name + "` is `" + value + "`, expected what matches `"
                    + parameter.pattern() + "`: " + parameter.description());
        }
        return value;
    }

    private static SourceException refused(String sentence) {
        return new SourceException(ErrorKind.CONFIG, sentence);
    }

    private static URI address(YamlValue value) {
        try {
            return URI.create(value.text());
        } catch (IllegalArgumentException _) {
            throw value.place().refuse("`" + value.text() + "` is no address such as `https://api.example.com`.");
        }
    }
}
