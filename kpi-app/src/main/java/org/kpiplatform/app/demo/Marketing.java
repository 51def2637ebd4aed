package org.kpiplatform.app.demo;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;

/// What advertising costs, by channel and month.
final class Marketing {

    /// @param cents usual spend in a month
    private record Channel(String name, int cents) {}

    private static final List<Channel> CHANNELS = List.of(
            new Channel("search", 720_000),
            new Channel("social", 480_000),
            new Channel("events", 260_000),
            new Channel("partners", 190_000));

    private Marketing() {}

    static CsvFile generate() {
        Dice dice = new Dice(20_230_105);
        CsvFile file = new CsvFile("marketing/spend.csv", "month", "channel", "spend");
        for (LocalDate month = Causes.FIRST_DAY; !month.isAfter(Causes.LAST_DAY); month = month.plusMonths(1)) {
            for (Channel channel : CHANNELS) {
                double spend = dice.skewed(channel.cents, 0.08) + campaign(channel, month);
                file.add(month, channel.name, CsvFile.money(StrictMath.round(spend / 100) * 100));
            }
        }
        return file;
    }

    /// Half a month in September 2025, a whole one in October.
    private static double campaign(Channel channel, LocalDate month) {
        if (!channel.name.equals("social") || month.getYear() != Causes.CAMPAIGN_FIRST.getYear()) {
            return 0;
        }
        return month.getMonth() == Month.SEPTEMBER ? 900_000 : month.getMonth() == Month.OCTOBER ? 1_700_000 : 0;
    }
}
