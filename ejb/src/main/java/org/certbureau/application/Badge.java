package org.certbureau.application;

import org.certbureau.region.business.Gate;

/** What an application waits for, in one word: the state, and behind it the first closed gate. */
public enum Badge {
  DRAFT,
  TO_ACCEPT,
  ORIGINALS_DUE,
  TO_REVIEW,
  UNPAID,
  VOUCHER_DUE,
  RETURNED,
  /** Nothing is missing, but a higher application is open on the same certificate (A-X5). */
  BEHIND_ANOTHER,
  QUEUED,
  PRODUCING,
  FAILED,
  TO_COLLECT,
  CLOSED,
  REFUSED,
  WITHDRAWN,
  STOPPED;

  public static Badge of(State state, GateProgress gates) {
    return switch (state) {
      case DRAFT -> DRAFT;
      case SUBMITTED -> TO_ACCEPT;
      case ACCEPTED -> behind(gates);
      case READY -> QUEUED;
      case PRODUCING -> PRODUCING;
      case FAILED -> FAILED;
      case COLLECT -> TO_COLLECT;
      case CLOSED -> CLOSED;
      case RETURNED -> RETURNED;
      case REFUSED -> REFUSED;
      case WITHDRAWN -> WITHDRAWN;
      case STOPPED -> STOPPED;
    };
  }

  private static Badge behind(GateProgress gates) {
    if (gates.closed().contains(Gate.ORIGINALS)) {
      return ORIGINALS_DUE;
    }
    if (gates.closed().contains(Gate.REVIEW)) {
      return TO_REVIEW;
    }
    if (gates.closed().contains(Gate.PAYMENT)) {
      return UNPAID;
    }
    return gates.closed().contains(Gate.VOUCHER) ? VOUCHER_DUE : BEHIND_ANOTHER;
  }
}
