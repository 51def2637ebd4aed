package org.kpiplatform.connector.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.RecordReader;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tryton.standin.Standin;

/// Logging in and out, and what is said where that does not work.
class SessionTest {

    private final Standin standin = new Standin();

    @BeforeEach
    void fill() {
        for (int i = 0; i < 6; i++) {
            standin.opportunities().add();
        }
    }

    @AfterEach
    void stop() {
        standin.close();
    }

    @Test
    void logsInOnceForAllQuestionsAndOutAtTheEnd() throws InterruptedException {
        try (MetricSource source = Options.of(standin).open()) {
            source.check();
            source.discover();
            assertThat(standin.sessions()).isOne();
        }

        assertThat(standin.logins()).isOne();
        assertThat(standin.sessions()).isZero();
    }

    @Test
    void readsOnInANewSessionWhereTheOldOneHasEnded() throws InterruptedException {
        try (MetricSource source = Options.of(standin).open()) {
            StreamSpec spec = source.discover().getFirst();
            int records = 0;
            try (RecordReader reader = source.read(new ReadRequest(spec, null))) {
                for (boolean last = false; !last; ) {
                    var batch = reader.next(2);
                    records += batch.records().size();
                    last = batch.last();
                    standin.endSessions();
                }
            }

            assertThat(records).isEqualTo(6);
            assertThat(standin.logins()).isGreaterThan(1);
        }
    }

    @Test
    void saysWhichAccountIsRefused() {
        Options options = Options.of(standin);
        options.password = "wrong-planted";
        try (MetricSource source = options.open()) {
            assertThatThrownBy(source::discover)
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
                    .hasMessageContaining("does not accept the user `kpi`")
                    .hasMessageNotContaining("planted");
        }
    }

    @Test
    void saysThatThereIsNoSuchDatabase() throws InterruptedException {
        Options options = Options.of(standin);
        options.database = "nobodys";
        try (MetricSource source = options.open()) {
            assertThat(source.check())
                    .isInstanceOfSatisfying(
                            CheckResult.Failed.class,
                            failed -> assertThat(failed.errors())
                                    .singleElement()
                                    .asString()
                                    .contains("There is no database `nobodys`"));
        }
    }
}
