package org.kpiplatform.connector.tck;

import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import org.kpiplatform.connector.spi.Secret;
import org.kpiplatform.connector.tck.report.Unproven;

/// What a test can do to the origin behind a source: a stand-in, or a real server with an account that may write.
///
/// Every method is optional. What a scenario can not do, the kit reports as not tried. Keys are texts: the values
/// of the stream's key fields, joined by `/`.
///
/// Three records are there before a test begins. The connector's pages should be as small, so that a handful of
/// records spans several.
public interface Scenario {

    /// A value that was planted.
    record Planted(String key, String field) {}

    /// Adds a record that has changed later than all others: by the stream's granularity at least.
    ///
    /// @return its key
    default String add() {
        throw cannot("add a record");
    }

    /// Adds a record that has changed at the same time as another one: their values of the cursor field are equal.
    ///
    /// @return its key
    default String addTied(String key) {
        throw cannot("add a record with the same cursor value as another");
    }

    /// Adds a record, later than all others, that has no value in the cursor field.
    ///
    /// @return its key
    default String addWithoutCursor() {
        throw cannot("add a record without a value in the cursor field");
    }

    /// Adds a record, later than all others, with a date that stands for none, such as 1970-01-01.
    default Planted addSentinel() {
        throw cannot("add a date that stands for none");
    }

    /// Adds something that can not become a record, such as a row with a text where a number should be.
    default void addBroken() {
        throw cannot("add a broken record");
    }

    /// Changes a record, which then has changed later than all others.
    default void update(String key) {
        throw cannot("update a record");
    }

    /// Deletes a record. Where the stream tells of it, the delete is the latest change.
    default void delete(String key) {
        throw cannot("delete a record");
    }

    /// Adds a field to all records.
    ///
    /// @return its name in the stream
    default String addField() {
        throw cannot("add a field");
    }

    /// Takes a field from all records that belongs neither to the key nor to the cursor.
    ///
    /// @return its name in the stream
    default String removeField() {
        throw cannot("remove a field");
    }

    /// Gives the account with which the source reads another time zone, in which the origin then shows times and
    /// understands filters.
    default void useZone(ZoneId zone) {
        throw cannot("change the zone of the account");
    }

    /// From now on the origin shows no record, as one that is broken or restored from a backup.
    default void showNothing() {
        throw cannot("show nothing");
    }

    /// From now on the origin takes no notice of filters, and does not say so.
    default void ignoreFilters() {
        throw cannot("ignore filters");
    }

    /// From now on links in the origin's answers point to another host.
    default void linkElsewhere() {
        throw cannot("link to another host");
    }

    /// How many requests that other host has got.
    default int requestsElsewhere() {
        throw cannot("count the requests to another host");
    }

    /// Refuses the next request that reads: it should come again after this time, such as `429` with `Retry-After`.
    default void limitRate(Duration retryAfter) {
        throw cannot("limit the rate of requests");
    }

    /// Refuses the next request that reads: the allowance is used up, and renewed after this time.
    default void useUpQuota(Duration renewedAfter) {
        throw cannot("use up an allowance");
    }

    /// Fails the next request that reads for a reason that passes, such as `503` or a connection that is cut.
    default void overload() {
        throw cannot("be overloaded");
    }

    /// From now on the configured credential is wrong, and so is every token that was given for it.
    default void refuseCredential() {
        throw cannot("refuse the credential");
    }

    /// Answers the next request that reads with something that is no answer, such as a page for people.
    default void garble() {
        throw cannot("answer with garbage");
    }

    /// Lets the next request that reads hang.
    ///
    /// @return opens when the request has arrived
    default CountDownLatch hang() {
        throw cannot("hang");
    }

    /// Ends the access token that was given out last. It can be renewed.
    default void expireToken() {
        throw cannot("end a token");
    }

    /// How many requests have shown this access token.
    default int requestsWith(Secret access) {
        throw cannot("count the requests by token");
    }

    private static Unproven cannot(String what) {
        return Unproven.notTried("the scenario can not " + what);
    }
}
