package org.kpiplatform.app.source.push;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.api.push.PushReceipt;
import org.kpiplatform.api.push.StreamCoverage;
import org.kpiplatform.api.syncrun.SyncCause;
import org.kpiplatform.app.record.Quarantine;
import org.kpiplatform.app.record.StreamKey;
import org.kpiplatform.app.source.arrival.Arrival;
import org.kpiplatform.app.source.arrival.Arrivals;
import org.kpiplatform.app.source.push.body.CloudEvent;
import org.kpiplatform.app.source.push.body.KeptBody;
import org.kpiplatform.app.source.push.body.PushFormat;
import org.kpiplatform.app.source.push.body.PushedRow;
import org.kpiplatform.app.source.push.body.PushedRows;
import org.kpiplatform.app.source.push.body.RecordReading;
import org.kpiplatform.connector.spi.FieldSpec;

/// Takes pushes. Start reading here: a push waits for its turn, comes whole, and is stored in one transaction; the
/// metrics follow by themselves.
@ApplicationScoped
class Pushes {

    private final PushGate gate;
    private final PushConfig config;
    private final Arrivals arrivals;
    private final PushAnswers answers;
    private final Quarantine quarantine;
    private final PushCoverage coverage;
    private final Clock clock;

    Pushes(
            PushGate gate,
            PushConfig config,
            Arrivals arrivals,
            PushAnswers answers,
            Quarantine quarantine,
            PushCoverage coverage,
            Clock clock) {
        this.gate = gate;
        this.config = config;
        this.arrivals = arrivals;
        this.answers = answers;
        this.quarantine = quarantine;
        this.coverage = coverage;
        this.clock = clock;
    }

    /// What is pushed, beside its body.
    ///
    /// @param idempotencyKey  as the sender gave it, or null
    /// @param event           that the headers tell of, or null
    /// @param completeThrough until when the stream is complete with this, or null
    record Push(
            PushedStream stream,
            PushFormat format,
            @Nullable String idempotencyKey,
            @Nullable CloudEvent event,
            @Nullable Instant completeThrough) {

        StreamKey key() {
            return stream.key();
        }

        boolean isOfEvents() {
            return event != null || format == PushFormat.EVENT || format == PushFormat.EVENTS;
        }

        /// Of all that makes a difference.
        String digest(KeptBody body) {
            return KeptBody.digestOf(format + " " + event + " " + completeThrough + " " + body.digest());
        }

        /// What the answer is kept by: the sender's key, or the events themselves, which never change.
        Optional<String> answerKey(KeptBody body) {
            return Optional.ofNullable(idempotencyKey)
                    .map(key -> "key " + key)
                    .or(() -> isOfEvents() ? Optional.of("body " + digest(body)) : Optional.empty());
        }
    }

    /// An answer.
    ///
    /// @param repeated whether it is that of an earlier time
    record Answer(PushReceipt receipt, boolean repeated) {}

    /// Takes a push.
    Answer take(Push push, InputStream sent) throws IOException, InterruptedException {
        try (PushGate.Turn _ = gate.enter(push.key());
                KeptBody body = KeptBody.read(sent, clock, config.bodyLimit())) {
            Answer answer = arrivals.take(
                    push.stream().source().key(), push.stream().spec(), SyncCause.PUSH, it -> answer(push, body, it));
            Log.debugf("Push: stream=%s bytes=%d repeated=%s", push.key(), body.size(), answer.repeated());
            return answer;
        }
    }

    private Answer answer(Push push, KeptBody body, Arrival arrival) {
        String digest = push.digest(body);
        Optional<String> key = push.answerKey(body);
        Optional<PushReceipt> earlier = key.flatMap(it -> answers.find(push.key(), it, digest));
        if (earlier.isPresent()) {
            return new Answer(earlier.get(), true);
        }
        PushReceipt receipt = store(push, body, arrival);
        key.ifPresent(it -> answers.keep(push.key(), it, digest, receipt));
        return new Answer(receipt, false);
    }

    private PushReceipt store(Push push, KeptBody body, Arrival arrival) {
        RecordReading reading = new RecordReading(
                arrival.stream(),
                push.stream().spec().fields().stream().map(FieldSpec::name).collect(Collectors.toSet()),
                PushConnector.ignoresOthers(push.stream().source()));
        PushTally tally = new PushTally(push.key(), arrival, reading, answers, quarantine, config.batchSize());
        try (PushedRows rows = PushedRows.of(body, push.format(), push.event())) {
            Optional<PushedRow> row = rows.next();
            while (row.isPresent()) {
                tally.add(row.get());
                row = rows.next();
            }
            tally.store();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("A body that was kept can not be read", e);
        }
        Instant through = push.completeThrough();
        return tally.receipt(
                through == null
                        ? null
                        : coverage.extend(push.stream(), arrival, new StreamCoverage(null, through))
                                .completeThrough());
    }

    /// Takes a heartbeat.
    StreamCoverage cover(PushedStream stream, StreamCoverage span) {
        return arrivals.take(
                stream.source().key(),
                stream.spec(),
                SyncCause.PUSH,
                arrival -> coverage.extend(stream, arrival, span));
    }
}
