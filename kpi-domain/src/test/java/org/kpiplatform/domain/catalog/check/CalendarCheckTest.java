package org.kpiplatform.domain.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.domain.catalog.Definitions.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.LastYearsWeek;
import org.kpiplatform.domain.calendar.YearName;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import org.kpiplatform.domain.calendar.definition.CalendarKind;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.kpi.KpiDefinition;

class CalendarCheckTest {

    private final Definitions definitions = new Definitions().with(metric("orders", "order"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ISO    |                                          | ''
            FISCAL | first_day=04-01 named=starting           | ''
            WEEKS  | pattern=4-4-5 year_end=Last_Sunday_of_May last_year=same_season extra_week=1 | ''
            FISCAL |                                          | first_day: A calendar of kind `fiscal` needs the month and day that fiscal years begin on, such as `04-01` for the first of April.
            FISCAL | first_day=04-31                          | first_day: Found `04-31`, expected the month and day that fiscal years begin on, such as `04-01` for the first of April.
            FISCAL | first_day=04-01 pattern=4-4-5            | pattern: A calendar of kind `fiscal` has no `pattern`; take it out.
            ISO    | named=ending                             | named: A calendar of kind `iso` has no `named`; take it out.
            WEEKS  | pattern=4-4-4 year_end=last_sunday_of_may | pattern: Found `4-4-4`, expected `4-4-5`, `4-5-4` or `5-4-4`.
            WEEKS  | pattern=4-4-5                            | year_end: A calendar of kind `weeks` needs `last saturday of september`, `nearest saturday to january` or the like.
            WEEKS  | pattern=4-4-5 year_end=september         | year_end: Found `september`, expected `last saturday of september`, `nearest saturday to january` or the like.
            WEEKS  | pattern=4-4-5 year_end=last_saturdy_of_may | year_end: Found `saturdy`, expected a day of the week; did you mean `saturday`?
            WEEKS  | pattern=4-4-5 year_end=last_sunday_of_may extra_week=13 | extra_week: Found `13`, expected the month of the fiscal year that has the 53rd week, from 1 to 12.
            """)
    void tellsWhatIsWrongWithACalendar(CalendarKind kind, @Nullable String options, String told) {
        definitions.with(calendar("own", kind, options(options)));

        assertThat(told()).isEqualTo(told.isEmpty() ? List.of() : List.of("error calendar own " + told));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        definitions.with(calendar("own", CalendarKind.WEEKS, Map.of("first_day", "04-01", "pattern", "9-9-9")));

        assertThat(told()).hasSize(3);
    }

    @Test
    void theBuiltInCalendarStaysWhatItIs() {
        definitions.with(calendar("iso", CalendarKind.FISCAL, Map.of("first_day", "04-01")));

        assertThat(told())
                .containsExactly(
                        "error calendar iso kind: `iso` is the built-in calendar: it can be given working days, "
                                + "and its kind stays `iso`.");
    }

    @Test
    void onlyOneCalendarIsTheUsualOne() {
        definitions.with(
                calendar("april", CalendarKind.FISCAL, Map.of("first_day", "04-01", "usual", "true")),
                calendar("iso", CalendarKind.ISO, Map.of("usual", "true")));

        assertThat(told())
                .containsExactly(
                        "error calendar april usual: Only one calendar can be the usual one, and `iso` is as well.",
                        "error calendar iso usual: Only one calendar can be the usual one, and `april` is as well.");
    }

    @Test
    void offersTheCalendarThatAKpiProbablyMeans() {
        definitions.with(calendar("april", CalendarKind.FISCAL, Map.of("first_day", "04-01")));
        definitions.with(kpi("x", "aprill", 0), kpi("y", "april", 0), kpi("z", "iso", 366));

        assertThat(told())
                .containsExactly(
                        "error kpi x calendar: There is no calendar `aprill`; there are april, iso; did you mean "
                                + "`april`?");
    }

    @Test
    void nothingSettlesForYears() {
        definitions.with(kpi("x", null, 367), kpi("y", null, -1));

        assertThat(told())
                .containsExactly(
                        "error kpi x settling_days: Found 367, expected 0 to 366.",
                        "error kpi y settling_days: Found -1, expected 0 to 366.");
    }

    private List<String> told() {
        return CatalogCheck.check(definitions.catalog(), (_, _) -> Optional.empty()).stream()
                .filter(Finding::blocks)
                .map(finding -> "%s %s %s %s: %s"
                        .formatted(
                                finding.severity().name().toLowerCase(Locale.ROOT),
                                finding.kind().noun().toLowerCase(Locale.ROOT),
                                finding.key(),
                                finding.path(),
                                finding.message()))
                .toList();
    }

    private static Map<String, String> options(@Nullable String text) {
        Map<String, String> options = new HashMap<>();
        for (String option : text == null ? new String[0] : text.split(" ", -1)) {
            String[] parts = option.split("=", 2);
            options.put(parts[0], parts[0].equals("year_end") ? parts[1].replace('_', ' ') : parts[1]);
        }
        return options;
    }

    private static CalendarDefinition calendar(String key, CalendarKind kind, Map<String, String> options) {
        return new CalendarDefinition(
                key,
                null,
                null,
                options.containsKey("usual"),
                kind,
                options.get("first_day"),
                constant(YearName.class, options.get("named")),
                options.get("pattern"),
                options.get("year_end"),
                options.containsKey("extra_week") ? Integer.valueOf(options.get("extra_week")) : null,
                constant(LastYearsWeek.class, options.get("last_year")),
                List.of(),
                Map.of());
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String word) {
        return word == null ? null : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static KpiDefinition kpi(String key, @Nullable String calendar, int settlingDays) {
        return new KpiDefinition(
                key,
                null,
                "Why.",
                "orders",
                null,
                Map.of(),
                "order",
                null,
                Grain.MONTH,
                calendar,
                null,
                settlingDays,
                List.of(),
                null,
                "head",
                null,
                List.of(),
                null,
                List.of());
    }
}
