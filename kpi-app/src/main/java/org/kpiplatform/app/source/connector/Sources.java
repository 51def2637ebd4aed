package org.kpiplatform.app.source.connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kpiplatform.app.organisation.OrganisationConfig;
import org.kpiplatform.app.source.secret.RevealedConfig;
import org.kpiplatform.app.source.secret.SourceSecrets;
import org.kpiplatform.app.source.secret.SourceTokens;
import org.kpiplatform.app.source.sync.retry.RetryConfig;
import org.kpiplatform.app.source.upload.UploadFolders;
import org.kpiplatform.connector.host.OpenedSource;
import org.kpiplatform.connector.host.PacedBudget;
import org.kpiplatform.connector.host.Plugins;
import org.kpiplatform.connector.host.configuration.ConfigurationProblem;
import org.kpiplatform.connector.spi.Capability;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.ErrorKind;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.SourceException;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.domain.source.SourceDefinition;

/// Opens sources as they are defined, and asks them.
@ApplicationScoped
public class Sources {

    private final Plugins plugins;
    private final SourceSecrets secrets;
    private final SourceTokens tokens;
    private final UploadFolders uploads;
    private final Map<String, OwnConnector> own = new TreeMap<>();
    private final ReadableFiles files;
    private final Clock clock;
    private final OrganisationConfig organisation;
    private final Duration limit;
    private final Duration longestWait;
    private final Map<String, PacedBudget> budgets = new ConcurrentHashMap<>();
    private final Map<MetricSource, Path> lent = Collections.synchronizedMap(new IdentityHashMap<>());

    /// Something that an open source is asked.
    ///
    /// @param <T> what it answers
    @FunctionalInterface
    public interface Question<T> {

        T of(MetricSource opened) throws InterruptedException;
    }

    Sources(
            Plugins plugins,
            SourceSecrets secrets,
            SourceTokens tokens,
            UploadFolders uploads,
            @Any Instance<OwnConnector> own,
            FilesConfig files,
            Clock clock,
            OrganisationConfig organisation,
            SourceConfig config,
            RetryConfig retries) {
        this.plugins = plugins;
        this.secrets = secrets;
        this.tokens = tokens;
        this.uploads = uploads;
        own.forEach(it -> this.own.put(it.info().type(), it));
        this.files = new ReadableFiles(files.root());
        this.clock = clock;
        this.organisation = organisation;
        this.limit = config.answerTimeout();
        this.longestWait = retries.longestPause();
    }

    /// What is wrong with a source's configuration; empty when nothing is.
    public List<ConfigurationProblem> problems(SourceDefinition source) {
        return own(source).isPresent() ? List.of() : plugins.problems(source.connector(), secrets.supposed(source));
    }

    /// Whether there is a connector of that type.
    public boolean isInstalled(String connector) {
        return own.containsKey(connector)
                || plugins.connectors().stream()
                        .anyMatch(installed -> installed.info().type().equals(connector));
    }

    /// The connectors that are part of the service, by type.
    public Collection<OwnConnector> own() {
        return List.copyOf(own.values());
    }

    /// The connector of a source whose records come by themselves; empty where they are read.
    public Optional<OwnConnector> own(SourceDefinition source) {
        return Optional.ofNullable(own.get(source.connector()));
    }

    /// Opens a source. Whoever opens it closes it.
    ///
    /// @throws SourceException when its configuration does not fit its connector, or when a secret can not be had
    public MetricSource open(SourceDefinition source) {
        own(source).ifPresent(it -> {
            throw new SourceException(ErrorKind.CONFIG, it.howRecordsCome(source.key()));
        });
        return source.readsUploads() ? openWithUploads(source) : open(source, folder(source), files);
    }

    /// The files are fetched before the connector is called, which may not take long.
    private MetricSource openWithUploads(SourceDefinition source) {
        Path folder = uploads.lend(source.key());
        try {
            MetricSource opened = open(source, folder, files.with(folder));
            lent.put(opened, folder);
            return opened;
        } catch (RuntimeException e) {
            uploads.giveBack(folder);
            throw e;
        }
    }

    private static Path folder(SourceDefinition source) {
        return Path.of(source.folder() == null ? "" : source.folder());
    }

    private MetricSource open(SourceDefinition source, Path folder, ReadableFiles readable) {
        RevealedConfig config = secrets.revealed(source);
        ServiceContext context = ServiceContext.of(
                source, clock, organisation.zone(), folder, readable, budget(source.key()), tokens.of(source, config));
        return within(source, () -> switch (plugins.open(source.connector(), config.options(), context)) {
            case OpenedSource.Opened(MetricSource opened) -> opened;
            case OpenedSource.Refused(List<ConfigurationProblem> problems) ->
                throw new SourceException(ErrorKind.CONFIG, sentences(problems));
        });
    }

    /// Tries whether a source can be read.
    ///
    /// @throws SourceException when it can not even be tried
    public CheckResult check(SourceDefinition source) {
        return own(source)
                .<CheckResult>map(it -> new CheckResult.Passed(it.howRecordsCome(source.key())))
                .orElseGet(() -> ask(source, MetricSource::check));
    }

    /// The streams of a source as they are now.
    ///
    /// @throws SourceException when it can not be read
    public List<StreamSpec> discover(SourceDefinition source) {
        return own(source).map(it -> it.streams(source)).orElseGet(() -> ask(source, Sources::all));
    }

    /// Whoever asks what there is wants to know what can not be seen.
    private static List<StreamSpec> all(MetricSource opened) throws InterruptedException {
        List<StreamSpec> streams = opened.discover();
        for (SourceException failure : opened.undiscovered().values()) {
            throw failure;
        }
        return streams;
    }

    /// Opens a source for one question, and closes it.
    ///
    /// @throws SourceException when it can not be read, or has not answered in time
    public <T> T ask(SourceDefinition source, Question<T> question) {
        MetricSource opened = open(source);
        try {
            return within(source, () -> question.of(opened));
        } finally {
            close(source, opened);
        }
    }

    /// The streams of an open source as they are now.
    public List<StreamSpec> discover(SourceDefinition source, MetricSource opened) {
        return within(source, opened::discover);
    }

    /// Whether a read of the source that was cut off can be gone on with from the cursor of its last batch.
    public boolean canResume(SourceDefinition source) {
        return plugins.connector(source.connector())
                .map(it -> it.info().capabilities().contains(Capability.RESUMABLE))
                .orElse(false);
    }

    /// Closes a source without waiting for it.
    public void close(SourceDefinition source, MetricSource opened) {
        Thread.ofPlatform().daemon().name("closing " + source.key()).start(() -> closeAndGiveBack(opened));
    }

    private void closeAndGiveBack(MetricSource opened) {
        try {
            opened.close();
        } finally {
            Path folder = lent.remove(opened);
            if (folder != null) {
                uploads.giveBack(folder);
            }
        }
    }

    /// One for each source, so that what the origin said to one run counts for the next.
    private PacedBudget budget(String source) {
        return budgets.computeIfAbsent(source, _ -> new PacedBudget(clock, longestWait));
    }

    private <T> T within(SourceDefinition source, Callable<T> call) {
        return ConnectorCall.within(limit, source.key(), call);
    }

    private static String sentences(List<ConfigurationProblem> problems) {
        return problems.stream().map(ConfigurationProblem::toString).collect(Collectors.joining(" "));
    }
}
