package org.kpiplatform.app.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;

class OrganisationTimeTest {

    private static final Clock NEW_YEARS_EVE = Clock.fixed(Instant.parse("2025-12-31T23:30:00Z"), ZoneOffset.UTC);
    private static final LocalDate LEAP_DAY = LocalDate.of(2024, 2, 29);

    @TempDir
    Path folder;

    @Test
    void reportsByTheOrdinaryCalendarWhereNothingIsSaid() {
        OrganisationTime time = time(Map.of());

        assertThat(time.calendar()).isEqualTo(IsoCalendar.INSTANCE);
        assertThat(time.today()).isEqualTo("2025-12-31");
        assertThat(time.workingDays().in(IsoCalendar.INSTANCE.parse("2026-02"))).isEqualTo(20);
        assertThat(time.settlingDays()).isZero();
    }

    @Test
    void livesInItsOwnZone() {
        assertThat(time(Map.of("zone", "Pacific/Auckland")).today()).isEqualTo("2026-01-01");
        assertThat(time(Map.of("zone", "America/Los_Angeles")).today()).isEqualTo("2025-12-31");
    }

    @Test
    void reportsByFiscalYears() {
        OrganisationTime time = time(Map.of(
                "calendar", "april",
                "calendars.april.kind", "fiscal",
                "calendars.april.first-day", "04-01",
                "calendars.april.named", "starting"));

        assertThat(time.calendar().containing(Grain.QUARTER, LEAP_DAY)).hasToString("FY2023-Q4");
    }

    @Test
    void reportsByYearsOfWeeks() {
        OrganisationTime time = time(Map.of(
                "calendar", "retail",
                "calendars.retail.kind", "weeks",
                "calendars.retail.pattern", "4-5-4",
                "calendars.retail.year-end", "Nearest Saturday to January",
                "calendars.retail.named", "starting",
                "calendars.retail.extra-week", "12",
                "calendars.retail.last-year", "same-season"));

        assertThat(time.calendar().parse("FY2023").end()).isEqualTo("2024-02-04");
        assertThat(time.calendar().yearBefore(time.calendar().parse("FY2024-W10")))
                .hasToString("FY2023-W11");
    }

    @Test
    void isConfiguredByEnvironmentVariablesAsWell() {
        Map<String, String> variables = Map.of(
                "KPI_ORGANISATION_CALENDAR", "april",
                "KPI_ORGANISATION_CALENDARS_APRIL_KIND", "fiscal",
                "KPI_ORGANISATION_CALENDARS_APRIL_FIRST_DAY", "04-01",
                "KPI_ORGANISATION_SETTLING_DAYS", "3");

        OrganisationTime time = time(new EnvConfigSource(variables, 300));

        assertThat(time.calendar().containing(Grain.QUARTER, LEAP_DAY)).hasToString("FY2024-Q4");
        assertThat(time.settlingDays()).isEqualTo(3);
    }

