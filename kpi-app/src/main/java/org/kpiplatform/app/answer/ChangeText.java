package org.kpiplatform.app.answer;

import java.util.ArrayList;
import java.util.List;
import org.kpiplatform.app.basis.Change;
import org.kpiplatform.app.basis.Days;
import org.kpiplatform.app.basis.Fact;

/// Changes as they travel between nodes: the node's name, then a line for each.
final class ChangeText {

    /// The most bytes of a notification in PostgreSQL are 8,000; keys have one byte a character.
    private static final int LONGEST = 7_900;

    private ChangeText() {}

    /// What a node has to say, in as many notifications as it takes.
    static List<String> write(String node, List<Change> changes) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder(node);
        for (Change change : changes) {
            String line = line(change);
            if (text.length() + line.length() > LONGEST) {
                texts.add(text.toString());
                text = new StringBuilder(node);
            }
            text.append(line);
        }
        texts.add(text.toString());
        return texts;
    }

    private static String line(Change change) {
        return "\n" + change.fact().kind() + " " + change.fact().key() + " "
                + change.days().from() + " " + change.days().until();
    }

    static String node(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /// @throws IllegalArgumentException when it is none of these texts
    static List<Change> read(String text) {
        return text.lines().skip(1).map(ChangeText::change).toList();
    }

    private static Change change(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 4) {
            throw new IllegalArgumentException("`" + line + "` is no change.");
        }
        return new Change(
                new Fact(Fact.Kind.valueOf(words[0]), words[1]),
                new Days(Long.parseLong(words[2]), Long.parseLong(words[3])));
    }
}
