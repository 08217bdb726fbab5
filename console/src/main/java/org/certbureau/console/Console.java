package org.certbureau.console;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The program: {@code ready}, {@code enrol-station}, {@code demo}, {@code audit-verify}, {@code
 * machine-admit} or {@code policy-apply}.
 */
public final class Console {
  private static final String USAGE =
      """
      usage: console ready         --url URL [--seconds N] [--pid PID]
             console enrol-station --url URL WHO --region CODE --dir DIR --code CODE
                                   --broker HOST:PORT [--desk CODE]
             console demo          --url URL --accounts FILE --region CODE --stations DIR
                                   --station-program JAR [--years N] [--applications N]
                                   [--service SERVICE] [--out DIR]
             console audit-verify  --url URL WHO
             console machine-admit --url URL --accounts FILE --name NAME --region CODE
             console policy-apply  --url URL WHO --file FILE
      WHO is --accounts FILE, the first accounts as the bureau wrote them, or
             --name NAME [--password-file FILE]; the password is the file's first line, or is
             asked for, or without a terminal the first line of standard input.""";

  private Console() {}

  /** Who signs in there may say so by {@code --name}; in others it says something else. */
  private static final Set<String> MAY_NAME =
      Set.of("enrol-station", "audit-verify", "policy-apply");

  /**
   * Ends with 0; with 1 where what was asked did not succeed; with 2 for wrong words, and where
   * nobody could look whether the audit trail is intact.
   */
  public static void main(String[] words) {
    int failed = words.length > 0 && words[0].equals("audit-verify") ? 2 : 1;
    try {
      System.exit(perform(words));
    } catch (PasswordRefused e) {
      System.err.println(
          e.getMessage() + SignIn.hint(Options.of(words), MAY_NAME.contains(words[0])));
      System.exit(failed);
    } catch (Refused e) {
      System.err.println(e.getMessage());
      System.exit(failed);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    } catch (IOException e) {
      System.err.println("The bureau cannot be reached: " + e);
      System.exit(failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      System.exit(failed);
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
