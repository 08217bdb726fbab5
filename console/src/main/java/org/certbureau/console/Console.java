package org.certbureau.console;

import java.io.IOException;

/**
 * The program: {@code ready}, {@code enrol-station}, {@code demo}, {@code audit-verify}, {@code
 * machine-admit} or {@code policy-apply}.
 */
public final class Console {
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
    Options options = Options.of(words);
    return switch (words.length == 0 ? "" : words[0]) {
      case "ready" -> Readiness.await(options);
      case "enrol-station" -> StationEnrolment.perform(options);
      case "demo" -> Demo.perform(options, System.out);
      case "audit-verify" -> AuditVerification.perform(options, System.out);
      case "machine-admit" -> MachineAdmission.perform(options, System.out);
      case "policy-apply" -> PolicyApplication.perform(options, System.out);
      default ->
          throw new IllegalArgumentException(
              "usage: console ready|enrol-station|demo|audit-verify|machine-admit|policy-apply --name value ...");
    };
  }
}
