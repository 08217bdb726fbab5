package org.certbureau.console;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who asks the bureau: whoever says so by {@code --name}, with a password that is never a word of
 * the command line, or else an account of {@code accounts.txt}, whose password may be stale.
 */
final class SignIn {
  private SignIn() {}

  /**
   * {@code --name NAME}, with {@code --password-file FILE} or else asked for; or {@code --accounts
   * FILE}.
   *
   * @param first whose of the first accounts it is otherwise
   */
  static Accounts.Account as(Options options, Function<Accounts, Accounts.Account> first)
      throws IOException {
    String name = options.or("name", null);
    if (name == null) {
      if (options.or("password-file", null) != null) {
        throw new IllegalArgumentException("--password-file goes with --name");
      }
      return first.apply(Accounts.read(Path.of(options.required("accounts"))));
    }
    return new Accounts.Account(name, password(options, name), "", "*");
  }

  /** What else is there to do, once a password was refused. */
  static String hint(Options options, boolean mayName) {
    if (options.or("name", null) != null && mayName) {
      return "";
    }
    return " It is that of accounts.txt, and its owner has another by now"
        + (mayName ? ": say who you are by --name" : "")
        + ". It is not tried again, as wrong passwords are counted.";
  }

  private static String password(Options options, String name) throws IOException {
    String file = options.or("password-file", null);
    if (file != null) {
      try (Stream<String> lines = Files.lines(Path.of(file))) {
        return stated(lines.findFirst().orElse(""), file);
      } catch (NoSuchFileException e) {
        throw new IllegalArgumentException("there is no file " + file, e);
      }
    }
    Console terminal = System.console();
    if (terminal != null) {
      char[] typed = terminal.readPassword("%s 的密码（password）: ", name);
      return stated(typed == null ? "" : new String(typed), "the terminal");
    }
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return stated(line == null ? "" : line, "standard input");
  }

  private static String stated(String password, String where) {
    if (password.isEmpty()) {
      throw new IllegalArgumentException("there is no password in " + where);
    }
    return password;
  }
}
