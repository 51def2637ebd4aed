package org.kpiplatform.app.demo;

import java.time.LocalDate;
import java.time.Month;

/// What Halden Roast sells. Prices and costs in cents, as of the first day.
enum Product {
    HOUSE_BLEND("House Blend", Family.BEANS, 1_450, 870, 42),
    DARK_HARBOUR("Dark Harbour", Family.BEANS, 1_620, 980, 24),
    QUIET_DECAF("Quiet Decaf", Family.BEANS, 1_740, 1_090, 9),
    FILTER_SET("Filter Set", Family.SUPPLIES, 890, 380, 12),
    DESCALER("Descaler", Family.SUPPLIES, 1_190, 520, 9),
    PRESTO_SOLO("Presto Solo", Family.MACHINES, 69_000, 46_900, 2.2),
    PRESTO_DUO("Presto Duo", Family.MACHINES, 119_000, 80_300, 1.8);

    /// What kind of thing a product is.
    enum Family {
        BEANS("beans"),
        SUPPLIES("supplies"),
        MACHINES("machines");

        private final String word;

        Family(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private final String title;
    private final Family family;
    private final long listPrice;
    private final long unitCost;
    private final double popularity;

    Product(String title, Family family, long listPrice, long unitCost, double popularity) {
        this.title = title;
        this.family = family;
        this.listPrice = listPrice;
        this.unitCost = unitCost;
        this.popularity = popularity;
    }

    String title() {
        return title;
    }

    Family family() {
        return family;
    }

    double popularity() {
        return popularity;
    }

    boolean isBeans() {
        return family == Family.BEANS;
    }

    boolean isMachine() {
        return family == Family.MACHINES;
    }

    long price(LocalDate day) {
        return StrictMath.round(listPrice * Causes.price(this, day));
    }

    long cost(LocalDate day) {
        return StrictMath.round(unitCost * Causes.cost(this, day));
    }

    /// More coffee is drunk in winter.
    static double season(Month month) {
        return switch (month) {
            case JANUARY -> 1.04;
            case FEBRUARY, MARCH -> 1.02;
            case APRIL, MAY -> 0.98;
            case JUNE -> 0.95;
            case JULY -> 0.88;
            case AUGUST -> 0.82;
            case SEPTEMBER -> 1.01;
            case OCTOBER -> 1.06;
            case NOVEMBER -> 1.12;
            case DECEMBER -> 1.1;
        };
    }
}
