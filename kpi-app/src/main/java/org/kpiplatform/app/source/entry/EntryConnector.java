package org.kpiplatform.app.source.entry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
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

/// The connector `entry`: a stream has a record for the value of each period and slice. The fields that its definition
/// declares are its dimensions.
@ApplicationScoped
class EntryConnector implements OwnConnector {

    static final String TYPE = "entry";

    static final String DAY = "day";
    static final String PERIOD = "period";
    static final String VALUE = "value";
    static final String AUTHOR = "author";
    static final String NOTE = "note";
    static final String ENTERED_AT = "entered_at";
    static final String APPROVED_BY = "approved_by";

    private static final SourceInfo INFO = new SourceInfo(
            TYPE,
            "Typed-in values",
            "Values that people type in for a period, with author, note and approval.",
            Set.of());

    private static final List<FieldSpec> OWN = List.of(
            new FieldSpec(DAY, FieldType.DATE, DAY),
            new FieldSpec(PERIOD, FieldType.TEXT, PERIOD),
            new FieldSpec(VALUE, FieldType.DECIMAL, VALUE),
            new FieldSpec(AUTHOR, FieldType.TEXT, AUTHOR),
            new FieldSpec(NOTE, FieldType.TEXT, NOTE),
            new FieldSpec(ENTERED_AT, FieldType.TIMESTAMP, ENTERED_AT),
            new FieldSpec(APPROVED_BY, FieldType.TEXT, APPROVED_BY));

    /// The names that no dimension may have.
    static final List<String> RESERVED = OWN.stream().map(FieldSpec::name).toList();

    private static final Map<String, Object> SCHEMA = Map.of(
            "type",
            "object",
            "additionalProperties",
            false,
            "required",
            List.of(EntryOptions.GRAIN),
            "properties",
            Map.of(
                    EntryOptions.GRAIN,
                    Map.of(
                            "type",
                            "string",
                            "enum",
                            EntryOptions.GRAINS.keySet().stream().sorted().toList(),
                            "description",
                            "The length of the periods that values are typed in for."),
                    EntryOptions.APPROVAL,
                    Map.of(
                            "type",
                            "string",
                            "enum",
                            List.of(EntryOptions.NONE, EntryOptions.REQUIRED),
                            "default",
                            EntryOptions.NONE,
                            "description",
                            "Whether a value counts only when somebody else has approved it."),
                    EntryOptions.DECIMALS,
                    Map.of(
                            "type",
                            "integer",
                            "minimum",
                            0,
                            "maximum",
                            EntryOptions.MOST_DECIMALS,
                            "default",
                            EntryOptions.MOST_DECIMALS,
                            "description",
                            "How many decimals a value may have.")));

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
        return "Values of source `" + source + "` are typed in: `kpi enter METRIC PERIOD VALUE`, or PUT "
                + "/api/v1/metrics/{key}/entries/{period}. There is nothing to read.";
    }

    @Override
    public List<StreamSpec> streams(SourceDefinition source) {
        return source.streams().entrySet().stream()
                .map(stream -> spec(stream.getKey(), stream.getValue()))
                .toList();
    }

    static StreamSpec spec(String name, StreamDefinition stream) {
        List<FieldSpec> fields = new ArrayList<>(OWN);
        List<String> key = new ArrayList<>(List.of(DAY));
        for (String dimension : dimensions(stream)) {
            fields.add(new FieldSpec(dimension, FieldType.TEXT, dimension));
            key.add(dimension);
        }
        return new StreamSpec(name, fields, key, StreamSpec.DeleteMode.TOMBSTONE);
    }

    static List<String> dimensions(StreamDefinition stream) {
        return stream.fields().keySet().stream()
                .filter(field -> !RESERVED.contains(field))
                .toList();
    }
}
