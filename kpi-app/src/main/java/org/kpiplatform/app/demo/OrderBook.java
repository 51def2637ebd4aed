package org.kpiplatform.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kpiplatform.app.demo.Account.Segment;

/// Orders of the web shop, and what came back.
final class OrderBook {

    /// One row of the order files. A return carries negative amounts.
    record Entry(
            boolean isReturn,
            LocalDateTime at,
            Account account,
            Product product,
            String channel,
            int units,
            long amount,
            long discount,
            long cost) {

        Entry returnedOn(LocalDateTime later) {
            return new Entry(true, later, account, product, channel, -units, -amount, -discount, -cost);
        }
    }

    private final Dice dice = new Dice(20_230_102);
    private final List<Entry> entries = new ArrayList<>();

    private OrderBook() {}

    /// All orders and returns, by time.
    static List<Entry> generate(List<Account> accounts) {
        OrderBook book = new OrderBook();
        Causes.FIRST_DAY.datesUntil(Causes.LAST_DAY.plusDays(1)).forEach(day -> book.sell(day, accounts));
        return book.entries.stream()
                .filter(entry -> !entry.at().toLocalDate().isAfter(Causes.LAST_DAY))
                .sorted(Comparator.comparing(Entry::at))
                .toList();
    }

    private void sell(LocalDate day, List<Account> accounts) {
        double eagerness = weekday(day) * Product.season(day.getMonth()) * Causes.appetite(day) / 30.4;
        for (Account account : accounts) {
            boolean first = account.since().equals(day);
            double chance = account.segment().ordersAMonth() * eagerness * (account.cameByCampaign() ? 0.7 : 1);
            if (first || (account.buysOn(day) && dice.chance(chance))) {
                order(day, account, first);
            }
        }
    }

    private void order(LocalDate day, Account account, boolean first) {
        Product product = dice.pick(
                List.of(Product.values()), choice -> choice.popularity() * (first && choice.isMachine() ? 3 : 1));
        int units = units(product, account.segment());
        long amount = units * product.price(day);
        Entry sold = new Entry(
                false,
                day.atTime(dice.between(7, 18), dice.between(0, 59), dice.between(0, 59)),
                account,
                product,
                channel(day),
                units,
                amount,
                StrictMath.round(amount * discount(account, first)),
                units * product.cost(day));
        entries.add(sold);
        if (dice.chance(returnChance(product, day))) {
            entries.add(sold.returnedOn(sold.at().plusDays(dice.between(4, 21)).plusMinutes(dice.between(0, 200))));
        }
    }

    private int units(Product product, Segment segment) {
        return switch (product.family()) {
            case BEANS -> (int) Math.max(1, StrictMath.round(dice.skewed(segment.kilos(), 0.4)));
            case SUPPLIES -> dice.between(2, 9);
            case MACHINES -> dice.chance(0.9) ? 1 : 2;
        };
    }

    private double discount(Account account, boolean first) {
        if (account.cameByCampaign()) {
            return first ? 0.5 : 0.1;
        }
        return dice.chance(0.12) ? 0.05 : 0;
    }

    private static double returnChance(Product product, LocalDate day) {
        if (Causes.isFaulty(product, day)) {
            return 0.34;
        }
        return product.isMachine() ? 0.05 : 0.018;
    }

    /// The app wins over the telephone, year by year.
    private String channel(LocalDate day) {
        int year = day.getYear() - Causes.FIRST_DAY.getYear();
        return dice.pick(List.of("web", "app", "phone"), channel -> switch (channel) {
            case "web" -> 6;
            case "app" -> 1 + 1.2 * year;
            default -> 2 - 0.6 * year;
        });
    }

    private static double weekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case MONDAY -> 1.45;
            case TUESDAY, WEDNESDAY -> 1.2;
            case THURSDAY -> 1.15;
            case FRIDAY -> 1.1;
            case SATURDAY -> 0.5;
            case SUNDAY -> 0.4;
        };
    }
}
