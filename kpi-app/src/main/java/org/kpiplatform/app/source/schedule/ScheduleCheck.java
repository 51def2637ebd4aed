package org.kpiplatform.app.source.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.kpiplatform.app.definition.plan.ConnectorCheck;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.check.Finding;
import org.kpiplatform.domain.source.ScheduleDefinition;
import org.kpiplatform.domain.source.SourceDefinition;

/// Checks cron texts, which the domain does not read.
@ApplicationScoped
class ScheduleCheck implements ConnectorCheck {

    private final Clock clock;

    ScheduleCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Finding> check(SourceDefinition source) {
        return Optional.ofNullable(source.schedule()).map(ScheduleDefinition::cron).stream()
                .flatMap(cron -> fault(cron).stream())
                .map(fault -> new Finding(
                        Finding.Severity.ERROR,
                        DefinitionKind.SOURCE,
                        source.key(),
                        "schedule.cron",
                        fault.offset(),
                        String.valueOf(fault.getMessage()),
                        null))
                .toList();
    }

    private Optional<CronFault> fault(String cron) {
        try {
            return CronTimes.parse(cron, ZoneOffset.UTC).first(clock.instant()).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            new CronFault(0, "Found `" + cron + "`, which never comes; expected a day that there is."));
        } catch (CronFault fault) {
            return Optional.of(fault);
        }
    }
}
