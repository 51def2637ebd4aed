package org.kpiplatform.connector.rest.paging;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.kpiplatform.connector.rest.field.JsonPath;
import org.kpiplatform.connector.rest.http.Answer;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.rest.yaml.YamlMap;

/// An answer holds a token that asks for the next page: `{type: token, parameter: nextPageToken, path:
/// nextPageToken}`.
record PageToken(String parameter, JsonPath path, PageSize size) implements Paging {

    static PageToken of(YamlMap map) {
        return new PageToken(
                map.require("parameter", "parameter: page_token").text(),
                JsonPath.of(map.require("path", "path: next_page_token")),
                PageSize.of(map));
    }

    @Override
    public Call first(Call call) {
        return size.on(call);
    }

    @Override
    public Optional<Call> next(Answer page, int records) {
        JsonNode token = path.in(page.body());
        return token.isValueNode() && !token.isNull() && !token.asText().isBlank()
                ? Optional.of(page.call().asking(parameter, token.asText()))
                : Optional.empty();
    }
}
