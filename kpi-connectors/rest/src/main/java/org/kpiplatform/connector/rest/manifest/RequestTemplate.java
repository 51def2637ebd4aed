package org.kpiplatform.connector.rest.manifest;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.rest.http.Call.Parameter;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// What to ask: a path below the configured address, and the parameters of its query. A parameter whose value
/// becomes empty is left out.
public record RequestTemplate(Template path, Map<String, List<Template>> query) {

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
        map.refuseOthers();
        return new RequestTemplate(Template.of(path, known), query);
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(path.names());
        query.values().forEach(list -> list.forEach(it -> names.addAll(it.names())));
        return names;
    }

    public Call call(URI base, Map<String, String> values, Map<String, String> headers) {
        List<Parameter> parameters = new ArrayList<>();
        query.forEach((name, templates) -> templates.stream()
                .map(template -> template.with(values, it -> it))
                .filter(text -> !text.isEmpty())
                .forEach(text -> parameters.add(new Parameter(name, text))));
        return new Call(base + path.with(values, Call::encoded), parameters, headers);
    }
}
