package org.kpiplatform.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/// Tickets that customers open about machines, deliveries and bills.
final class SupportDesk {

    /// How soon a ticket is looked at.
    private enum Priority {
        URGENT("urgent", 0.7, 1.5),
        NORMAL("normal", 3.2, 6),
        LOW("low", 7.5, 2.5);

        private final String word;
        private final double answerHours;
        private final double frequency;

        Priority(String word, double answerHours, double frequency) {
            this.word = word;
            this.answerHours = answerHours;
            this.frequency = frequency;
        }
    }

    /// Tickets whose agent typed a day into the answer field that no calendar has. They end in quarantine.
    private static final int IMPOSSIBLE_DAY_EVERY = 1_000;

    /// Tickets whose agent typed the product's name, in the wrong case. They match no product.
    private static final int TYPED_PRODUCT_EVERY = 450;

    private final Dice dice = new Dice(20_230_104);
    private final List<Account> accounts;
    private final CsvFile file = new CsvFile(
            "desk/tickets.csv",
            "ticket_id",
            "created_at",
            "first_response_at",
            "resolved_at",
            "closed_at",
            "customer_id",
            "product",
            "priority",
            "contact_by",
            "reopened",
            "satisfaction",
            "handling_cost");
    private int number;

    private SupportDesk(List<Account> accounts) {
        this.accounts = accounts;
    }

    static CsvFile generate(List<Account> accounts) {
        SupportDesk desk = new SupportDesk(accounts);
        Causes.FIRST_DAY.datesUntil(Causes.LAST_DAY.plusDays(1)).forEach(desk::work);
        return desk.file;
    }

    private void work(LocalDate day) {
        List<Account> customers =
                accounts.stream().filter(account -> account.buysOn(day)).toList();
        if (customers.isEmpty()) {
            return;
        }
        double weekday = day.getDayOfWeek().getValue() <= 5 ? 1.25 : 0.35;
        int ordinary = dice.poisson(weekday * (0.9 + customers.size() * 0.0042));
        for (int i = 0; i < ordinary; i++) {
            Product product = dice.pick(List.of(Product.values()), p -> p.isMachine() ? 5 : 1);
            open(day, dice.pick(customers), product, false);
        }
        int leaks = dice.poisson(Causes.leakTickets(day));
        for (int i = 0; i < leaks; i++) {
            open(day, dice.pick(customers), Product.PRESTO_DUO, true);
        }
    }

    private void open(LocalDate day, Account customer, Product product, boolean leak) {
        number++;
        Priority priority =
                dice.pick(List.of(Priority.values()), p -> p.frequency * (leak && p == Priority.URGENT ? 5 : 1));
        LocalDateTime created = day.atTime(dice.between(6, 20), dice.between(0, 59), dice.between(0, 59));
        double answer = dice.skewed(priority.answerHours, 0.6) * Causes.slowness(day);
        LocalDateTime answered = after(created, answer);
        LocalDateTime resolved = after(answered, dice.skewed(leak ? 60 : 16, 0.8));
        LocalDateTime closed = after(resolved, dice.skewed(48, 0.3));
        file.add(
                CsvFile.id("T", number),
                CsvFile.time(created),
                answeredAsTyped(answered),
                known(resolved),
                known(closed),
                customer.id(),
                number % TYPED_PRODUCT_EVERY == 0 ? product.title().toUpperCase(Locale.ROOT) : product.title(),
                priority.word,
                dice.pick(List.of("email", "chat", "phone"), way -> way.equals("email") ? 3 : 1),
                dice.chance(leak ? 0.17 : 0.05),
                dice.chance(0.45) ? satisfaction(answer, leak) : "",
                CsvFile.money(StrictMath.round(dice.skewed(leak ? 6_400 : 1_900, 0.35))));
    }

    /// From 1 to 5: quick answers please, leaks do not.
    private int satisfaction(double answerHours, boolean leak) {
        double mood = 4.7 - 0.09 * answerHours - (leak ? 1.1 : 0) + dice.skewed(1, 0.7) - 1.3;
        return Math.clamp(StrictMath.round(mood), 1, 5);
    }

    private String answeredAsTyped(LocalDateTime answered) {
        return number % IMPOSSIBLE_DAY_EVERY == 0 ? answered.getYear() + "-02-30T09:15:00" : known(answered);
    }

    /// What the files tell on the last day: the future is empty.
    private static String known(LocalDateTime time) {
        return time.toLocalDate().isAfter(Causes.LAST_DAY) ? "" : CsvFile.time(time);
    }

    private static LocalDateTime after(LocalDateTime start, double hours) {
        return start.plusSeconds(1 + StrictMath.round(hours * 3_600));
    }
}
