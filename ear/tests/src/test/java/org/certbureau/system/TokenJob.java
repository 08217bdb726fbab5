package org.certbureau.system;

import com.fasterxml.jackson.databind.JsonNode;
import org.certbureau.console.Desks;

/** The making of one application's token. */
public final class TokenJob {
  private TokenJob() {}

  /**
   * Waits until the token is made.
   *
   * @return the job as REST shows it
   */
  public static JsonNode awaitDone(Desks desks, String caseNumber) throws Exception {
    Eventually.holds(
        "the token of " + caseNumber + " is made",
        () -> {
          JsonNode job = desks.job(caseNumber);
          if (job.path("state").asText().equals("FAILED")) {
            throw new AssertionError("the job failed: " + job);
          }
          return job.path("state").asText().equals("DONE");
        });
    return desks.job(caseNumber);
  }

  /**
   * Until a job waits for somebody or something.
   *
   * @param whom as the bureau calls it: {@code OFFICERS}
   */
  public static void awaitWaiting(Desks desks, String caseNumber, String whom) throws Exception {
    Eventually.holds(
        "the job of " + caseNumber + " waits for " + whom,
        () -> desks.job(caseNumber).path("waitsFor").asText("").equals(whom));
  }
}
