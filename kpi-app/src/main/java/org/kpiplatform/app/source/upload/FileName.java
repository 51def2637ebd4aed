package org.kpiplatform.app.source.upload;

import java.util.regex.Pattern;
import org.kpiplatform.app.problem.ProblemException;

/// The name of a file that is sent. One that every file system can have, and that no pattern takes for a folder, a
/// hidden file or a wildcard.
final class FileName {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._+()-]{0,119}(?<![. ])");

    private FileName() {}

    /// The name as it is.
    ///
    /// @throws ProblemException when no file may have it
    static String require(String name) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.invalidParameter(
                    "name",
                    "No file may be called `" + ProblemException.quoted(name)
                            + "`; expected 1 to 120 letters of the English alphabet, digits, blanks and . _ - + ( ), "
                            + "a letter or digit first and no blank or dot last. Send it under another name: kpi upload "
                            + "SOURCE FILE --as NAME.");
        }
        return name;
    }
}
