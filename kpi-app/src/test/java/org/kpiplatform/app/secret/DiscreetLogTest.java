package org.kpiplatform.app.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscreetLogTest {

    private final DiscreetLog log = new DiscreetLog();

    @BeforeEach
    void learn() {
        ToldSecrets.learn("DiscreetLogTest", "planted-in-the-log");
        ToldSecrets.learn("DiscreetLogTest", "planted-in-the-log-and-longer");
    }

    @Test
    void leavesOutSecretsInMessagesAndTheirParameters() {
        ExtLogRecord record = new ExtLogRecord(
                Level.INFO, "logged in with %s to %s", ExtLogRecord.FormatStyle.PRINTF, "DiscreetLogTest");
        record.setParameters(new Object[] {"planted-in-the-log-and-longer", "shop"});

        assertThat(log.isLoggable(record)).isTrue();

        assertThat(new PatternFormatter("%s").format(record)).isEqualTo("logged in with *** to shop");
    }

    @Test
    void leavesThemOutOfExceptionsTheirCausesAndWhatTheySuppressed() {
        RuntimeException thrown = new RuntimeException("refused", new IllegalStateException("by planted-in-the-log"));
        thrown.addSuppressed(new IllegalStateException("and planted-in-the-log"));
        LogRecord record = new LogRecord(Level.WARNING, "failed");
        record.setThrown(thrown);

        log.isLoggable(record);

        StringWriter trace = new StringWriter();
        Objects.requireNonNull(record.getThrown()).printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .contains("RuntimeException: refused", "IllegalStateException: by ***", "DiscreetLogTest.java")
                .doesNotContain("planted");
    }

    @Test
    void leavesOtherRecordsAlone() {
        RuntimeException thrown = new RuntimeException("refused");
        LogRecord record = new LogRecord(Level.WARNING, "failed {0}");
        record.setParameters(new Object[] {1});
        record.setThrown(thrown);

        log.isLoggable(record);

        assertThat(record.getThrown()).isSameAs(thrown);
        assertThat(record.getParameters()).containsExactly(1);
    }

    @Test
    void forgetsTheOldestOfAnOwnerThatHasTooMany() {
        for (int i = 0; i < 200; i++) {
            ToldSecrets.learn("DiscreetLogTest tokens", "planted-token-" + i);
        }

        assertThat(ToldSecrets.without("planted-token-199, planted-token-3")).isEqualTo("***, planted-token-3");
        assertThat(ToldSecrets.isToldIn("planted-in-the-log")).isTrue();
    }
}
