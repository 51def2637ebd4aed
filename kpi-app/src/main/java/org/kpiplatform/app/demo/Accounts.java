package org.kpiplatform.app.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.kpiplatform.app.demo.Account.Segment;

/// How customers come, and how long they stay.
final class Accounts {

    private static final List<String> FIRST_WORDS = List.of(
            "Amber", "Birch", "Canal", "Copper", "Dover", "Elm", "Falcon", "Garden", "Harbour", "Iris", "Juniper",
            "Kiln", "Linden", "Maple", "North", "Orchard", "Pepper", "Quartz", "River", "Saffron", "Tower", "Umber",
            "Violet", "Willow");
    private static final List<String> SECOND_WORDS = List.of(
            "Arch", "Bridge", "Corner", "Dock", "East", "Field", "Gate", "Hill", "Island", "Lane", "Mill", "Park",
            "Quay", "Row", "Square", "Street", "Terrace", "View", "Wharf", "Yard");
    private static final List<String> WAYS = List.of("search", "social", "referral", "event");

    private final Dice dice = new Dice(20_230_101);
    private final List<Account> accounts = new ArrayList<>();

    private Accounts() {}

    /// All accounts, in the order in which they came.
    static List<Account> generate() {
        Accounts accounts = new Accounts();
        Causes.FIRST_DAY.datesUntil(Causes.LAST_DAY.plusDays(1)).forEach(accounts::welcome);
        return accounts.accounts.stream()
                .sorted(Comparator.comparing(Account::since).thenComparing(Account::id))
                .toList();
    }

    static CsvFile file(List<Account> accounts) {
        CsvFile file = new CsvFile(
                "crm/accounts.csv", "account_id", "name", "segment", "country", "region", "acquired_by", "since");
        for (Account account : accounts) {
            file.add(
                    account.id(),
                    account.name(),
                    account.segment().word(),
                    account.country(),
                    account.region().word(),
                    account.acquiredBy(),
                    account.since());
        }
        return file;
    }

    private void welcome(LocalDate day) {
        double amonth = 66 - 0.9 * monthsSinceStart(day);
        double weekday = day.getDayOfWeek().getValue() <= 5 ? 1.2 : 0.5;
        int ordinary = dice.poisson(amonth / 30.4 * weekday * Product.season(day.getMonth()));
        for (int i = 0; i < ordinary; i++) {
            accounts.add(account(day, dice.pick(WAYS), 20));
        }
        int lured = Causes.campaigning(day) ? dice.poisson(1.4 * weekday) : 0;
        for (int i = 0; i < lured; i++) {
            accounts.add(account(day, Account.CAMPAIGN, 4));
        }
    }

    /// @param monthsUsual after how many months the typical account leaves
    private Account account(LocalDate since, String acquiredBy, double monthsUsual) {
        Segment segment =
                dice.pick(List.of(Segment.values()), s -> s == Segment.OFFICE ? 5 : s == Segment.CAFE ? 3 : 2);
        Region region = dice.pick(List.of(Region.values()), r -> r == Region.NORTH ? 5 : 3);
        String name = dice.pick(FIRST_WORDS) + " " + dice.pick(SECOND_WORDS) + " " + suffix(segment);
        long stays = StrictMath.round(dice.skewed(monthsUsual * 30.4, 0.9)) + 1;
        return new Account(
                CsvFile.id("A", accounts.size() + 1),
                name,
                segment,
                region,
                dice.pick(region.countries()),
                acquiredBy,
                since,
                since.plusDays(stays));
    }

    private static String suffix(Segment segment) {
        return switch (segment) {
            case OFFICE -> "Offices";
            case CAFE -> "Café";
            case HOTEL -> "Hotel";
        };
    }

    private static long monthsSinceStart(LocalDate day) {
        return YearMonth.from(Causes.FIRST_DAY).until(YearMonth.from(day), ChronoUnit.MONTHS);
    }
}
