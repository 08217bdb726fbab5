package org.certbureau.console;

import java.io.IOException;
import java.io.PrintStream;

/** Carries one application from the counter to a burned token, through the public doors. */
final class Demo {
  private Demo() {}

  static int perform(Console.Options options, PrintStream out)
      throws IOException, InterruptedException {
    out.println(options);
    return 1;
  }
}
