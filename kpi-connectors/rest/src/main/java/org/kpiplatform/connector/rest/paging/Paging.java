package org.kpiplatform.connector.rest.paging;

import java.util.Optional;
import org.kpiplatform.connector.rest.http.Answer;
import org.kpiplatform.connector.rest.http.Call;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// The part `paging` of a stream.
public sealed interface Paging permits SinglePage, LinkHeader, NextLink, PageNumber, Offset, PageToken {

    /// Everything comes at once.
    static Paging none() {
        return new SinglePage();
    }

    /// What asks for the first page.
    Call first(Call call);

    /// What asks for the page after this one; empty after the last.
    ///
    /// @param records how many the page has
    Optional<Call> next(Answer page, int records);

    /// Whether a page says that it is the last one; otherwise that is known only when the one after it is empty.
    default boolean tellsLast() {
        return true;
    }

    /// The words for `type`.
    enum Type {
        NONE,
        LINK_HEADER,
        NEXT_LINK,
        PAGE,
        OFFSET,
        TOKEN
    }

    static Paging of(YamlValue value) {
        YamlMap map = value.map();
        Paging paging = switch (map.require("type", "type: link_header").word(Type.class)) {
            case NONE -> none();
            case LINK_HEADER -> new LinkHeader();
            case NEXT_LINK -> NextLink.of(map);
            case PAGE -> PageNumber.of(map);
            case OFFSET -> Offset.of(map);
            case TOKEN -> PageToken.of(map);
        };
        map.refuseOthers();
        return paging;
    }
}
