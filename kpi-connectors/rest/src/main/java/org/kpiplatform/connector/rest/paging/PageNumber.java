package org.kpiplatform.connector.rest.paging;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.rest.field.JsonPath;
import org.kpiplatform.connector.rest.http.Answer;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// Pages have numbers: `{type: page, parameter: page, size_parameter: per_page, size: 100, pages: pages}`.
///
/// @param first the number of the first page
/// @param pages where the answer tells how many pages there are; null where it does not, and an empty page is the
///              sign of the end
record PageNumber(
        String parameter,
        int first,
        PageSize size,
        @Nullable JsonPath pages) implements Paging {

    static PageNumber of(YamlMap map) {
        return new PageNumber(
                map.get("parameter", YamlValue::text, "page"),
                map.get("first", it -> it.whole(0), 1),
                PageSize.of(map),
                map.find("pages").map(JsonPath::of).orElse(null));
    }

    @Override
    public Call first(Call call) {
        return numbered(size.on(call), first);
    }

    @Override
    public boolean tellsLast() {
        return pages != null;
    }

    @Override
    public Optional<Call> next(Answer page, int records) {
        int number = page.call().number(parameter);
        boolean more = pages == null
                ? records > 0
                : number - first + 1 < pages.in(page.body()).asInt();
        return more ? Optional.of(numbered(page.call(), number + 1)) : Optional.empty();
    }

    private Call numbered(Call call, int number) {
        return call.asking(parameter, number);
    }
}
