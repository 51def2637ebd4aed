package org.kpiplatform.connector.rest.manifest;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.rest.http.Call.Parameter;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// What to ask: a path below the configured address, the parameters of its query, and what is posted as JSON. A
/// parameter of the query whose value becomes empty is left out.
///
/// @param body null for a GET request
public record RequestTemplate(
        Template path,
        Map<String, List<Template>> query,
        @Nullable BodyTemplate body) {

    static RequestTemplate of(YamlValue value, Set<String> known) {
        YamlMap map = value.map();
        YamlValue path = map.require("path", "path: /issues");
        if (!path.text().startsWith("/")) {
            throw path.place().refuse("`" + path.text() + "` should begin with a slash: it is added to the `url`.");
        }
        Map<String, List<Template>> query = map.get(
                "query",
                it -> it.map()
                        .entries((_, entry) -> entry.list().stream()
                                .map(template -> Template.of(template, known))
                                .toList()),
                new LinkedHashMap<>());
        @Nullable
        BodyTemplate body =
                map.find("body").map(it -> BodyTemplate.of(it, known)).orElse(null);
        map.refuseOthers();
        return new RequestTemplate(Template.of(path, known), query, body);
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(path.names());
        query.values().forEach(list -> list.forEach(it -> names.addAll(it.names())));
        if (body != null) {
            names.addAll(body.names());
        }
        return names;
    }

    /// The parameters of the query in which a name stands.
    Set<String> parametersWith(String name) {
        return query.entrySet().stream()
                .filter(entry ->
                        entry.getValue().stream().anyMatch(it -> it.names().contains(name)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    public Call call(URI base, Map<String, String> values, Map<String, String> headers) {
        List<Parameter> parameters = new ArrayList<>();
        query.forEach((name, templates) -> templates.stream()
                .map(template -> template.with(values, it -> it))
                .filter(text -> !text.isEmpty())
                .forEach(text -> parameters.add(new Parameter(name, text))));
        return new Call(
                base + path.with(values, Call::encoded), parameters, headers, body == null ? null : body.with(values));
    }
}
