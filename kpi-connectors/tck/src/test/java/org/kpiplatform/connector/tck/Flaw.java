package org.kpiplatform.connector.tck;

/// A promise that a connector can break, and the test of the kit that must notice.
enum Flaw {
    NONE(""),
    NO_TITLE("saysWhatItIs"),
    CONNECTS_WHEN_OPENED("opensWithoutTouchingTheOrigin"),
    CHECK_THROWS("failsTheCheckOfAMissingOriginWithSentences"),
    READ_THROWS_STATE("reportsAMissingOriginAsSourceException"),
    DISCOVERS_ANEW("discoversNamedFieldsAndTheSameOnesAgain"),
    DELIVERS_INTEGERS("deliversValuesOfTheDeclaredTypes"),
    DELIVERS_NO_KEY("deliversTheKeyOfEveryRecord"),
    IGNORES_PINNED_ORDER("deliversPinnedFieldsInTheirOrderOnly"),
    THROWS_FOR_A_BAD_ROW("rejectsRowsThatDoNotFitThePinnedTypes"),
    DROPS_BAD_ROWS("rejectsRowsThatDoNotFitThePinnedTypes"),
    NULLS_FOR_A_MISSING_FIELD("failsForAFieldThatIsNotThere"),
    NOTHING_FOR_A_MISSING_STREAM("failsForAStreamThatIsNotThere"),
    DELIVERS_TOO_MANY("keepsBatchesWithinWhatWasAskedFor"),
    PROGRESSES_BACKWARDS("tellsProgressThatGrows"),
    SHUFFLES("deliversTheSameAgainFromTheBeginning"),
    LOSES_A_RECORD_ON_RESUMPTION("resumesStrictlyAfterEveryCursor"),
    REPEATS_A_RECORD_ON_RESUMPTION("resumesStrictlyAfterEveryCursor"),
    READS_EVERYTHING_AGAIN("deliversNothingWhereNothingIsNew"),
    STUMBLES_OVER_OLD_CURSORS("survivesACursorOfAnotherFormat"),
    TELLS_ITS_PASSWORD("tellsNoSecretInItsCursors"),
    CLOSES_ONCE("closesTwiceWithoutComplaint"),
    CLOSES_READERS_ONCE("closesReadersTwiceWithoutComplaint"),
    READS_ON_WHEN_CLOSED("failsReadersOfAClosedSource"),
    SWALLOWS_INTERRUPTION("heedsInterruption"),
    INVENTS_FACETS("answersUnknownFacetsWithNothing");

    private final String noticedBy;

    Flaw(String noticedBy) {
        this.noticedBy = noticedBy;
    }

    String noticedBy() {
        return noticedBy;
    }
}
