package org.kpiplatform.app.client.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.calendar.CalendarPeriod;
import org.kpiplatform.app.client.command.Listing;
import org.kpiplatform.app.client.command.OutputFormat;
import org.kpiplatform.app.client.command.OutputOption;
import org.kpiplatform.app.client.command.Session;
import org.kpiplatform.app.client.command.Words;
import org.kpiplatform.app.client.http.Query;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.definition.CalendarDefinition;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `kpi calendars`.
@Command(
        name = "calendars",
        description = "Lists the calendars, or the periods of one: their days, working days and last year's periods.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kpi calendars",
            "  kpi calendars retail",
            "  kpi calendars retail --grain week --from FY2017-W40 --to FY2018-W05 -o csv"
        })
public final class CalendarsCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "CALENDAR", description = "Show the periods of this one.")
    private @Nullable String key;

    @Option(names = "--grain", paramLabel = "GRAIN", description = "The length of the periods. Default: month.")
    private @Nullable Grain grain;

    @Option(names = "--from", paramLabel = "PERIOD", description = "The first one. Default: twelve in all.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "PERIOD", description = "The last one. Default: the present one.")
    private @Nullable String to;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "By the calendar in force at the end of a day, or at an instant. Default: now.")
    private @Nullable String asOf;

    @Mixin
    private final OutputOption output = new OutputOption();

    public CalendarsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (key == null) {
            list();
        } else {
            periods(key);
        }
        return ExitCode.OK;
    }

    private void list() {
        if (grain != null || from != null || to != null || asOf != null) {
            throw session.wrongUse("Of which calendar? Name it: kpi calendars iso --grain week.");
        }
        new Listing<>(CalendarDefinition.class)
                .text("calendar", CalendarDefinition::key)
                .text("name", CalendarDefinition::name)
                .text("kind", calendar -> Words.of(calendar.kind()))
                .text("usual", calendar -> calendar.usual() ? "usual" : "")
                .text("years", CalendarsCommand::years)
                .count("holidays", calendar -> calendar.holidays().size())
                .show(session, output.format(), session.api().list(Query.of("calendars")));
    }

    private static String years(CalendarDefinition calendar) {
        return switch (calendar.kind()) {
            case ISO -> "from 01-01";
            case FISCAL -> "from " + calendar.firstDay();
            case WEEKS -> calendar.pattern() + ", to the " + calendar.yearEnd();
        };
    }

    private void periods(String calendar) {
        JsonNode body = session.api()
                .get(Query.of("calendars", calendar, "periods")
                        .with("grain", grain == null ? null : Words.of(grain))
                        .with("from", from)
                        .with("to", to)
                        .with("as_of", asOf));
        if (output.format() == OutputFormat.JSON) {
            session.terminal().data(session.api().pretty(body));
            return;
        }
        List<JsonNode> periods =
                StreamSupport.stream(body.path("periods").spliterator(), false).toList();
        new Listing<>(CalendarPeriod.class)
                .text("period", CalendarPeriod::period)
                .text("first day", CalendarPeriod::start)
                .text("last day", period -> period.end().minusDays(1))
                .count("days", CalendarPeriod::days)
                .count("working days", CalendarPeriod::workingDays)
                .text("last year", CalendarPeriod::lastYear)
                .show(session, output.format(), session.api().page(periods));
    }
}
