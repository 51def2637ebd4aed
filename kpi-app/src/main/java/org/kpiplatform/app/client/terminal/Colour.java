package org.kpiplatform.app.client.terminal;

/// How a text stands out on a terminal that shows colours.
public enum Colour {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("34");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    String paint(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\033[" + code + "m" + text + "\033[0m";
    }
}
