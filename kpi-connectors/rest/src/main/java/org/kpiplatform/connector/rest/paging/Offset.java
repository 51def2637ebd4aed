package org.kpiplatform.connector.rest.paging;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.field.JsonPath;
import org.kpiplatform.connector.rest.http.Answer;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// Records are counted: `{type: offset, parameter: offset, size_parameter: limit, size: 100, total:
/// total_count}`. The next page begins behind as many as came, which may be fewer than were asked for.
///
/// @param total where the answer tells how many records there are; null where it does not, and an empty page is the
///              sign of the end
record Offset(String parameter, PageSize size, @Nullable JsonPath total) implements Paging {

    static Offset of(YamlMap map) {
        return new Offset(
                map.get("parameter", YamlValue::text, "offset"),
                PageSize.of(map),
                map.find("total").map(JsonPath::of).orElse(null));
    }

    @Override
    public Call first(Call call) {
        return size.on(call).asking(parameter, 0);
    }

    @Override
    public boolean tellsLast() {
        return total != null;
    }

    @Override
    public Optional<Call> next(Answer page, int records) {
        int end = page.call().number(parameter) + records;
        boolean more =
                records > 0 && (total == null || end < total.in(page.body()).asInt());
        return more ? Optional.of(page.call().asking(parameter, end)) : Optional.empty();
    }
}
