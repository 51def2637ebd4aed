package org.kpiplatform.app.demo;

import java.time.LocalDate;

/// A customer of Halden Roast.
///
/// @param since the day of the first order
/// @param until the day on which it has silently left
record Account(
        String id,
        String name,
        Segment segment,
        Region region,
        String country,
        String acquiredBy,
        LocalDate since,
        LocalDate until) {

    static final String CAMPAIGN = "campaign";

    /// Who drinks the coffee, and how often they order a month.
    enum Segment {
        OFFICE("office", 1.15, 12),
        CAFE("cafe", 2.1, 22),
        HOTEL("hotel", 1.45, 16);

        private final String word;
        private final double ordersAMonth;
        private final double kilos;

        Segment(String word, double ordersAMonth, double kilos) {
            this.word = word;
            this.ordersAMonth = ordersAMonth;
            this.kilos = kilos;
        }

        String word() {
            return word;
        }

        double ordersAMonth() {
            return ordersAMonth;
        }

        /// Usual size of an order of beans.
        double kilos() {
            return kilos;
        }
    }

    boolean buysOn(LocalDate day) {
        return !day.isBefore(since) && day.isBefore(until);
    }

    boolean cameByCampaign() {
        return acquiredBy.equals(CAMPAIGN);
    }
}
