package org.kpiplatform.connector.rest.paging;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kpiplatform.connector.rest.http.Answer;
import org.kpiplatform.connector.rest.http.Call;

/// The header `Link: <...>; rel="next"` of RFC 8288.
record LinkHeader() implements Paging {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern NEXT = Pattern.compile(
            ";\\s*rel\\s*=\\s*(?:next\\b|\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\")", Pattern.CASE_INSENSITIVE);

    @Override
    public Call first(Call call) {
        return call;
    }

    @Override
    public Optional<Call> next(Answer page, int records) {
        for (String header : page.headers().allValues("Link")) {
            Matcher link = LINK.matcher(header);
            while (link.find()) {
                if (NEXT.matcher(link.group(2)).find()) {
                    return Optional.of(NextLink.follow(page.call(), link.group(1)));
                }
            }
        }
        return Optional.empty();
    }
}
