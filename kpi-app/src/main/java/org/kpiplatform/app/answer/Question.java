package org.kpiplatform.app.answer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a GET asks, the same for all ways to write it: parameters decoded and in the order of their names. Values of
/// one parameter keep their order, which may matter.
///
/// @param text the path and the parameters, told apart by a character that none of them has
record Question(String text) {

    private static final char END = '\0';

    /// Reads a question; empty where it is not certain what others would read in it.
    ///
    /// @param target path and query as they were sent
    static Optional<Question> of(String target) {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return Optional.of(new Question(target));
        }
        String query = target.substring(mark + 1);
        if (query.indexOf(';') >= 0) { // some take it for an ampersand
            return Optional.empty();
        }
        try {
            return Optional.of(new Question(canonical(target.substring(0, mark), query)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private record Parameter(String name, String value) {}

    private static String canonical(String path, String query) {
        List<Parameter> parameters = new ArrayList<>();
        int from = 0;
        while (from <= query.length()) {
            int end = query.indexOf('&', from);
            int until = end < 0 ? query.length() : end;
            if (until > from) {
                parameters.add(parameter(query.substring(from, until)));
            }
            from = until + 1;
        }
        parameters.sort((one, other) -> one.name.compareTo(other.name));
        StringBuilder text = new StringBuilder(path);
        for (Parameter parameter : parameters) {
            text.append(END).append(parameter.name).append(END).append(parameter.value);
        }
        return text.toString();
    }

    private static Parameter parameter(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? new Parameter(decoded(text), "")
                : new Parameter(decoded(text.substring(0, equals)), decoded(text.substring(equals + 1)));
    }

    private static String decoded(String text) {
        boolean plain = text.indexOf('%') < 0 && text.indexOf('+') < 0;
        return plain ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
