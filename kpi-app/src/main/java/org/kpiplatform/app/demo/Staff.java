package org.kpiplatform.app.demo;

import java.time.LocalDate;
import org.kpiplatform.app.demo.SalesTeam.Agent;

/// Who works at Halden Roast, and since when.
final class Staff {

    private final Dice dice = new Dice(20_230_106);
    private final CsvFile file =
            new CsvFile("people/employees.csv", "employee_id", "department", "hired_on", "left_on");
    private int number;

    private Staff() {}

    static CsvFile generate() {
        Staff staff = new Staff();
        staff.foundingTeam("roastery", 16);
        staff.foundingTeam("logistics", 9);
        staff.foundingTeam("office", 7);
        staff.foundingTeam("marketing", 4);
        staff.foundingTeam("support", 6);
        SalesTeam.AGENTS.forEach(staff::agent);
        staff.growth();
        staff.shortDesk();
        return staff.file;
    }

    private void foundingTeam(String department, int people) {
        for (int i = 0; i < people; i++) {
            add(department, Causes.FIRST_DAY.minusDays(dice.between(30, 700)), "");
        }
    }

    private void agent(Agent agent) {
        boolean left = agent.until().isBefore(Causes.LAST_DAY);
        add("sales", agent.from(), left ? agent.until() : "");
    }

    /// Every seventh week somebody new; every fourth of them does not stay.
    private void growth() {
        for (LocalDate day = Causes.FIRST_DAY.plusDays(50); day.isBefore(Causes.LAST_DAY); day = day.plusWeeks(7)) {
            LocalDate leaves = day.plusDays(dice.between(90, 300));
            boolean stays = !dice.chance(0.25) || leaves.isAfter(Causes.LAST_DAY);
            add(dice.chance(0.6) ? "roastery" : "logistics", day, stays ? "" : leaves);
        }
    }

    /// Two support people leave in March 2025 and are replaced in June.
    private void shortDesk() {
        add("support", Causes.FIRST_DAY.minusDays(200), Causes.DESK_SHORT);
        add("support", Causes.FIRST_DAY.plusDays(120), Causes.DESK_SHORT);
        add("support", Causes.DESK_REFILLED.minusDays(14), "");
        add("support", Causes.DESK_REFILLED, "");
    }

    private void add(String department, LocalDate hired, Object left) {
        number++;
        file.add(CsvFile.id("E", number), department, hired, left);
    }
}
