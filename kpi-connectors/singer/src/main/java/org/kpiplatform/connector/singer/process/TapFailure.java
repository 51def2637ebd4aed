package org.kpiplatform.connector.singer.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.SourceException;

/// Why a tap has ended as it should not. The exit code says little, so what it wrote last is asked, too; where neither
/// says who must act, the failure counts as one that passes.
///
/// @param tap  begins the sentence
/// @param exit above 128 for a signal
/// @param last what it wrote for people last, without secrets
record TapFailure(String tap, int exit, String last) {

    private static final int SIGNAL = 128;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(2);

    private static final Pattern REFUSED = Pattern.compile(
            "(?i)(?:http|status|code|error)\\D{0,20}40[13]\\b|\\b40[13]\\b.{0,20}(?:client error|unauthori|forbidden)"
                    + "|unauthori[sz]ed|invalid[_ ](?:grant|client|credential|token|api.?key|password)"
                    + "|authentication (?:failed|error)|bad credentials|missing required (?:keys|config|setting)"
                    + "|required property|(?m:^usage:)");
    private static final Pattern LIMITED = Pattern.compile(
            "(?i)(?:http|status|code|error)\\D{0,20}429\\b|\\b429\\b.{0,20}(?:client error|too many)|too many requests"
                    + "|rate.?limit(?:ed| exceeded| reached)");
    private static final Pattern RETRY = Pattern.compile("(?i)retry.{0,3}after\\D{0,5}(\\d{1,6})(?!\\d|-)");

    SourceException exception(Clock clock) {
        String sentence = tap + " " + ending() + "." + quoted(last);
        if (exit == NOT_EXECUTABLE || exit == NOT_FOUND || REFUSED.matcher(last).find()) {
            return new SourceException(ErrorKind.CONFIG, sentence);
        }
        if (LIMITED.matcher(last).find()) {
            return SourceException.rateLimited(sentence, until(clock));
        }
        return new SourceException(ErrorKind.TRANSIENT, sentence);
    }

    private Instant until(Clock clock) {
        Matcher told = RETRY.matcher(last);
        Duration pause = told.find() ? Duration.ofSeconds(Long.parseLong(told.group(1))) : PAUSE;
        return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? PAUSE : pause);
    }

    private String ending() {
        return exit > SIGNAL
                ? "was ended by signal " + (exit - SIGNAL) + (exit - SIGNAL == 9 ? ", as for want of memory" : "")
                : "has ended with exit code " + exit;
    }

    /// Ends a sentence about a tap.
    static String quoted(String last) {
        return last.isEmpty() ? " It has said nothing." : " It said last: `" + last + "`.";
    }
}