    @Test
    void knowsItsWorkingDays() throws IOException {
        Path holidays = Files.writeString(folder.resolve("holidays.txt"), "2026-02-10 Foundation day\n");
        OrganisationTime time = time(Map.of("weekend", "friday, saturday", "holidays", holidays.toString()));
        OrganisationTime always = time(Map.of("weekend", "none"));

        assertThat(time.workingDays().in(IsoCalendar.INSTANCE.parse("2026-02"))).isEqualTo(19);
        assertThat(always.workingDays().in(IsoCalendar.INSTANCE.parse("2026-02")))
                .isEqualTo(28);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind=monthly                        | kpi.organisation.calendars.own.kind is `monthly`; expected `fiscal` or `weeks`.
            kind=fiscal                         | kpi.organisation.calendars.own.first-day is missing; a calendar of kind `fiscal` needs it. Expected the month and day that fiscal years begin on, such as `04-01` for the first of April.
            kind=fiscal first-day=04-31         | kpi.organisation.calendars.own.first-day is `04-31`; expected the month and day that fiscal years begin on, such as `04-01` for the first of April.
            kind=fiscal first-day=04-01 pattern=4-4-5 | kpi.organisation.calendars.own.pattern is `4-4-5`, but a calendar of kind `fiscal` has no such option. Remove it.
            kind=fiscal first-day=04-01 named=last | kpi.organisation.calendars.own.named is `last`; expected one of `starting`, `ending`.
            kind=weeks pattern=4-4-4            | kpi.organisation.calendars.own.pattern is `4-4-4`; expected `4-4-5`, `4-5-4` or `5-4-4`.
            kind=weeks pattern=4-4-5            | kpi.organisation.calendars.own.year-end is missing; a calendar of kind `weeks` needs it. Expected `last saturday of september`, `nearest saturday to january` or the like.
            kind=weeks pattern=4-4-5 year-end=september | kpi.organisation.calendars.own.year-end is `september`; expected `last saturday of september`, `nearest saturday to january` or the like.
            kind=weeks pattern=4-4-5 year-end=last_caturday_of_september | kpi.organisation.calendars.own.year-end is `caturday`; expected one of `monday`, `tuesday`, `wednesday`, `thursday`, `friday`, `saturday`, `sunday`.
            kind=weeks pattern=4-4-5 year-end=last_sunday_of_may extra-week=13 | kpi.organisation.calendars.own.extra-week is `13`; expected the month of the fiscal year that has the 53rd week, from 1 to 12.
            """)
    void refusesACalendarThatMakesNoSense(String options, String message) {
        Map<String, String> properties = new HashMap<>();
        for (String option : options.split(" ", -1)) {
            String[] parts = option.split("=", 2);
            properties.put("calendars.own." + parts[0], parts[1].replace('_', ' '));
        }

        assertThatIllegalStateException().isThrownBy(() -> time(properties)).withMessage(message);
    }

    @Test
    void refusesACalendarThatIsNotThere() {
        assertThatIllegalStateException()
                .isThrownBy(() -> time(Map.of(
                        "calendar", "aprill",
                        "calendars.april.kind", "fiscal",
                        "calendars.april.first-day", "04-01")))
                .withMessage("kpi.organisation.calendar is `aprill`; expected `april` or `iso`. Did you mean `april`?");
    }

    @Test
    void refusesWorkingDaysThatMakeNoSense() throws IOException {
        Path holidays = Files.writeString(folder.resolve("holidays.txt"), "2026-02-10\nEaster\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> time(Map.of("weekend", "caturday")))
                .withMessage("kpi.organisation.weekend has `caturday`; expected days of the week such as "
                        + "`saturday,sunday`, or `none`.");
        assertThatIllegalStateException()
                .isThrownBy(() -> time(Map.of("weekend", "monday,tuesday,wednesday,thursday,friday,saturday,sunday")))
                .withMessageContaining("All seven days of the week are weekend");
        assertThatIllegalStateException()
                .isThrownBy(() -> time(Map.of("holidays", holidays.toString())))
                .withMessageContaining("Line 2 is `Easter`");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> time(Map.of("holidays", folder.resolve("none.txt").toString())))
                .withMessageContaining("none.txt`, which can't be read");
    }

    private static OrganisationTime time(Map<String, String> properties) {
        Map<String, String> prefixed = new HashMap<>();
        properties.forEach((name, value) -> prefixed.put("kpi.organisation." + name, value));
        return time(new PropertiesConfigSource(prefixed, "test", 100));
    }

    private static OrganisationTime time(ConfigSource source) {
        OrganisationConfig config = new SmallRyeConfigBuilder()
                .withMapping(OrganisationConfig.class)
                .withSources(source)
                .build()
                .getConfigMapping(OrganisationConfig.class);
        return new OrganisationTime(config, NEW_YEARS_EVE);
    }
}
