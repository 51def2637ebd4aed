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
    DROPS_BAD_ROWS("putsABrokenRecordAsideAndReadsOn"),
    NULLS_FOR_A_MISSING_FIELD("failsForAFieldThatIsNotThere"),
    NOTHING_FOR_A_MISSING_STREAM("failsForAStreamThatIsNotThere"),
    DELIVERS_TOO_MANY("keepsBatchesWithinWhatWasAskedFor"),
    PROGRESSES_BACKWARDS("tellsProgressThatGrows"),
    SHUFFLES("deliversTheSameAgainFromTheBeginning"),
    LOSES_A_RECORD_ON_RESUMPTION("resumesStrictlyAfterEveryCursor"),
    REPEATS_A_RECORD_ON_RESUMPTION("resumesStrictlyAfterEveryCursor"),
    READS_EVERYTHING_AGAIN("deliversNothingWhereNothingIsNew"),
    STUMBLES_OVER_OLD_CURSORS("survivesACursorOfAnotherFormat"),
    CLOSES_ONCE("closesTwiceWithoutComplaint"),
    CLOSES_READERS_ONCE("closesReadersTwiceWithoutComplaint"),
    READS_ON_WHEN_CLOSED("failsReadersOfAClosedSource"),
    SWALLOWS_INTERRUPTION("heedsInterruption"),
    SITS_OUT_INTERRUPTION("givesUpARequestThatHangs"),
    INVENTS_FACETS("answersUnknownFacetsWithNothing"),
    HIDES_ITS_SAMPLES("hasTheFacetsThatItDeclaresAndNoOthers"),
    SAMPLES_TOO_MANY("samplesRecordsThatFit"),
    CUTS_DAYS_IN_ITS_OWN_ZONE("answersMetricsByDayAsItsRecordsDo"),
    ANSWERS_PAST_THE_END("answersMetricsOfAWholeRangeAsItsRecordsDo"),
    SHORTENS_ANSWERS("failsRatherThanShortenAnAnswer"),
    PAGES_BY_NUMBER("losesNothingThatIsUpdatedInMidScan"),
    PAGES_THROUGH_TIES_BY_NUMBER("losesNoTieWhileOthersAreUpdatedInMidScan"),
    ASKS_FOR_WHAT_IS_LATER_ONLY("deliversWhatIsAddedAtTheVeryValueOfItsCursor"),
    MOVES_PAST_TIES_TOO_EARLY("losesNoneOfManyTiesWhereverItIsKilled"),
    SKIPS_WHAT_WAS_NEVER_CHANGED("doesAsDeclaredWithARecordThatLacksTheCursorField"),
    READS_PAST_ITS_BOUND("endsAtTheBoundOfItsRunAndDeliversTheRestNextTime"),
    NEVER_LOOKS_BACK("beginsEarlierByTheLookback"),
    DELIVERS_OUT_OF_ORDER("keepsTheOrderThatItDeclares"),
    KEEPS_ITS_COVERAGE_TO_ITSELF("tellsItsCoverageWhereItDeclaresSo"),
    FORGETS_DELETES("tellsOfDeletesAsItDeclares"),
    STOPS_AT_THE_CAP("readsPastTheCapOfTheOrigin"),
    STOPS_AT_TOO_MANY_TIES("failsWhereMoreRecordsTieThanTheOriginHandsOut"),
    TAKES_EVERY_ZONE_FOR_UTC("readsTheSameWhateverTheZoneOfItsAccount"),
    BELIEVES_IN_1970("takesADateThatStandsForNoneForNull"),
    FORGETS_UNTIL_WHEN("saysUntilWhenTheOriginWantsToBeLeftAlone"),
    TAKES_A_USED_UP_ALLOWANCE_FOR_PASSING("saysWhenAnAllowanceIsRenewed"),
    THROWS_STATE_WHEN_OVERLOADED("takesAnOverloadForSomethingThatPasses"),
    TAKES_A_WRONG_PASSWORD_FOR_PASSING("takesARefusedCredentialForSomethingToConfigure"),
    TAKES_GARBAGE_FOR_NOTHING("takesGarbageForBrokenData"),
    DELETES_WHAT_IT_DOES_NOT_SEE("deletesNothingWhereTheOriginShowsNothing"),
    REMEMBERS_ITS_DISCOVERY("showsAFieldThatWasAdded"),
    TELLS_ITS_PASSWORD("tellsNoSecretInItsCursors"),
    LOGS_ITS_TOKEN("tellsNoSecretInWhatItLogsAndComplainsOf"),
    COMPLAINS_WITH_ITS_PASSWORD("tellsNoSecretInWhatItLogsAndComplainsOf"),
    KEEPS_TOKENS_TO_ITSELF("renewsAnExpiredTokenOnceAndKeepsIt"),
    USES_TOKENS_BEFORE_THEY_ARE_KEPT("usesNoTokenThatCouldNotBeKept"),
    TRUSTS_FILTERS("failsTheCheckOfAnOriginThatIgnoresFilters"),
    FOLLOWS_EVERY_LINK("followsNoLinkToAnotherHost");

    private final String noticedBy;

    Flaw(String noticedBy) {
        this.noticedBy = noticedBy;
    }

    String noticedBy() {
        return noticedBy;
    }
}
