package org.kpiplatform.app.demo;

import java.time.LocalDate;
import java.util.List;
import org.kpiplatform.app.demo.SalesTeam.Agent;

/// Equipment contracts on their way through the sales team.
final class Pipeline {

    /// What a contract is about: list value in cents, and the share of it that the equipment costs.
    private record Offer(String product, int value, double costShare, double popularity) {}

    private static final List<Offer> OFFERS = List.of(
            new Offer("Counter Pair", 290_000, 0.63, 5),
            new Offer("Grand Barista", 690_000, 0.6, 3),
            new Offer("Office Fleet", 1_150_000, 0.66, 2),
            new Offer("Care Plan", 140_000, 0.35, 4));

    private static final double ORDINARY_WIN_RATE = 0.42;

    private final Dice dice = new Dice(20_230_103);
    private final List<Account> accounts;
    private final CsvFile file = new CsvFile(
            "crm/opportunities.csv",
            "opportunity_id",
            "agent_id",
            "account_id",
            "product",
            "stage",
            "engaged_on",
            "closed_on",
            "value",
            "cost");
    private int number;

    private Pipeline(List<Account> accounts) {
        this.accounts = accounts;
    }

    static CsvFile generate(List<Account> accounts) {
        Pipeline pipeline = new Pipeline(accounts);
        Causes.FIRST_DAY.datesUntil(Causes.LAST_DAY.plusDays(1)).forEach(pipeline::engage);
        return pipeline.file;
    }

    private void engage(LocalDate day) {
        if (day.getDayOfWeek().getValue() > 5) {
            return;
        }
        for (Region region : Region.values()) {
            List<Account> known = accounts.stream()
                    .filter(account -> account.region() == region && account.buysOn(day))
                    .toList();
            double aday = (region == Region.NORTH ? 2.2 : 1.6) * Product.season(day.getMonth());
            int engaged = known.isEmpty() ? 0 : dice.poisson(aday);
            for (int i = 0; i < engaged; i++) {
                open(dice.pick(SalesTeam.selling(region, day)), dice.pick(known), day);
            }
        }
    }

    private void open(Agent agent, Account account, LocalDate day) {
        number++;
        Offer offer = dice.pick(OFFERS, Offer::popularity);
        LocalDate decided = day.plusDays(3 + StrictMath.round(dice.skewed(34, 0.55)));
        boolean won = dice.chance(ORDINARY_WIN_RATE * agent.skill() * Causes.winning(agent.region(), decided));
        boolean prospect = dice.chance(0.04);
        long value = StrictMath.round(dice.skewed(offer.value(), 0.3) / 100) * 100;
        boolean closed = !prospect && !decided.isAfter(Causes.LAST_DAY);
        file.add(
                CsvFile.id("P", number),
                agent.id(),
                account.id(),
                offer.product(),
                stage(prospect, closed, won),
                prospect ? "" : day,
                closed ? decided : "",
                CsvFile.money(value),
                CsvFile.money(StrictMath.round(value * dice.skewed(offer.costShare(), 0.04))));
    }

    private static String stage(boolean prospect, boolean closed, boolean won) {
        if (prospect) {
            return "prospecting";
        }
        if (!closed) {
            return "engaging";
        }
        return won ? "won" : "lost";
    }
}
