package org.kpiplatform.api.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One place of a request that is wrong.
@Schema(description = "One place of a request that is wrong.")
public record Violation(
        @Schema(
                description = "Where in the body, or which parameter; absent when it is the body as a whole.",
                examples = "target.value")
        @Nullable
        String path,

        @Schema(
                description = "What was found, what was expected and how to mend it, in a sentence.",
                examples = "There is no property `formla`. Did you mean `formula`?")
        String message,

        @Schema(description = "The name of the file, when files were sent.", examples = "shop.yaml") @Nullable
        String file,

        @Schema(description = "The line, counted from 1.", examples = "12") @Nullable
        Integer line,

        @Schema(description = "The column, counted from 1.", examples = "3") @Nullable
        Integer column,

        @Schema(description = "What would have been understood.", examples = "one of increase, decrease, maintain")
        @Nullable
        String expected,

        @Schema(description = "What was probably meant.", examples = "formula") @Nullable
        String suggestion) {

    /// A violation in a request that has no files and lines.
    public static Violation of(@Nullable String path, String message) {
        return new Violation(path, message, null, null, null, null, null);
    }

    /// The same with a line and a column, both counted from 1.
    public Violation at(int line, int column) {
        return new Violation(path, message, file, line, column, expected, suggestion);
    }

    /// The same in a file.
    public Violation in(String file) {
        return new Violation(path, message, file, line, column, expected, suggestion);
    }

    /// The same with what would have been understood.
    public Violation expecting(@Nullable String expected) {
        return new Violation(path, message, file, line, column, expected, suggestion);
    }

    /// The same with what was probably meant.
    public Violation suggesting(@Nullable String suggestion) {
        return new Violation(path, message, file, line, column, expected, suggestion);
    }
}
