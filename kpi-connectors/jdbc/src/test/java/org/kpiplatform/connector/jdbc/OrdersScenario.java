package org.kpiplatform.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.kpiplatform.connector.tck.Scenario;
import org.kpiplatform.connector.tck.report.Unproven;

/// A table of orders in PostgreSQL, and what can happen to it.
final class OrdersScenario implements Scenario, AutoCloseable {

    private static final String LATEST =
            "(select max(coalesce(updated_at, created_at)) + interval '1 minute' from orders)";

    private final TestDatabase database;
    private final List<Connection> locks = new ArrayList<>();

    OrdersScenario(TestDatabase database) {
        this.database = database.execute(
                "drop table if exists orders",
                "create table orders (id int primary key, customer text, amount numeric, ordered_on date, "
                        + "updated_at timestamptz, created_at timestamptz not null, deleted_at timestamptz)",
                "insert into orders select i, 'customer ' || i % 3, i * 1.25, date '2026-01-01' + i, t, t, null "
                        + "from (select i, timestamptz '2026-02-01 12:00:00+00' + (i / 4) * interval '1 hour' t "
                        + "from generate_series(1, 23) i) rows");
    }

    private String insert(String id, String amount, String day, String updated, String created) {
        return database.ask("with added as (insert into orders select " + id + ", 'new', " + amount + ", " + day + ", "
                + updated + ", " + created + " returning id) select id from added");
    }

    private String insert(String amount, String day, String updated) {
        return insert("(select max(id) + 1 from orders)", amount, day, updated, LATEST);
    }

    @Override
    public String add() {
        return insert("7", "date '2026-03-01'", LATEST);
    }

    @Override
    public String addTied(String key) {
        // a lower key than all, which whoever asks for what lies behind the last one would miss
        return insert(
                "(select min(id) - 1 from orders)",
                "7",
                "date '2026-03-01'",
                "(select updated_at from orders where id = " + key + ")",
                LATEST);
    }

    @Override
    public String addWithoutCursor() {
        return insert("7", "date '2026-03-01'", "null::timestamptz");
    }

    @Override
    public Planted addSentinel() {
        return new Planted(insert("7", "date '1970-01-01'", LATEST), "ordered_on");
    }

    @Override
    public void addBroken() {
        insert("'NaN'", "date '2026-03-01'", LATEST);
    }

    @Override
    public void update(String key) {
        database.execute("update orders set amount = amount + 1, updated_at = " + LATEST + " where id = " + key);
    }

    @Override
    public void delete(String key) {
        database.execute("update orders set deleted_at = now(), updated_at = " + LATEST + " where id = " + key);
    }

    @Override
    public String addField() {
        database.execute("alter table orders add column country text");
        return "country";
    }

    @Override
    public String removeField() {
        database.execute("alter table orders drop column customer");
        return "customer";
    }

    @Override
    public void useZone(ZoneId zone) {
        database.execute("alter role " + TestPostgres.READER + " set timezone = '" + zone + "'");
    }

    @Override
    public void showNothing() {
        database.execute("delete from orders");
    }

    @Override
    public void refuseCredential() {
        database.execute("alter role " + TestPostgres.READER + " password 'another'");
    }

    @Override
    public CountDownLatch hang() {
        Connection lock = lock();
        CountDownLatch arrived = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            awaitReader();
            arrived.countDown();
        });
        locks.add(lock);
        return arrived;
    }

    /// Cuts the connection of the next reader.
    @Override
    public void overload() {
        Connection lock = lock();
        Thread.ofVirtual().start(() -> {
            database.ask("select pg_terminate_backend(" + awaitReader() + ")");
            release(lock);
        });
    }

    private Connection lock() {
        try {
            Connection lock = database.connect();
            lock.setAutoCommit(false);
            try (Statement statement = lock.createStatement()) {
                statement.execute("lock table orders in access exclusive mode");
            }
            return lock;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String awaitReader() {
        while (true) {
            String waiting = database.ask("select coalesce(max(pid)::text, '') from pg_stat_activity where usename = '"
                    + TestPostgres.READER + "' and datname = current_database() and wait_event_type = 'Lock'");
            if (!waiting.isEmpty()) {
                return waiting;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void release(Connection lock) {
        try {
            lock.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void limitRate(Duration retryAfter) {
        throw Unproven.notApplicable("databases do not say when to come again");
    }

    @Override
    public void useUpQuota(Duration renewedAfter) {
        throw Unproven.notApplicable("databases have no allowance of requests");
    }

    @Override
    public void garble() {
        throw Unproven.notApplicable("the driver speaks the database's protocol");
    }

    @Override
    public void ignoreFilters() {
        throw Unproven.notApplicable("SQL has no filters that a database may ignore");
    }

    @Override
    public void linkElsewhere() {
        throw Unproven.notApplicable("rows have no links that are followed");
    }

    @Override
    public void expireToken() {
        throw Unproven.notApplicable("the password is not exchanged for tokens");
    }

    @Override
    public void close() {
        locks.forEach(OrdersScenario::release);
        database.execute(
                "alter role " + TestPostgres.READER + " password '" + TestPostgres.PASSWORD + "'",
                "alter role " + TestPostgres.READER + " reset timezone");
    }
}
