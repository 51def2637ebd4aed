package org.kpiplatform.connector.jdbc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.kpiplatform.connector.jdbc.database.Database;
import org.kpiplatform.connector.jdbc.database.Drivers;
import org.kpiplatform.connector.jdbc.database.Session;
import org.kpiplatform.connector.jdbc.pushdown.JdbcPushDown;
import org.kpiplatform.connector.jdbc.reading.JdbcReading;
import org.kpiplatform.connector.jdbc.reading.JdbcSampling;
import org.kpiplatform.connector.jdbc.relation.DeclaredStream;
import org.kpiplatform.connector.jdbc.relation.Discovery;
import org.kpiplatform.connector.jdbc.relation.Relation;
import org.kpiplatform.connector.jdbc.value.Conversion;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.Sampling;
import org.kpiplatform.connector.spi.SourceContext;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.spi.pushdown.MetricPushDown;

/// The tables and queries of one database. Each read has a connection of its own.
final class JdbcSource implements MetricSource {

    private final SourceContext context;
    private final Database database;
    private final Map<String, DeclaredStream> streams;
    private final Conversion conversion;
    private final Drivers drivers;
    private final Queue<Session> sessions = new ConcurrentLinkedQueue<>();
    private final Map<String, Relation> known = new ConcurrentHashMap<>();
    private volatile boolean closed;

    JdbcSource(JdbcConfig config, SourceContext context) {
        this.context = context;
        this.drivers = new Drivers(context.pluginFolder());
        this.database = new Database(
                config.url(),
                config.user(),
                config.password(),
                config.properties(),
                config.secretProperties(),
                config.fetchSize(),
                config.queryTimeout());
        this.streams = config.streams();
        this.conversion = new Conversion(
                config.zone() == null ? context.zone() : config.zone(), new HashSet<>(config.datesThatAreNone()));
    }

    @Override
    public CheckResult check() throws InterruptedException {
        List<String> errors = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        try (Session session = connect()) {
            for (DeclaredStream stream : streams.values()) {
                try {
                    seen.add(described(new Discovery(session).relation(stream)));
                } catch (SourceException e) {
                    errors.add(Objects.requireNonNull(e.getMessage()));
                }
            }
        } catch (SourceException e) {
            errors.add(Objects.requireNonNull(e.getMessage()));
        }
        return errors.isEmpty() ? new CheckResult.Passed(String.join("; ", seen)) : new CheckResult.Failed(errors);
    }

    private static String described(Relation relation) {
        List<String> others = relation.columns().others();
        return relation.name() + ": " + relation.columns().known().size() + " columns"
                + (relation.key().isEmpty() ? ", no key" : "")
                + (others.isEmpty() ? "" : ", not read: " + String.join(", ", others));
    }

    /// Streams that can not be found are left out, so that the others go on; the log says why.
    @Override
    public List<StreamSpec> discover() throws InterruptedException {
        List<StreamSpec> found = new ArrayList<>();
        List<SourceException> failures = new ArrayList<>();
        try (Session session = connect()) {
            for (DeclaredStream stream : streams.values()) {
                try {
                    Relation relation = relation(session, stream);
                    noteOthers(relation);
                    found.add(relation.spec());
                } catch (SourceException e) {
                    failures.add(e);
                }
            }
        }
        for (SourceException failure : failures) {
            if (found.isEmpty() || failure.kind() != ErrorKind.CONFIG) {
                throw failure;
            }
            context.logger().log(System.Logger.Level.WARNING, failure.getMessage());
        }
        return found;
    }

    private void noteOthers(Relation relation) {
        List<String> others = relation.columns().others();
        if (!others.isEmpty()) {
            context.logger()
                    .log(
                            System.Logger.Level.INFO,
                            "Stream `" + relation.name() + "` leaves out columns of types that no field can have: "
                                    + String.join(", ", others) + ". Cast them in a query to read them.");
        }
    }

    @Override
    public RecordReader read(ReadRequest request) throws InterruptedException {
        DeclaredStream stream = require(request.stream().name());
        Session session = connect();
        try {
            return new JdbcReading(session, relation(session, stream), request, conversion);
        } catch (SourceException | InterruptedException e) {
            session.close();
            throw e;
        }
    }

    private DeclaredStream require(String name) {
        DeclaredStream stream = streams.get(name);
        if (stream == null) {
            throw new SourceException(
                    ErrorKind.CONFIG,
                    "There is no stream `" + name + "` in `tables` or `queries`, which name "
                            + streams.keySet().stream()
                                    .map(known -> "`" + known + "`")
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return stream;
    }

    @Override
    public <T> Optional<T> facet(Class<T> type) {
        if (type == MetricPushDown.class) {
            return Optional.of(type.cast(new JdbcPushDown(database.dialect(), this::connect, known, conversion)));
        }
        return type == Sampling.class
                ? Optional.of(type.cast(new JdbcSampling(new OpenSessions(), conversion)))
                : Optional.empty();
    }

    /// Connections that end with this source.
    private final class OpenSessions implements JdbcSampling.Sessions {

        @Override
        public Session connect() throws InterruptedException {
            return JdbcSource.this.connect();
        }

        @Override
        public Relation relation(Session session, String stream) throws InterruptedException {
            return JdbcSource.this.relation(session, require(stream));
        }
    }

    private Relation relation(Session session, DeclaredStream stream) throws InterruptedException {
        Relation relation = new Discovery(session).relation(stream);
        known.put(stream.name(), relation);
        return relation;
    }

    private Session connect() throws InterruptedException {
        sessions.removeIf(Session::isClosed);
        Session session = database.connect(drivers, context.budget());
        sessions.add(session);
        if (closed) {
            session.close();
        }
        return session;
    }

    @Override
    public void close() {
        closed = true;
        sessions.forEach(Session::close);
        drivers.close();
    }
}
