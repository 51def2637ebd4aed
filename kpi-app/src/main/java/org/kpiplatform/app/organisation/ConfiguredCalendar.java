package org.kpiplatform.app.organisation;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kpiplatform.domain.calendar.Calendar;
import org.kpiplatform.domain.calendar.FiscalCalendar;
import org.kpiplatform.domain.calendar.LastYearsWeek;
import org.kpiplatform.domain.calendar.WeekCalendar;
import org.kpiplatform.domain.calendar.WeekPattern;
import org.kpiplatform.domain.calendar.YearEnd;
import org.kpiplatform.domain.calendar.YearName;

/// Makes a calendar of its configuration.
final class ConfiguredCalendar {

    private static final Map<String, WeekPattern> PATTERNS = Map.of(
            "4-4-5", WeekPattern.FOUR_FOUR_FIVE,
            "4-5-4", WeekPattern.FOUR_FIVE_FOUR,
            "5-4-4", WeekPattern.FIVE_FOUR_FOUR);
    private static final Pattern YEAR_END = Pattern.compile("(last|nearest) +(\\w+) +(?:of|to) +(\\w+)");
    private static final String LAST_MONTH = "12";

    private final String name;
    private final CalendarConfig config;

    ConfiguredCalendar(String name, CalendarConfig config) {
        this.name = name;
        this.config = config;
    }

    /// @throws IllegalStateException naming the option that is missing, wrong, or of the other kind
    Calendar calendar() {
        return switch (config.kind()) {
            case "fiscal" -> fiscal();
            case "weeks" -> weeks();
            default -> throw wrong("kind", config.kind(), "`fiscal` or `weeks`");
        };
    }

    private Calendar fiscal() {
        refuse("pattern", config.pattern());
        refuse("year-end", config.yearEnd());
        refuse("extra-week", config.extraWeek());
        refuse("last-year", config.lastYear());
        return new FiscalCalendar(firstDay(), named());
    }

    private Calendar weeks() {
        refuse("first-day", config.firstDay());
        return new WeekCalendar(pattern(), yearEnd(), named(), extraWeek(), lastYear());
    }

    private MonthDay firstDay() {
        String expected = "the month and day that fiscal years begin on, such as `04-01` for the first of April";
        String text = required("first-day", config.firstDay(), expected);
        try {
            return MonthDay.parse("--" + text);
        } catch (DateTimeException e) {
            throw wrong("first-day", text, expected);
        }
    }

    private YearName named() {
        return constant("named", config.named().orElse("ending"), YearName.class);
    }

    private WeekPattern pattern() {
        String expected = "`4-4-5`, `4-5-4` or `5-4-4`";
        String text = required("pattern", config.pattern(), expected);
        return Optional.ofNullable(PATTERNS.get(text)).orElseThrow(() -> wrong("pattern", text, expected));
    }

    private YearEnd yearEnd() {
        String expected = "`last saturday of september`, `nearest saturday to january` or the like";
        String text = required("year-end", config.yearEnd(), expected);
        Matcher words = YEAR_END.matcher(text.toLowerCase(Locale.ROOT).strip());
        if (!words.matches()) {
            throw wrong("year-end", text, expected);
        }
        return new YearEnd(
                constant("year-end", words.group(1), YearEnd.Rule.class),
                constant("year-end", words.group(2), DayOfWeek.class),
                constant("year-end", words.group(3), Month.class));
    }

    private int extraWeek() {
        String text = config.extraWeek().orElse(LAST_MONTH);
        if (!text.matches("[1-9]|1[0-2]")) {
            throw wrong("extra-week", text, "the month of the fiscal year that has the 53rd week, from 1 to 12");
        }
        return Integer.parseInt(text);
    }

    private LastYearsWeek lastYear() {
        return constant("last-year", config.lastYear().orElse("same-number"), LastYearsWeek.class);
    }

    private <E extends Enum<E>> E constant(String option, String text, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        option,
                        text,
                        Arrays.stream(type.getEnumConstants())
                                .map(constant -> "`" + word(constant) + "`")
                                .collect(Collectors.joining(", ", "one of ", ""))));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String required(String option, Optional<String> text, String expected) {
        return text.orElseThrow(
                () -> new IllegalStateException("%s is missing; a calendar of kind `%s` needs it. Expected %s."
                        .formatted(property(option), config.kind(), expected)));
    }

    private void refuse(String option, Optional<String> text) {
        text.ifPresent(found -> {
            throw new IllegalStateException("%s is `%s`, but a calendar of kind `%s` has no such option. Remove it."
                    .formatted(property(option), found, config.kind()));
        });
    }

    private IllegalStateException wrong(String option, String found, String expected) {
        return new IllegalStateException("%s is `%s`; expected %s.".formatted(property(option), found, expected));
    }

    private String property(String option) {
        return "kpi.organisation.calendars." + name + "." + option;
    }
}
