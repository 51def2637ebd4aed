package org.kpiplatform.app.demo;

import java.time.LocalDate;
import java.time.Month;

/// What happens to Halden Roast, and when. Whoever looks for a cause in the KPIs should find one of these.
final class Causes {

    static final LocalDate FIRST_DAY = LocalDate.of(2023, Month.JANUARY, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2025, Month.DECEMBER, 31);

    /// Beans cost customers 6 % more; they order 7 % less often for three months, and 3 % less for good.
    private static final LocalDate PRICE_RISE = LocalDate.of(2024, Month.MARCH, 1);

    private static final LocalDate PRICE_RISE_DIGESTED = LocalDate.of(2024, Month.JUNE, 1);

    /// The best agent of the south leaves; her deals go to colleagues who win four in ten fewer of them.
    static final LocalDate AGENT_LEAVES = LocalDate.of(2024, Month.JUNE, 30);

    /// Her successor starts, and needs two months to get as good.
    static final LocalDate AGENT_REPLACED = LocalDate.of(2025, Month.FEBRUARY, 3);

    private static final LocalDate SUCCESSOR_SETTLED = LocalDate.of(2025, Month.APRIL, 1);

    /// Machines of the type Presto Duo sold in these weeks have a leaking pump.
    private static final LocalDate BATCH_FIRST = LocalDate.of(2025, Month.FEBRUARY, 10);

    private static final LocalDate BATCH_LAST = LocalDate.of(2025, Month.MARCH, 7);
    private static final LocalDate WAVE_FIRST = LocalDate.of(2025, Month.FEBRUARY, 17);
    private static final LocalDate WAVE_EBBS = LocalDate.of(2025, Month.APRIL, 1);
    private static final LocalDate WAVE_LAST = LocalDate.of(2025, Month.MAY, 15);

    /// The support desk is two people short: first answers take almost three times as long.
    static final LocalDate DESK_SHORT = LocalDate.of(2025, Month.MARCH, 10);

    static final LocalDate DESK_REFILLED = LocalDate.of(2025, Month.JUNE, 16);

    /// Two months after the answers get slow, customers order less often; two months after they recover, so
    /// do orders.
    private static final LocalDate PATIENCE_LOST = LocalDate.of(2025, Month.MAY, 1);

    private static final LocalDate PATIENCE_REGAINED = LocalDate.of(2025, Month.SEPTEMBER, 1);

    /// "Your first kilos for half": many new customers, who buy cheaply and soon leave.
    static final LocalDate CAMPAIGN_FIRST = LocalDate.of(2025, Month.SEPTEMBER, 15);

    static final LocalDate CAMPAIGN_LAST = LocalDate.of(2025, Month.OCTOBER, 31);

    /// Green coffee costs 9 % more; prices stay.
    private static final LocalDate COST_RISE = LocalDate.of(2025, Month.OCTOBER, 1);

    private Causes() {}

    static double price(Product product, LocalDate day) {
        return product.isBeans() && !day.isBefore(PRICE_RISE) ? 1.06 : 1;
    }

    static double cost(Product product, LocalDate day) {
        return product.isBeans() && !day.isBefore(COST_RISE) ? 1.09 : 1;
    }

    /// How often customers order, against an ordinary day.
    static double appetite(LocalDate day) {
        double afterPriceRise = within(day, PRICE_RISE, PRICE_RISE_DIGESTED) ? 0.93 : 0.97;
        double loyalty = within(day, PATIENCE_LOST, PATIENCE_REGAINED) ? 0.84 : 1;
        return (day.isBefore(PRICE_RISE) ? 1 : afterPriceRise) * loyalty;
    }

    /// The share of deals won in a region, against its ordinary one.
    static double winning(Region region, LocalDate day) {
        if (region != Region.SOUTH || day.isBefore(AGENT_LEAVES) || !day.isBefore(SUCCESSOR_SETTLED)) {
            return 1;
        }
        return day.isBefore(AGENT_REPLACED) ? 0.6 : 0.8;
    }

    static boolean isFaulty(Product product, LocalDate sold) {
        return product == Product.PRESTO_DUO && !sold.isBefore(BATCH_FIRST) && !sold.isAfter(BATCH_LAST);
    }

    /// Tickets a day about leaking pumps, on top of the ordinary ones.
    static double leakTickets(LocalDate day) {
        if (within(day, WAVE_FIRST, WAVE_EBBS)) {
            return 5;
        }
        return within(day, WAVE_EBBS, WAVE_LAST) ? 2 : 0;
    }

    /// How long a first answer takes, against an ordinary day.
    static double slowness(LocalDate day) {
        return within(day, DESK_SHORT, DESK_REFILLED) ? 2.8 : 1;
    }

    static boolean campaigning(LocalDate day) {
        return !day.isBefore(CAMPAIGN_FIRST) && !day.isAfter(CAMPAIGN_LAST);
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate until) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
