package org.kpiplatform.app.client.entry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kpiplatform.app.client.command.Session;

/// `--where dimension=value`, for what is of one slice.
final class EntrySlice {

    private EntrySlice() {}

    static Map<String, String> parse(Session session, List<String> where) {
        Map<String, String> slice = new TreeMap<>();
        for (String text : where) {
            int sign = text.indexOf('=');
            if (sign < 1) {
                throw session.wrongUse("'" + text + "' is no slice, expected one like country=France.");
            }
            slice.put(text.substring(0, sign), text.substring(sign + 1));
        }
        return slice;
    }

    /// `country=France`.
    static String words(Map<String, String> slice) {
        return slice.entrySet().stream()
                .map(member -> member.getKey() + "=" + member.getValue())
                .collect(Collectors.joining(" "));
    }
}
