package org.kpiplatform.connector.tryton;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.CursorField;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tryton.model.Model;
import org.kpiplatform.connector.tryton.model.ModelReading;
import org.kpiplatform.connector.tryton.reading.Question;
import org.kpiplatform.connector.tryton.reading.TrytonReading;
import org.kpiplatform.connector.tryton.rpc.Address;
import org.kpiplatform.connector.tryton.rpc.Tryton;

/// The models of one Tryton.
final class TrytonSource implements MetricSource {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);
    private final TrytonConfig config;
    private final SourceContext context;
    private final Tryton tryton;
    private final ModelReading models;
    private final Map<String, String> streams;

    TrytonSource(TrytonConfig config, SourceContext context) {
        this.config = config;
        this.context = context;
        Address address = new Address(config.url(), config.database(), config.user());
        this.tryton = new Tryton(address, config.password(), config.timeout(), context);
        this.models = new ModelReading(tryton, config.names());
        this.streams = StandardStreams.and(config.models());
    }

    @Override
    public CheckResult check() throws InterruptedException {
        List<String> seen = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        try {
            String version = tryton.version();
            for (Map.Entry<String, String> stream : streams.entrySet()) {
                switch (models.access(stream.getValue())) {
                    case READABLE -> seen.add(tried(stream.getKey(), stream.getValue(), complaints));
                    case MISSING, DENIED -> {
                        if (config.models().containsKey(stream.getKey())) {
                            complaints.add(absent(stream.getKey(), stream.getValue()));
                        }
                    }
                }
            }
            if (seen.isEmpty()) {
                complaints.add(nothing());
            }
            seen.addFirst("Tryton " + version);
        } catch (SourceException e) {
            complaints.add(Objects.requireNonNull(e.getMessage()));
        }
        return complaints.isEmpty()
                ? new CheckResult.Passed(String.join("; ", seen) + ".")
                : new CheckResult.Failed(complaints);
    }

    private String tried(String stream, String model, List<String> complaints) throws InterruptedException {
        Question question = new Question(tryton, model);
        if (!question.filters()) {
            complaints.add(
                    "Asked for records of `" + model + "` that changed in the year 9999, Tryton answered with some:"
                            + " it takes no notice of filters, so that changes would be lost. Look at what"
                            + " stands between.");
        }
        return stream + ": " + question.count() + " records";
    }

    /// Models whose module is not there, or that the account may not read, are left out.
    @Override
    public List<StreamSpec> discover() throws InterruptedException {
        List<StreamSpec> found = new ArrayList<>();
        for (Map.Entry<String, String> stream : streams.entrySet()) {
            switch (models.access(stream.getValue())) {
                case READABLE -> found.add(spec(stream.getKey(), model(stream.getKey(), stream.getValue())));
                case MISSING, DENIED -> {
                    boolean asked = config.models().containsKey(stream.getKey());
                    context.logger()
                            .log(
                                    asked ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                                    absent(stream.getKey(), stream.getValue()));
                }
            }
        }
        if (found.isEmpty()) {
            throw new SourceException(ErrorKind.CONFIG, nothing());
        }
        return found;
    }

    private Model model(String stream, String model) throws InterruptedException {
        return models.model(model, StandardStreams.ENDS.getOrDefault(stream, Set.of()));
    }

    private StreamSpec spec(String stream, Model model) {
        return new StreamSpec(stream, model.fields(), List.of("id"), StreamSpec.DeleteMode.SNAPSHOT_DIFF)
                .withCursor(CursorField.of(ModelReading.CHANGED, MICROSECOND)
                        .withMissing(CursorField.Missing.INCLUDE)
                        .withLookback(config.lookback())
                        .withSafetyLag(config.safetyLag()));
    }

    @Override
    public RecordReader read(ReadRequest request) throws InterruptedException {
        String stream = request.stream().name();
        String model = streams.get(stream);
        if (model == null) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "There is no stream `" + stream + "`; there are "
                            + streams.keySet().stream()
                                    .map(name -> "`" + name + "`")
                                    .collect(Collectors.joining(", "))
                            + ". Say under `models` what it is read from.");
        }
        return switch (models.access(model)) {
            case READABLE -> new TrytonReading(tryton, model(stream, model), request, config.pageSize());
            case MISSING, DENIED -> throw new SourceException(ErrorKind.CONFIG, absent(stream, model));
        };
    }

    private String absent(String stream, String model) {
        return "Stream `" + stream + "` can not be read: there is no model `" + model + "` in the database `"
                + config.database() + "`, or `" + config.user() + "` may not read it. Activate its module, or give a"
                + " group of the user read access.";
    }

    private String nothing() {
        return "`" + config.user() + "` can read none of the models "
                + streams.values().stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "))
                + ". Put the user into a group that may, such as Sales.";
    }

    @Override
    public void close() {
        tryton.close();
    }
}
