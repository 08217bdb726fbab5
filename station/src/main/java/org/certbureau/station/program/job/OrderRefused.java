package org.certbureau.station.program.job;

import org.certbureau.station.contract.FailureCode;

/** The order does not fit the job; nothing was changed on account of it. */
final class OrderRefused extends Exception {
  private final FailureCode code;

  OrderRefused(FailureCode code, String message) {
    super(message);
    this.code = code;
  }

  FailureCode code() {
    return code;
  }
}
