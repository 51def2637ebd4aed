package org.kpiplatform.connector.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.kpiplatform.connector.rest.PresetText;
import org.kpiplatform.connector.rest.Reads;
import org.kpiplatform.connector.rest.RestOptions;
import org.kpiplatform.connector.spi.CheckResult;
import org.kpiplatform.connector.spi.MetricSource;
import org.kpiplatform.connector.spi.StreamSpec;
import org.kpiplatform.connector.tck.Delivery;

/// The presets for GitHub and Jira Cloud: every request and every answer is judged by the vendor's contract, and
/// an answer that was spoilt is rejected in the same run, or the judge would be asleep.
@EnabledIfSystemProperty(
        named = "kpi.contracts",
        matches = "true",
        disabledReason = "reading the vendors' contracts takes a minute: -Dkpi.contracts=true (CONTRIBUTING.md)")
class VendorContractsTest {

    private static final int ISSUES = 8;

    @Test
    void readsGitHubIssuesByItsContract() throws InterruptedException {
        GitHubStandIn github = new GitHubStandIn();
        String document = ContractDocument.reduced(ContractDocument.github(), List.of(GitHubStandIn.PATH));
        for (int i = 1; i <= ISSUES; i++) { // more than a page of them in one second
            github.put(i, i < 6 ? "2024-03-01T10:00:00Z" : "2024-03-01T10:00:0" + i + "Z");
        }
        RestOptions options = new RestOptions();
        options.manifest = PresetText.of("github_issues").replace("per_page: 100", "per_page: 3");
        options.parameters = Map.of("owner", "example", "repository", "shop");
        options.token = "t0ken";
        try (Judge judge = new Judge(document, github)) {
            options.url = judge.uri();
            try (MetricSource source = Reads.open(options)) {
                Delivery delivery = assertReadsAll(source, judge);
                github.put(2, "2024-03-02T10:00:00Z");
                assertThat(Reads.read(source, delivery.cursor()).records()).hasSize(1);
                StreamSpec spec = Reads.spec(source);
                assertThat(Reads.values(delivery, spec, "is_pull_request")).contains(true, false);
                assertThat(Reads.values(delivery, spec, "assignees")).containsOnly("bob, cleo");
                assertThat(judge.verdicts()).isEmpty();

                judge.spoil(body -> body.replace("\"locked\":false", "\"locked\":\"no\""));
                Reads.read(source, null);
                assertThat(judge.verdicts()).isNotEmpty().allMatch(it -> it.contains("string found, boolean expected"));
            }
        }
    }

    @Test
    void readsJiraIssuesByItsContract() throws InterruptedException {
        JiraStandIn jira = new JiraStandIn();
        String document =
                ContractDocument.reduced(ContractDocument.jira(), List.of(JiraStandIn.SEARCH, JiraStandIn.MYSELF));
        for (int i = 1; i <= ISSUES; i++) { // more than a page of them in one minute
            jira.put(i, i < 6 ? "2024-11-03T05:30:0" + i + ".250Z" : "2024-11-03T06:3" + i + ":00Z");
        }
        RestOptions options = new RestOptions();
        options.preset = "jira_cloud_issues";
        options.parameters = Map.of("jql", "project = SHOP");
        options.user = "ann@example.com";
        options.password = "t0ken";
        try (Judge judge = new Judge(document, jira)) {
            options.url = judge.uri();
            try (MetricSource source = Reads.open(options)) {
                Delivery delivery = assertReadsAll(source, judge);
                jira.put(2, "2024-11-03T06:40:30Z");
                assertThat(Reads.read(source, delivery.cursor()).records()).hasSize(1);
                StreamSpec spec = Reads.spec(source);
                assertThat(Reads.values(delivery, spec, "status_category")).containsOnly("indeterminate");
                assertThat(judge.verdicts()).isEmpty();

                judge.spoil(body -> body.replace("\"isLast\":", "\"isItLast\":"));
                Reads.read(source, null);
                assertThat(judge.verdicts()).isNotEmpty().allMatch(it -> it.contains("isItLast"));
            }
        }
    }

    private static Delivery assertReadsAll(MetricSource source, Judge judge) throws InterruptedException {
        assertThat(source.check()).isInstanceOf(CheckResult.Passed.class);
        Delivery delivery = Reads.read(source, null);
        assertThat(delivery.rejected()).isEmpty();
        assertThat(Reads.values(delivery, Reads.spec(source), "id"))
                .hasSize(ISSUES)
                .doesNotHaveDuplicates();
        assertThat(Reads.read(source, delivery.cursor()).records()).isEmpty();
        assertThat(judge.judged()).isGreaterThan(ISSUES / 2);
        return delivery;
    }
}
