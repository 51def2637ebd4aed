package org.kpiplatform.connector.rest.paging;

import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// How many records a page should have.
///
/// @param parameter of the query; null where the API decides
record PageSize(@Nullable String parameter, int records) {

    private static final int USUAL = 100;

    static PageSize of(YamlMap map) {
        return new PageSize(
                map.find("size_parameter").map(YamlValue::text).orElse(null),
                map.get("size", it -> it.whole(1), USUAL));
    }

    Call on(Call call) {
        return parameter == null ? call : call.asking(parameter, records);
    }
}
