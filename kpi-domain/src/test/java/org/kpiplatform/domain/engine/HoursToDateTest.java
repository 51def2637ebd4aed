package org.kpiplatform.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kpiplatform.domain.catalog.Definitions.kpi;
import static org.kpiplatform.domain.catalog.Definitions.metric;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kpiplatform.domain.calendar.Grain;
import org.kpiplatform.domain.calendar.IsoCalendar;
import org.kpiplatform.domain.calendar.Period;
import org.kpiplatform.domain.calendar.hour.ZonedCalendar;
import org.kpiplatform.domain.catalog.Definitions;
import org.kpiplatform.domain.series.Column;
import org.kpiplatform.domain.series.Grid;

/// In every hour of Amsterdam, as much is sold as it is long in hours.
class HoursToDateTest {

    private static final ZonedCalendar AMSTERDAM =
            new ZonedCalendar(IsoCalendar.INSTANCE, ZoneId.of("Europe/Amsterdam"));

    @Test
    void aDayToDateGoesOnThroughEveryHourOfIt() {
        List<Period> hours = AMSTERDAM.parts(AMSTERDAM.parse("2011-10-30"), Grain.HOUR);

        assertThat(value("to_date(revenue, day)", hours.subList(0, 4))).isEqualTo("1.0 2.0 3.0 4.0");
        assertThat(value("to_date(revenue, day)", hours.subList(24, 25))).isEqualTo("25.0");
        assertThat(value("to_date(revenue, month)", hours.subList(24, 25))).isEqualTo("721.0");
    }

    @Test
    void whatComesBeforeTheSecondOfTwoHoursIsTheFirst() {
        List<Period> twice =
                AMSTERDAM.range(AMSTERDAM.parse("2011-10-30T02+02:00"), AMSTERDAM.parse("2011-10-30T02+01:00"));

        assertThat(value("revenue + prev(revenue)", twice)).isEqualTo("2.0 2.0");
        assertThat(value("same_last_year(revenue)", twice)).isEqualTo("1.0 1.0");
    }

    @Test
    void aDayIsNotMadeOfMonths() {
        KpiPlan plan = plan("to_date(revenue, day)");

        assertThat(plan.refusalOf(Set.of("k"), Grain.MONTH, AMSTERDAM))
                .contains("`k` is counted from the start of a day to date, which is not made of whole months.");
    }

    private static KpiPlan plan(String formula) {
        return KpiPlan.of(new Definitions()
                .with(metric("revenue", "GBP"))
                .with(kpi("k", formula, "GBP"))
                .catalog());
    }

    private static String value(String formula, List<Period> periods) {
        KpiPlan plan = plan(formula);
        Question question = plan.question(List.of("k"), Grid.total(periods), AMSTERDAM);
        Column measured = new Column(question.measured().periods().size());
        for (int i = 0; i < question.measured().periods().size(); i++) {
            measured.set(i, 1);
        }
        Column column =
                Evaluation.of(plan, question, Map.of("revenue", measured)).column("k");
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < periods.size(); i++) {
            values.append(i == 0 ? "" : " ").append(column.value(i));
        }
        return values.toString();
    }
}
