package org.certbureau.station.program;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.certbureau.station.program.home.StationProblem;

/** Asks somebody at a console; without one, lines of standard input answer. */
final class Prompt {
  private final Console console = System.console();
  private final BufferedReader lines =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  void say(String line) {
    out.println(line);
  }

  String ask(String question) throws IOException, StationProblem {
    out.println(question);
    return answered(console == null ? lines.readLine() : console.readLine());
  }

  /** Without echo at a console. */
  String askSecret(String question) throws IOException, StationProblem {
    out.println(question);
    if (console == null) {
      return answered(lines.readLine());
    }
    char[] typed = console.readPassword();
    return answered(typed == null ? null : new String(typed));
  }

  private static String answered(String line) throws StationProblem {
    if (line == null) {
      throw new StationProblem("nobody answered");
    }
    return line;
  }
}
