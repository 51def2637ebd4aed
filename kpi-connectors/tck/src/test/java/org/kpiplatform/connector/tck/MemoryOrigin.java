package org.kpiplatform.connector.tck;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.connector.spi.Secret;

/// A system of record as vendors make them, without a network: it shows times in the zone of the account and without
/// saying so, cuts them to seconds, stops at a cap without a word, and never fills `changed` before the first update.
final class MemoryOrigin {

    /// The most records for one question, whatever the pages.
    static final int CAP = 12;

    static final String HOST = "here";

    static final Duration HOURS_BETWEEN_THE_FIRST = Duration.ofHours(9);

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /// A record of it.
    record Thing(
            long id,
            String number,
            Instant created,
            @Nullable Instant changed,
            String due,
            boolean gone) {

        Instant place() {
            return changed == null ? created : changed;
        }
    }

    /// A question.
    ///
    /// @param since    text in the zone of the account, inclusive; null for no limit
    /// @param changed  whether `since` means `changed` only, which leaves out what was never changed
    /// @param id       a filter; null for none
    record Question(
            String host,
            String access,
            @Nullable String since,
            boolean changed,
            @Nullable String id,
            int offset,
            int limit) {}

    /// An answer: rows of texts by field.
    ///
    /// @param next the host of the link to the next page
    record Answer(List<Map<String, String>> rows, String next) {}

    final Troubles troubles = new Troubles();
    private final Map<Long, Thing> things = new TreeMap<>();
    private final Map<String, Integer> requests = new HashMap<>();
    private Instant now = START;
    private String access = "";
    private String refresh = "";
    private int logins;

    MemoryOrigin() {
        for (int i = 0; i < 4; i++) {
            now = now.plus(HOURS_BETWEEN_THE_FIRST);
            put(new Thing(nextId(), "7", now, now, "2026-04-01", false));
        }
    }

    /// Exchanges the password, or the last refresh token, for a new token and a new refresh token.
    List<Secret> login(Secret credential) {
        boolean known = credential.reveal().equals("open sesame")
                || (!refresh.isEmpty() && credential.reveal().equals(refresh));
        if (troubles.refused || !known) {
            throw new Refusal(Refusal.Status.WRONG_CREDENTIAL);
        }
        logins++;
        access = "access-" + logins + "-of-many";
        refresh = "refresh-" + logins + "-of-many";
        return List.of(new Secret(access), new Secret(refresh));
    }

    ZoneId zone(String token) {
        requireAccess(token);
        return troubles.zone;
    }

    List<String> fields(String token) {
        requireAccess(token);
        return fields();
    }

    Answer find(Question question) throws InterruptedException {
        requireAccess(question.access());
        troubles.strike();
        if (!question.host().equals(HOST)) {
            troubles.requestsElsewhere++;
        }
        List<Map<String, String>> rows = found(question)
                .sorted(Comparator.comparing(Thing::place).thenComparingLong(Thing::id))
                .limit(CAP)
                .skip(question.offset())
                .limit(question.limit())
                .map(this::row)
                .toList();
        return new Answer(troubles.garbled() ? List.of(Map.of("html", "Sorry!")) : rows, troubles.linkedHost);
    }

    private Stream<Thing> found(Question question) {
        if (troubles.empty) {
            return Stream.of();
        }
        if (troubles.filtersIgnored) {
            return things.values().stream();
        }
        String since = question.since();
        Instant from = since == null
                ? Instant.MIN
                : LocalDateTime.parse(since, TIME).atZone(troubles.zone).toInstant();
        return things.values().stream()
                .filter(thing -> question.id() == null || question.id().equals(String.valueOf(thing.id())))
                .filter(thing -> !question.changed() || thing.changed() != null)
                .filter(thing -> !thing.place().isBefore(from));
    }

    private Map<String, String> row(Thing thing) {
        Map<String, String> row = new HashMap<>();
        row.put("id", String.valueOf(thing.id()));
        row.put("name", "thing " + thing.id());
        row.put("number", thing.number());
        row.put("due", thing.due());
        row.put("colour", "blue");
        row.put("gone", String.valueOf(thing.gone()));
        row.put("created", shown(thing.created()));
        Instant changed = thing.changed();
        if (changed != null) {
            row.put("changed", shown(changed));
        }
        row.keySet()
                .retainAll(Stream.concat(fields().stream(), Stream.of("gone", "created"))
                        .toList());
        return row;
    }

    /// As the origin writes it.
    private String shown(Instant time) {
        return TIME.format(time.atZone(troubles.zone));
    }

    private List<String> fields() {
        List<String> fields = new ArrayList<>(List.of("id", "name", "number", "changed"));
        if (!troubles.dueRemoved) {
            fields.add("due");
        }
        if (troubles.colourAdded) {
            fields.add("colour");
        }
        return fields;
    }

    private void requireAccess(String token) {
        requests.merge(token, 1, Integer::sum);
        if (troubles.refused || !token.equals(access)) {
            throw new Refusal(Refusal.Status.TOKEN_EXPIRED);
        }
    }

    void expireToken() {
        access = "";
    }

    int requestsWith(String token) {
        return requests.getOrDefault(token, 0);
    }

    Thing thing(String key) {
        return Objects.requireNonNull(things.get(Long.parseLong(key)));
    }

    String put(Thing thing) {
        things.put(thing.id(), thing);
        return String.valueOf(thing.id());
    }

    long nextId() {
        return things.size() + 1L;
    }

    Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    /// What may be wrong with the origin.
    static final class Troubles {
        ZoneId zone = ZoneOffset.UTC;
        String linkedHost = HOST;
        boolean empty;
        boolean filtersIgnored;
        boolean refused;
        boolean colourAdded;
        boolean dueRemoved;
        int requestsElsewhere;
        private @Nullable Refusal next;
        private boolean garble;
        private @Nullable CountDownLatch hanging;

        void refuseOnce(Refusal.Status status, Duration wait) {
            next = new Refusal(status, wait);
        }

        void garbleOnce() {
            garble = true;
        }

        void hangOnce(CountDownLatch arrived) {
            hanging = arrived;
        }

        private boolean garbled() {
            boolean garbled = garble;
            garble = false;
            return garbled;
        }

        private void strike() throws InterruptedException {
            Refusal refusal = next;
            next = null;
            if (refusal != null) {
                throw refusal;
            }
            CountDownLatch arrived = hanging;
            hanging = null;
            if (arrived != null) {
                arrived.countDown();
                new CountDownLatch(1).await();
            }
        }
    }
}
