package org.kpiplatform.connector.rest.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kpiplatform.connector.rest.yaml.YamlMap;
import org.kpiplatform.connector.rest.yaml.YamlValue;

/// How much of an allowance is used up that a source shares with others, as every answer tells. The source leaves
/// the rest to them.
///
/// ```yaml
/// rate: { usage: { header: Sforce-Limit-Info, pattern: 'api-usage=(\d+)/(\d+)', most: 90, wait: 1h } }
/// ```
///
/// @param pattern with two groups: what is used, and what is allowed
/// @param most    percent, from which on nothing more is asked
/// @param pause   until the next look
record Usage(String header, Pattern pattern, int most, Duration pause) {

    private static final int USUAL_MOST = 90;

    static Usage of(YamlValue value) {
        YamlMap map = value.map();
        YamlValue pattern = map.require("pattern", "pattern: '(\\d+)/(\\d+)'");
        if (pattern.pattern().matcher("").groupCount() != 2) {
            throw pattern.place().refuse("expected two groups, for what is used and for what is allowed.");
        }
        Usage usage = new Usage(
                map.require("header", "header: X-Usage").text(),
                pattern.pattern(),
                map.get("most", it -> it.whole(1), USUAL_MOST),
                map.get("wait", YamlValue::duration, Duration.ofHours(1)));
        map.refuseOthers();
        return usage;
    }

    /// How long to ask nothing; empty while there is enough left, or where the answer does not tell.
    Optional<Duration> pause(HttpHeaders headers) {
        return headers.firstValue(header)
                .map(pattern::matcher)
                .filter(Matcher::find)
                .filter(it -> number(it.group(1)) * 100 >= number(it.group(2)) * most)
                .map(_ -> pause);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
