package org.kpiplatform.app.source.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.definition.plan.ConnectorCheck;
import org.kpiplatform.domain.catalog.DefinitionKind;
import org.kpiplatform.domain.catalog.check.Finding;
import org.kpiplatform.domain.source.FieldType;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;
import org.kpiplatform.domain.syntax.NearMiss;

/// Checks sources that records are pushed to: their streams have to say everything themselves.
@ApplicationScoped
class PushCheck implements ConnectorCheck {

    @Override
    public List<Finding> check(SourceDefinition source) {
        return source.connector().equals(PushConnector.TYPE) ? new Check(source).findings() : List.of();
    }

    /// Whether a stream says enough to have a table.
    static boolean isWhole(StreamDefinition stream) {
        return !stream.key().isEmpty() && stream.fields().keySet().containsAll(stream.key());
    }

    private record Check(SourceDefinition source, List<Finding> found) {

        Check(SourceDefinition source) {
            this(source, new ArrayList<>());
        }

        List<Finding> findings() {
            checkConfiguration();
            if (source.schedule() != null) {
                add(
                        "schedule",
                        "Records of this source are pushed, so that there is nothing to sync. Leave the schedule out.",
                        null);
            }
            if (source.streams().isEmpty()) {
                add(
                        "streams",
                        "The source names no streams. Declare one with its `key` and the types of its `fields`.",
                        null);
            }
            source.streams().forEach(this::check);
            return found;
        }

        private void checkConfiguration() {
            Set<String> known = Set.of(PushConnector.ADDITIONAL_FIELDS);
            source.config().forEach((option, value) -> {
                if (!known.contains(option)) {
                    add(
                            "config." + option,
                            "There is no option `" + option + "`; expected `" + PushConnector.ADDITIONAL_FIELDS
                                    + "` or nothing.",
                            NearMiss.of(option, known).orElse(null));
                } else if (!value.equals(PushConnector.REFUSE) && !value.equals(PushConnector.IGNORE)) {
                    add(
                            "config." + option,
                            "Found `" + value + "`; expected `" + PushConnector.REFUSE + "` or `" + PushConnector.IGNORE
                                    + "`.",
                            null);
                }
            });
        }

        private void check(String name, StreamDefinition stream) {
            String path = "streams." + name;
            Map<String, FieldType> fields = stream.fields();
            if (stream.key().isEmpty()) {
                add(path + ".key", "Nothing says what identifies a record. Name the fields: `key: [order_id]`.", null);
            }
            for (String key : stream.key()) {
                if (!fields.containsKey(key)) {
                    add(
                            path + ".key",
                            undeclared("key", key),
                            NearMiss.of(key, fields.keySet()).orElse(null));
                }
            }
            String time = stream.time();
            FieldType type = time == null ? null : fields.get(time);
            if (time != null && type == null) {
                add(
                        path + ".time",
                        undeclared("time", time),
                        NearMiss.of(time, fields.keySet()).orElse(null));
            } else if (type != null && !type.isTime()) {
                add(
                        path + ".time",
                        "`" + time + "` dates the records; expected its type to be date or timestamp.",
                        null);
            }
        }

        private static String undeclared(String what, String field) {
            return "The " + what + " names `" + field
                    + "`, which has no type under `fields`. Nobody can look at records "
                    + "that have not come yet: declare every field, such as `fields: {" + field + ": text}`.";
        }

        private void add(String path, String message, @Nullable String suggestion) {
            found.add(new Finding(
                    Finding.Severity.ERROR, DefinitionKind.SOURCE, source.key(), path, -1, message, suggestion));
        }
    }
}
