package org.kpiplatform.app.metric.comparison;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.comparison.PeriodComparison;
import org.kpiplatform.api.series.Series;
import org.kpiplatform.app.metric.Delivered;
import org.kpiplatform.app.metric.MetricValues;
import org.kpiplatform.app.metric.SeriesPeriods;
import org.kpiplatform.app.organisation.OrganisationTime;
import org.kpiplatform.app.record.DaySpan;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.calendar.working.WorkingDays;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.comparison.ComparedWith;
import org.kpiplatform.domain.comparison.Comparisons;
import org.kpiplatform.domain.comparison.PeriodPart;
import org.kpiplatform.domain.comparison.ToDate;
import org.kpiplatform.domain.comparison.ToDateRule;

/// Compares metrics and KPIs with earlier periods, as far as their sources have delivered.
@ApplicationScoped
public class PeriodComparisons {

    private final MetricValues values;
    private final OrganisationTime time;

    PeriodComparisons(MetricValues values, OrganisationTime time) {
        this.values = values;
        this.time = time;
    }

    /// What is compared: a metric or a KPI, as people see it.
    ///
    /// @param metrics that it is computed from
    public record Subject(
            String key,
            Series.Kind kind,
            String name,
            String unit,
            @Nullable Integer decimals,
            Collection<String> metrics) {}

    /// How it is compared.
    ///
    /// @param workingDays by the calendar
    /// @param period      a label or a day; null for the period of the last day delivered
    /// @param division    what of it, and by which slices
    public record Asked(
            ZonedCalendar calendar,
            WorkingDays workingDays,
            Grain grain,
            @Nullable String period,
            ToDateRule rule,
            ComparedWith with,
            Division division) {}

    /// Finds the days to compare, and has them read.
    ///
    /// @param reader reads a part
    public PeriodComparison compare(
            Catalog catalog, Subject subject, Asked asked, Function<PeriodPart, Reading> reader) {
        Optional<LocalDate> through =
                through(catalog, subject.metrics(), asked.calendar().zone());
        if (through.isEmpty()) {
            return nothing(subject, asked, "The sources of `%s` have delivered nothing yet.".formatted(subject.key()));
        }
        return asked.grain() == Grain.HOUR
                ? values.deliveredThrough(catalog, subject.metrics())
                        .map(instant -> hour(subject, asked, instant, reader))
                        .orElseGet(() ->
                                nothing(subject, asked, "The sources of `%s` have no hours.".formatted(subject.key())))
                : compare(through.get(), subject, asked, reader);
    }

    /// Compares what had been published by a moment.
    ///
    /// @param last   the last period that had been; empty where none had been
    /// @param reader reads a period
    /// @param gap    says what had not been published of a period
    public PeriodComparison past(
            Optional<Period> last,
            Subject subject,
            Asked asked,
            Function<PeriodPart, Reading> reader,
            Function<Period, Optional<String>> gap) {
        if (last.isEmpty()) {
            return nothing(subject, asked, "Nothing had been published of `%s` by then.".formatted(subject.key()));
        }
        LocalDate through = last.get().end();
        Period period = period(asked, through.minusDays(1).toString());
        return new Comparisons(asked.calendar(), asked.workingDays(), asked.with())
                .toDate(asked.rule(), period, through)
                .map(found -> found(subject, asked, found, reader, gap))
                .orElseGet(() -> nothing(subject, asked, gap.apply(period).orElseThrow()));
    }

    private PeriodComparison compare(
            LocalDate through, Subject subject, Asked asked, Function<PeriodPart, Reading> reader) {
        Period period = period(asked, through.minusDays(1).toString());
        return new Comparisons(asked.calendar(), asked.workingDays(), asked.with())
                .toDate(asked.rule(), period, through)
                .map(found -> found(subject, asked, found, reader, _ -> Optional.empty()))
                .orElseGet(() -> nothing(subject, asked, reason(asked.rule(), period)));
    }

    private PeriodComparison hour(Subject subject, Asked asked, Instant through, Function<PeriodPart, Reading> reader) {
        Period running = asked.calendar().hourAt(through);
        Period hour = period(asked, asked.calendar().offset(running, -1).label());
        return new Comparisons(asked.calendar(), asked.workingDays(), asked.with())
                .toDate(asked.rule(), hour, running)
                .map(found -> found(subject, asked, found, reader, _ -> Optional.empty()))
                .orElseGet(() ->
                        nothing(subject, asked, "The hour %s has not been delivered in full yet.".formatted(hour)));
    }

    /// The first day that not all of the metrics are known for; empty where one of them is known for no day.
    private Optional<LocalDate> through(Catalog catalog, Collection<String> metrics, ZoneId zone) {
        List<Optional<DaySpan>> spans = metrics.stream()
                .map(metric -> values.days(catalog, metric, zone))
                .toList();
        return spans.stream().allMatch(Optional::isPresent)
                ? spans.stream().flatMap(Optional::stream).map(DaySpan::through).min(Comparator.naturalOrder())
                : Optional.empty();
    }

    private Period period(Asked asked, String latest) {
        return new SeriesPeriods(asked.calendar(), Delivered.NOTHING, time.clock())
                .one(asked.grain(), "period", asked.period() == null ? latest : asked.period());
    }

    private static String reason(ToDateRule rule, Period period) {
        return rule == ToDateRule.SAME_WORKING_DAYS
                ? "No working day of %s has been delivered yet.".formatted(period)
                : "No day of %s has been delivered yet.".formatted(period);
    }

    private static PeriodComparison nothing(Subject subject, Asked asked, String reason) {
        return new PeriodComparison(
                subject.key(),
                subject.kind(),
                subject.name(),
                subject.unit(),
                subject.decimals(),
                asked.rule(),
                asked.with(),
                null,
                null,
                null,
                null,
                null,
                reason,
                null);
    }

    private static PeriodComparison found(
            Subject subject,
            Asked asked,
            ToDate found,
            Function<PeriodPart, Reading> reader,
            Function<Period, Optional<String>> gap) {
        Reading current = reader.apply(found.current());
        Reading earlier = reader.apply(found.comparison());
        Comparing comparing = new Comparing(current, earlier);
        return new PeriodComparison(
                subject.key(),
                subject.kind(),
                subject.name(),
                subject.unit(),
                subject.decimals(),
                asked.rule(),
                asked.with(),
                Comparing.part(found.current(), current),
                Comparing.part(found.comparison(), earlier),
                comparing.change(),
                comparing.changeRatio(),
                asked.division().isSplit() ? comparing.slices(asked.division().by()) : null,
                null,
                gap.apply(found.current().period())
                        .or(() -> gap.apply(found.comparison().period()))
                        .orElse(null));
    }
}
