package org.kpiplatform.app.demo;

import java.time.LocalDate;
import java.util.List;

/// Who sells equipment contracts, where, and how well.
final class SalesTeam {

    /// A sales agent.
    ///
    /// @param skill against an agent of ordinary skill
    /// @param from  first day
    /// @param until the day after the last one
    record Agent(String id, String name, Region region, String team, double skill, LocalDate from, LocalDate until) {

        boolean worksOn(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    private static final LocalDate BEGINNING = Causes.FIRST_DAY.minusYears(1);
    private static final LocalDate OPEN_END = Causes.LAST_DAY.plusYears(1);

    static final List<Agent> AGENTS = List.of(
            agent("S01", "Wiebke Aalders", Region.NORTH, "key accounts", 1.1),
            agent("S02", "Joost Terlaak", Region.NORTH, "key accounts", 0.95),
            agent("S03", "Henrike Sommerau", Region.NORTH, "field", 1),
            agent("S04", "Anton Brugmann", Region.NORTH, "field", 0.9),
            agent("S05", "Solène Marchais", Region.WEST, "key accounts", 1.05),
            agent("S06", "Thibaut Lescaut", Region.WEST, "field", 1),
            agent("S07", "Noor Van Elsen", Region.WEST, "field", 0.92),
            new Agent(
                    "S08",
                    "Ilaria Fontesi",
                    Region.SOUTH,
                    "key accounts",
                    1.25,
                    BEGINNING,
                    Causes.AGENT_LEAVES.plusDays(1)),
            agent("S09", "Matteo Brandolin", Region.SOUTH, "field", 0.95),
            agent("S10", "Lukas Hofreiter", Region.SOUTH, "field", 0.95),
            new Agent("S11", "Chiara Valmonte", Region.SOUTH, "key accounts", 1.2, Causes.AGENT_REPLACED, OPEN_END));

    private SalesTeam() {}

    static List<Agent> selling(Region region, LocalDate day) {
        return AGENTS.stream()
                .filter(agent -> agent.region() == region && agent.worksOn(day))
                .toList();
    }

    static CsvFile file() {
        CsvFile file = new CsvFile("crm/agents.csv", "agent_id", "name", "region", "team");
        AGENTS.forEach(
                agent -> file.add(agent.id(), agent.name(), agent.region().word(), agent.team()));
        return file;
    }

    private static Agent agent(String id, String name, Region region, String team, double skill) {
        return new Agent(id, name, region, team, skill, BEGINNING, OPEN_END);
    }
}
