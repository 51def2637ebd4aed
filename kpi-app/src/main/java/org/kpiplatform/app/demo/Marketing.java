package org.kpiplatform.app.demo;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/// What advertising costs, by medium and month.
final class Marketing {

    /// @param cents usual spend in a month
    private record Medium(String name, int cents) {}

    private static final List<Medium> MEDIA = List.of(
            new Medium("search", 720_000),
            new Medium("social", 480_000),
            new Medium("events", 260_000),
            new Medium("partners", 190_000));

    private Marketing() {}

    static CsvFile generate() {
        Dice dice = new Dice(20_230_105);
        CsvFile file = new CsvFile("marketing/spend.csv", "month", "medium", "spend");
        for (LocalDate month = Causes.FIRST_DAY; !month.isAfter(Causes.LAST_DAY); month = month.plusMonths(1)) {
            for (Medium medium : MEDIA) {
                double spend = dice.skewed(medium.cents, 0.08) + campaign(medium, month);
                file.add(month, medium.name, CsvFile.money(StrictMath.round(spend / 100) * 100));
            }
        }
        return file;
    }

    /// Half a month in September 2025, a whole one in October.
    private static double campaign(Medium medium, LocalDate month) {
        if (!medium.name.equals("social") || month.getYear() != Causes.CAMPAIGN_FIRST.getYear()) {
            return 0;
        }
        return month.getMonth() == Month.SEPTEMBER ? 900_000 : month.getMonth() == Month.OCTOBER ? 1_700_000 : 0;
    }
}
