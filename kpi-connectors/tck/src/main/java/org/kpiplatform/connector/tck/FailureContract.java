package org.kpiplatform.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.ReadRequest;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.report.KitRule;
import org.kpiplatform.connector.tck.report.Proves;

/// What a source says when its origin fails, and what it does not believe.
abstract class FailureContract<C extends Record> extends StreamContract<C> {

    private static final Duration PAUSE = Duration.ofMinutes(17);
    /// How far a time that is told may be from the one that the origin meant.
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    @Test
    @Proves(KitRule.ERRORS)
    void saysUntilWhenTheOriginWantsToBeLeftAlone() throws InterruptedException {
        StreamSpec spec = discovered();
        scenario().limitRate(PAUSE);

        SourceException failure = failure(spec);

        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertNear(failure);
        assertThat(context().budget().pauses())
                .as("pauses that the budget was told, so that other runs heed them")
                .isNotEmpty();
        assertReadsOnAfterwards(spec);
    }

    @Test
    @Proves(KitRule.ERRORS)
    void saysWhenAnAllowanceIsRenewed() throws InterruptedException {
        StreamSpec spec = discovered();
        scenario().useUpQuota(PAUSE);

        SourceException failure = failure(spec);

        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(ErrorKind.QUOTA);
        assertNear(failure);
        assertReadsOnAfterwards(spec);
    }

    private void assertNear(SourceException failure) {
        Instant meant = context().clock().instant().plus(PAUSE);
        assertThat(failure.until())
                .as("when to come again")
                .get(InstanceOfAssertFactories.INSTANT)
                .isBetween(meant.minus(TOLERANCE), meant.plus(TOLERANCE));
    }

    private void assertReadsOnAfterwards(StreamSpec spec) {
        context().clock().advance(PAUSE.plus(TOLERANCE));
        assertThatCode(() -> read(new ReadRequest(spec, null)))
                .as("a read after the pause")
                .doesNotThrowAnyException();
    }

    @Test
    @Proves(KitRule.ERRORS)
    void takesAnOverloadForSomethingThatPasses() throws InterruptedException {
        StreamSpec spec = discovered();
        scenario().overload();
        try {
            read(new ReadRequest(spec, null)); // it may try again by itself
        } catch (SourceException e) {
            assertThat(e.kind()).as(e.getMessage()).isEqualTo(ErrorKind.TRANSIENT);
        }
        assertReadsOnAfterwards(spec);
    }

    @Test
    @Proves(KitRule.ERRORS)
    void takesARefusedCredentialForSomethingToConfigure() throws InterruptedException {
        StreamSpec spec = discovered();
        scenario().refuseCredential();

        SourceException failure = failure(spec);

        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(ErrorKind.CONFIG);
        try (MetricSource source = open()) {
            assertThat(source.check()).as("the check with a wrong credential").isInstanceOf(CheckResult.Failed.class);
        }
    }

    @Test
    @Proves(KitRule.ERRORS)
    void takesGarbageForBrokenData() throws InterruptedException {
        StreamSpec spec = discovered();
        scenario().garble();

        SourceException failure = failure(spec);

        assertThat(failure.kind()).as(failure.getMessage()).isIn(ErrorKind.DATA, ErrorKind.TRANSIENT);
    }

    private SourceException failure(StreamSpec spec) {
        Throwable thrown = catchThrowable(() -> read(new ReadRequest(spec, null)));
        assertThat(thrown)
                .as("what a read throws that can not succeed; null is for one that did not notice")
                .isInstanceOf(SourceException.class);
        return (SourceException) thrown;
    }

    @Test
    @Proves(KitRule.QUARANTINE)
    void putsABrokenRecordAsideAndReadsOn() throws InterruptedException {
        StreamSpec spec = discovered();
        int before = read(new ReadRequest(spec, null)).keys(spec).size();
        scenario().addBroken();
        String added = scenario().add();

        Delivery delivery = read(new ReadRequest(spec, null));

        assertThat(delivery.keys(spec)).hasSize(before + 1).contains(added);
        assertThat(delivery.rejected()).isNotEmpty().allSatisfy(rejection -> {
            assertThat(rejection.raw()).as("the raw value").isNotEmpty();
            assertThat(rejection.reason()).as("the reason").contains(" ");
        });
    }

    @Test
    @Proves(KitRule.TRUST)
    void failsTheCheckOfAnOriginThatIgnoresFilters() throws InterruptedException {
        scenario().ignoreFilters();
        try (MetricSource source = open()) {
            assertThat(source.check())
                    .as("the check, which asks for what can not exist and fails when something comes")
                    .isInstanceOf(CheckResult.Failed.class);
        }
    }

    @Test
    @Proves(KitRule.TRUST)
    void followsNoLinkToAnotherHost() throws InterruptedException {
        StreamSpec spec = discovered();
        scenario().linkElsewhere();
        try {
            read(new ReadRequest(spec, null)); // it may find its own way
        } catch (SourceException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        assertThat(scenario().requestsElsewhere()).isZero();
    }
}
