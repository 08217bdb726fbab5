package org.certbureau.token;

import java.time.Instant;

/**
 * A token as screens and machines see it.
 *
 * @param job the job that took it; null while in stock
 * @param issuedAt null until it is with its holder
 */
public record TokenView(
    String chip,
    String batch,
    String model,
    String region,
    TokenState state,
    String job,
    Instant registeredAt,
    Instant issuedAt) {
  public String getChip() {
    return chip;
  }

  public String getBatch() {
    return batch;
  }

  public String getModel() {
    return model;
  }

  public TokenState getState() {
    return state;
  }

  public String getJob() {
    return job;
  }

  public Instant getRegisteredAt() {
    return registeredAt;
  }

  public Instant getIssuedAt() {
    return issuedAt;
  }
}
