package org.kpiplatform.app.source.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.definition.plan.ConnectorCheck;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.check.Finding;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;
import org.kpiplatform.domain.syntax.NearMiss;

/// Checks sources that values are typed into.
@ApplicationScoped
class EntryCheck implements ConnectorCheck {

    @Override
    public List<Finding> check(SourceDefinition source) {
        return source.connector().equals(EntryConnector.TYPE) ? new Check(source).findings() : List.of();
    }

    private record Check(SourceDefinition source, List<Finding> found) {

        private static final Set<String> OPTIONS =
                Set.of(EntryOptions.GRAIN, EntryOptions.APPROVAL, EntryOptions.DECIMALS);

        Check(SourceDefinition source) {
            this(source, new ArrayList<>());
        }

        List<Finding> findings() {
            source.config().forEach(this::checkOption);
            if (!source.config().containsKey(EntryOptions.GRAIN)) {
                add(
                        "config.grain",
                        "Nothing says for which periods values are typed in: `config: { grain: month }`.",
                        null);
            }
            if (source.schedule() != null) {
                add(
                        "schedule",
                        "Values of this source are typed in, so that there is nothing to sync. Leave the schedule out.",
                        null);
            }
            source.streams().forEach(this::checkStream);
            return found;
        }

        private void checkOption(String option, Object value) {
            switch (option) {
                case EntryOptions.GRAIN ->
                    require(
                            EntryOptions.GRAINS.containsKey(value),
                            option,
                            value,
                            "one of day, week, month, quarter, half_year, year");
                case EntryOptions.APPROVAL ->
                    require(
                            value.equals(EntryOptions.REQUIRED) || value.equals(EntryOptions.NONE),
                            option,
                            value,
                            "`required` or `none`");
                case EntryOptions.DECIMALS ->
                    require(
                            value instanceof Integer number && number >= 0 && number <= EntryOptions.MOST_DECIMALS,
                            option,
                            value,
                            "a whole number from 0 to " + EntryOptions.MOST_DECIMALS);
                default ->
                    add(
                            "config." + option,
                            "There is no option `" + option + "`; expected `grain`, `approval` or `decimals`.",
                            NearMiss.of(option, OPTIONS).orElse(null));
            }
        }

        private void require(boolean holds, String option, Object value, String expected) {
            if (!holds) {
                add("config." + option, "Found `" + value + "`; expected " + expected + ".", null);
            }
        }

        private void checkStream(String name, StreamDefinition stream) {
            String path = "streams." + name;
            if (!EntryConnector.DAY.equals(stream.time())) {
                add(path + ".time", "A value is dated by the first day of its period: write `time: day`.", null);
            }
            List<String> key = EntryConnector.spec(name, stream).key();
            if (!stream.key().equals(key)) {
                add(
                        path + ".key",
                        "A value is known by its period and slice: write `key: [" + String.join(", ", key) + "]`.",
                        null);
            }
            stream.fields().forEach((field, type) -> {
                if (EntryConnector.RESERVED.contains(field)) {
                    add(
                            path + ".fields." + field,
                            "Every stream of typed-in values has a field `" + field
                                    + "`. Declare dimensions only, and call this one something else.",
                            null);
                } else if (type != FieldType.TEXT) {
                    add(
                            path + ".fields." + field,
                            "`" + field + "` is a dimension of the values; expected its type to be text.",
                            null);
                }
            });
            if (stream.coverage() != null) {
                add(
                        path + ".coverage",
                        "What was not typed in is missing, and everything else is there. Leave the coverage out.",
                        null);
            }
        }

        private void add(String path, String message, @Nullable String suggestion) {
            found.add(new Finding(
                    Finding.Severity.ERROR, DefinitionKind.SOURCE, source.key(), path, -1, message, suggestion));
        }
    }
}
