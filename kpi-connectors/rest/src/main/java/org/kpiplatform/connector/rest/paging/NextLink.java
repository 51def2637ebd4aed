package org.kpiplatform.connector.rest.paging;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import org.kpiplatform.connector.rest.field.JsonPath;
import org.kpiplatform.connector.rest.http.Answer;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// A field of the answer holds the address of the next page: `{type: next_link, path: next_page}`.
record NextLink(JsonPath path) implements Paging {

    static NextLink of(YamlMap map) {
        return new NextLink(JsonPath.of(map.require("path", "path: next_page")));
    }

    @Override
    public Call first(Call call) {
        return call;
    }

    @Override
    public Optional<Call> next(Answer page, int records) {
        JsonNode link = path.in(page.body());
        return link.isTextual() && !link.asText().isBlank()
                ? Optional.of(follow(page.call(), link.asText()))
                : Optional.empty();
    }

    /// The call to a link, which may be relative. That it stays on the host is seen to where calls are made.
    static Call follow(Call from, String link) {
        try {
            URI target = from.uri().resolve(link);
            if (target.getHost() != null) {
                return from.to(target);
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new SourceException(
                ErrorKind.DATA, "`" + from + "` was answered with the link `" + link + "`, which is no address.");
    }
}
