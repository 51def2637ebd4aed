package org.kpiplatform.domain.catalog.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kpiplatform.domain.catalog.Catalog;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.Fields;
import org.kpiplatform.domain.catalog.StreamReference;
import org.kpiplatform.domain.source.CoverageDefinition;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.JoinDefinition;
import org.kpiplatform.domain.source.PushDownDefinition;
import org.kpiplatform.domain.source.QuarantineDefinition;
import org.kpiplatform.domain.source.ScheduleDefinition;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;
import org.kpiplatform.domain.syntax.NearMiss;

/// Checks one source: its streams, and how they join others.
final class SourceCheck {

    private final Catalog catalog;
    private final Fields fields;
    private final SourceDefinition source;
    private final Findings findings;

    SourceCheck(Catalog catalog, Fields fields, SourceDefinition source) {
        this.catalog = catalog;
        this.fields = fields;
        this.source = source;
        this.findings = new Findings(DefinitionKind.SOURCE, source.key());
    }

    List<Finding> findings() {
        findings.checkKey("key", "source", source.key());
        if (source.schedule() != null) {
            checkSchedule(source.schedule());
        }
        source.streams().forEach(this::checkStream);
        return findings.all();
    }

    private void checkSchedule(ScheduleDefinition schedule) {
        if ((schedule.every() == null) == (schedule.cron() == null)) {
            findings.error(
                    "schedule",
                    "A schedule has either `every`, such as `15m`, or `cron`, such as `0 6 * * mon-fri`; found %s."
                            .formatted(schedule.every() == null ? "neither" : "both"));
        }
        if (schedule.every() != null && schedule.interval().isEmpty()) {
            findings.error(
                    "schedule.every",
                    "Found `%s`, expected a number and one of s, m, h and d, such as `15m`."
                            .formatted(schedule.every()));
        }
        if (schedule.zone() != null) {
            checkZone(schedule, schedule.zone());
        }
    }

    private void checkZone(ScheduleDefinition schedule, String zone) {
        if (schedule.cron() == null) {
            findings.error("schedule.zone", "An interval has no zone; leave it out, or write `cron`.");
        } else if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            findings.error(
                    "schedule.zone",
                    "There is no zone `%s`; expected a region such as `Europe/Rome`".formatted(zone),
                    NearMiss.of(zone, ZoneId.getAvailableZoneIds()));
        }
    }

    private void checkStream(String key, StreamDefinition stream) {
        String path = "streams." + key;
        findings.checkKey(path, "stream", key);
        if (stream.key().isEmpty()) {
            findings.error(path + ".key", "A stream needs the fields that tell its records apart; name at least one.");
        }
        fields.of(new StreamReference(source.key(), key)).ifPresent(types -> checkFields(path, stream, types));
        new TreeMap<>(stream.joins()).forEach((name, join) -> checkJoin(path + ".joins." + name, name, join));
        if (stream.coverage() != null) {
            checkCoverage(path + ".coverage", stream.coverage());
        }
        if (stream.pushDown() != null) {
            checkPushDown(path + ".push_down", stream, stream.pushDown());
        }
        if (stream.quarantine() != null) {
            checkQuarantine(path + ".quarantine", stream.quarantine());
        }
    }

    private void checkPushDown(String path, StreamDefinition stream, PushDownDefinition pushDown) {
        if (pushDown.from() == null) {
            findings.error(path + ".from", "The source has to be asked from some day on; name the first one.");
        }
        if (pushDown.daysAgain() < 0) {
            findings.error(path + ".again", "Found %d days, expected 0 or more.".formatted(pushDown.daysAgain()));
        }
        if (!stream.joins().isEmpty()) {
            findings.error(
                    path,
                    "Records that stay at their source can not be joined here; leave out `joins` or `push_down`.");
        }
    }

    private void checkFields(String path, StreamDefinition stream, Map<String, FieldType> types) {
        checkNames(path + ".key", stream.key(), types.keySet());
        stream.fields()
                .keySet()
                .forEach(field -> checkNames(path + ".fields." + field, List.of(field), types.keySet()));
        new TreeMap<>(stream.joins())
                .forEach((name, join) -> checkNames(path + ".joins." + name + ".on", join.on(), types.keySet()));
        if (stream.time() == null) {
            return;
        }
        FieldType type = types.get(stream.time());
        if (type == null) {
            checkNames(path + ".time", List.of(stream.time()), types.keySet());
        } else if (!type.isTime()) {
            findings.error(
                    path + ".time",
                    "The field `%s` holds %s, which cannot date a record; expected a date or a timestamp."
                            .formatted(stream.time(), type.name().toLowerCase(Locale.ROOT)));
        }
    }

    private void checkNames(String path, List<String> names, Collection<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                findings.error(path, "The stream has no field `%s`".formatted(name), NearMiss.of(name, known));
            }
        }
    }

    private void checkJoin(String path, String name, JoinDefinition join) {
        findings.checkKey(path, "join", name);
        Optional<StreamDefinition> partner =
                StreamReference.parseWithin(source.key(), join.stream()).flatMap(reference -> reference.in(catalog));
        if (partner.isEmpty()) {
            List<String> known = new ArrayList<>(source.streams().keySet());
            known.addAll(StreamReference.all(catalog));
            findings.error(
                    path + ".stream",
                    "There is no stream `%s`".formatted(join.stream()),
                    NearMiss.of(join.stream(), known));
        } else if (join.on().size() != partner.get().key().size()) {
            findings.error(
                    path + ".on",
                    "Found %d fields, expected %d: one for each key field of `%s`, which are %s."
                            .formatted(
                                    join.on().size(),
                                    partner.get().key().size(),
                                    join.stream(),
                                    String.join(", ", partner.get().key())));
        }
    }

    private void checkQuarantine(String path, QuarantineDefinition quarantine) {
        Long rows = quarantine.mostRows();
        BigDecimal percent = quarantine.mostPercent();
        if (rows != null && rows < 0) {
            findings.error(path + ".most_rows", "Found %d, expected a number of rows, or 0 for none.".formatted(rows));
        }
        if (percent != null && (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0)) {
            findings.error(path + ".most_percent", "Found %s, expected 0 to 100.".formatted(percent.toPlainString()));
        }
    }

    private void checkCoverage(String path, CoverageDefinition coverage) {
        LocalDate from = coverage.from();
        LocalDate through = coverage.through();
        if (from != null && through != null && !from.isBefore(through)) {
            findings.error(
                    path + ".through",
                    "The coverage ends before it begins: `through` is the day after the last one, %s, and `from` is %s."
                            .formatted(through, from));
        }
    }
}
