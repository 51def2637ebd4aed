package org.kpiplatform.app.source.push;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kpiplatform.app.source.connector.OwnConnector;
import org.kpiplatform.connector.spi.FieldSpec;
import org.kpiplatform.connector.spi.FieldType;
import org.kpiplatform.connector.spi.SourceInfo;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.SourceDefinition;
import org.kpiplatform.domain.source.StreamDefinition;

/// The connector `push`: a stream has the fields that its definition gives types to.
@ApplicationScoped
class PushConnector implements OwnConnector {

    static final String TYPE = "push";
    static final String ADDITIONAL_FIELDS = "additional_fields";
    static final String REFUSE = "refuse";
    static final String IGNORE = "ignore";

    private static final SourceInfo INFO = new SourceInfo(
            TYPE,
            "Push",
            "Records that are sent to the service as JSON, NDJSON or CloudEvents, as they happen.",
            Set.of());

    private static final Map<String, Object> SCHEMA = Map.of(
            "type",
            "object",
            "additionalProperties",
            false,
            "properties",
            Map.of(
                    ADDITIONAL_FIELDS,
                    Map.of(
                            "type",
                            "string",
                            "enum",
                            List.of(REFUSE, IGNORE),
                            "default",
                            REFUSE,
                            "description",
                            "What becomes of a record with fields that its stream does not declare: it goes to quarantine, or they are left out.")));

    @Override
    public SourceInfo info() {
        return INFO;
    }

    @Override
    public Map<String, Object> configurationSchema() {
        return SCHEMA;
    }

    @Override
    public String howRecordsCome(String source) {
        return "Records of source `" + source + "` are pushed to the service: POST /api/v1/sources/" + source
                + "/streams/{stream}/records. There is nothing to read.";
    }

    @Override
    public List<StreamSpec> streams(SourceDefinition source) {
        return source.streams().entrySet().stream()
                .filter(stream -> PushCheck.isWhole(stream.getValue()))
                .map(stream -> spec(stream.getKey(), stream.getValue()))
                .toList();
    }

    static StreamSpec spec(String name, StreamDefinition stream) {
        List<FieldSpec> fields = stream.fields().entrySet().stream()
                .map(field -> new FieldSpec(
                        field.getKey(), FieldType.valueOf(field.getValue().name()), field.getKey()))
                .toList();
        return new StreamSpec(name, fields, stream.key(), StreamSpec.DeleteMode.TOMBSTONE);
    }

    /// Whether fields that are not declared are left out, instead of refused.
    static boolean ignoresOthers(SourceDefinition source) {
        return IGNORE.equals(source.config().get(ADDITIONAL_FIELDS));
    }
}
