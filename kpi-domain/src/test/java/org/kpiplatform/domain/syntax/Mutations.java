package org.kpiplatform.domain.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Spoils texts a little, as a slip of the hand does, or beyond recognition.
final class Mutations {

    private static final Pattern PIECE = Pattern.compile("\\w+|\\s+|.", Pattern.DOTALL);
    private static final int LONGEST = 20_000;

    private final Random random;
    private final List<String> corpus;

    /// @param corpus texts to begin with and to take pieces from; may grow
    Mutations(Random random, List<String> corpus) {
        this.random = random;
        this.corpus = corpus;
    }

    String next() {
        String text = any(corpus);
        for (int slips = 1 + random.nextInt(4); slips > 0; slips--) {
            text = spoilt(text);
        }
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private String spoilt(String text) {
        List<String> pieces = new ArrayList<>(
                PIECE.matcher(text).results().map(MatchResult::group).toList());
        int at = random.nextInt(pieces.size() + 1);
        int to = Math.min(pieces.size(), at + 1 + random.nextInt(4));
        List<String> some = List.copyOf(pieces.subList(at, to));
        switch (random.nextInt(8)) {
            case 0 -> pieces.subList(at, to).clear();
            case 1 -> pieces.addAll(at, some);
            case 2 -> pieces.addAll(random.nextInt(pieces.size() + 1), some);
            case 3 -> pieces.add(at, any(List.of(HostileTexts.PIECES)));
            case 4 -> pieces.add(at, any(corpus));
            case 5 -> pieces.add(at, String.join("", some).repeat(random.nextInt(120)));
            case 6 -> pieces.add(at, Character.toString(random.nextInt(Character.MAX_VALUE)));
            default -> {
                return withOtherCharacter(text);
            }
        }
        return String.join("", pieces);
    }

    private String withOtherCharacter(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        char other = (char) (text.charAt(at) ^ 1 << random.nextInt(7));
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
