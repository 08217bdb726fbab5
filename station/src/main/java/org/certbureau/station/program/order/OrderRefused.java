package org.certbureau.station.program.order;

import org.certbureau.station.contract.FailureCode;

/** The order does not fit the job; nothing was changed on account of it. */
public final class OrderRefused extends Exception {
  private final FailureCode code;

  public OrderRefused(FailureCode code, String message) {
    super(message);
    this.code = code;
  }

  public FailureCode code() {
    return code;
  }
}
