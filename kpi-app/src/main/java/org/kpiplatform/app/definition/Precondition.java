package org.kpiplatform.app.definition;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kpiplatform.app.definition.store.DefinitionId;
import org.kpiplatform.app.problem.ProblemException;

/// What a client expects to be in force before it changes a definition, from `If-Match` and `If-None-Match`.
public sealed interface Precondition {

    /// Nothing was said: good enough to create, not to change.
    record None() implements Precondition {}

    /// `If-None-Match: *`: there must not be one yet.
    record Absent() implements Precondition {}

    /// `If-Match: *`: whatever is in force.
    record Present() implements Precondition {}

    /// `If-Match: "3"`: that revision and no other.
    record Revision(int revision) implements Precondition {}

    /// Reads the two headers.
    ///
    /// @throws ProblemException when they are not of the forms above
    static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifMatch != null) {
            return ifMatch.strip().equals("*") ? new Present() : new Revision(Etag.revision(ifMatch));
        }
        if (ifNoneMatch == null) {
            return new None();
        }
        if (ifNoneMatch.strip().equals("*")) {
            return new Absent();
        }
        throw ProblemException.invalidParameter(
                "If-None-Match",
                "`If-None-Match: " + ProblemException.quoted(ifNoneMatch)
                        + "` is not understood for a change. Send `*` to create only, or If-Match to change.");
    }

    /// Refuses a change that does not meet the expectation.
    ///
    /// @param present the revision in force, if any
    default void check(DefinitionId id, Optional<Integer> present) {
        present.ifPresentOrElse(revision -> checkPresent(id, revision), () -> checkAbsent(id));
    }

    private void checkPresent(DefinitionId id, int present) {
        switch (this) {
            case Present _ -> {}
            case None _ ->
                throw ProblemException.preconditionRequired("There already is " + id + ". To change it, send the header"
                        + " `If-Match: " + Etag.of(present) + "`, if that is the revision you have seen.");
            case Absent _ ->
                throw ProblemException.staleRevision("There already is " + id + ", in revision " + present + ".");
            case Revision(int expected)
            when expected != present ->
                throw ProblemException.staleRevision("The revision in force of " + id + " is " + present + ", not "
                        + expected + ". Read it again, and make your change to that.");
            case Revision _ -> {}
        }
    }

    private void checkAbsent(DefinitionId id) {
        if (this instanceof Revision || this instanceof Present) {
            throw ProblemException.staleRevision(
                    "There is no such definition to change: " + id + ". To create it, leave out If-Match.");
        }
    }
}
