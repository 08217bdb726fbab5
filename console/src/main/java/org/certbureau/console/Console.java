package org.certbureau.console;

import java.io.IOException;
import java.util.List;

/**
 * The program: {@code ready}, {@code enrol-station}, {@code demo}, {@code audit-verify}, {@code
 * machine-admit} or {@code policy-apply}.
 */
public final class Console {
  private static final String USAGE =
      """
      usage: console ready         --url URL [--seconds N] [--pid PID]
             console enrol-station --url URL --accounts FILE --region CODE --dir DIR --code CODE
                                   --broker HOST:PORT [--desk CODE]
             console demo          --url URL --accounts FILE --region CODE --stations DIR
                                   --station-program JAR [--years N] [--applications N]
                                   [--service SERVICE] [--out DIR]
             console audit-verify  --url URL --accounts FILE
             console machine-admit --url URL --accounts FILE --name NAME --region CODE
             console policy-apply  --url URL --accounts FILE --file FILE""";

  private Console() {}

  /** Ends with 0; with 1 where what was asked did not succeed; with 2 for wrong words. */
  public static void main(String[] words) {
    try {
      System.exit(perform(words));
    } catch (Refused e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (IOException e) {
      System.err.println("The bureau cannot be reached: " + e);
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      System.exit(1);
    }
  }

  private static int perform(String[] words) throws IOException, InterruptedException {
    if (List.of(words).contains("--help")) {
      System.out.println(USAGE);
      return 0;
    }
    Options options = Options.of(words);
    return switch (words.length == 0 ? "" : words[0]) {
      case "ready" -> Readiness.await(options);
      case "enrol-station" -> StationEnrolment.perform(options);
      case "demo" -> Demo.perform(options, System.out);
      case "audit-verify" -> AuditVerification.perform(options, System.out);
      case "machine-admit" -> MachineAdmission.perform(options, System.out);
      case "policy-apply" -> PolicyApplication.perform(options, System.out);
      default -> throw new IllegalArgumentException(USAGE);
    };
  }
}
