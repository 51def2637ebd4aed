package org.kpiplatform.app.client.terminal;

import java.io.Console;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Where the commands write to: a person's terminal, a file, or another program.
public final class Terminal {

    private final PrintStream out;
    private final PrintStream err;
    private final Charset charset;
    private final boolean interactive;
    private final boolean colourful;

    /// @param interactive whether lines can be drawn over, as progress does
    /// @param colourful   whether colours are wanted
    public Terminal(OutputStream out, OutputStream err, Charset charset, boolean interactive, boolean colourful) {
        this.out = new PrintStream(out, true, charset);
        this.err = new PrintStream(err, true, charset);
        this.charset = charset;
        this.interactive = interactive;
        this.colourful = colourful;
    }

    /// The terminal of this process. Colours are left out where `NO_COLOR` is set or the terminal is a dumb
    /// one.
    // JDK 22 to 24 always had a console, JDK 25 has none where input or output is a file or a pipe
    @SuppressWarnings("SystemConsoleNull")
    public static Terminal ofThisProcess(Map<String, String> environment) {
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal();
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(System.out, System.err, System.out.charset(), interactive, interactive && !plain);
    }

    /// A line for people.
    public void line(String text) {
        out.println(text);
    }

    /// A line about what goes wrong.
    public void warn(String text) {
        err.println(text);
    }

    /// Text for programs, in UTF-8 whatever the terminal speaks.
    public void data(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /// Writes over the present line of an interactive terminal.
    void redraw(String text) {
        out.print("\r" + text + "\033[K");
        out.flush();
    }

    public String paint(Colour colour, String text) {
        return colourful ? colour.paint(text) : text;
    }

    public boolean isInteractive() {
        return interactive;
    }

    public boolean isColourful() {
        return colourful;
    }

    /// The first of two texts if the terminal can show it, else the second.
    public String either(String drawn, String plain) {
        return charset.newEncoder().canEncode(drawn) ? drawn : plain;
    }

    /// For whoever writes by itself.
    public PrintWriter out() {
        return new PrintWriter(out, true, charset);
    }

    public PrintWriter err() {
        return new PrintWriter(err, true, charset);
    }
}
