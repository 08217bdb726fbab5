package org.certbureau.station.program.holder;

import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.program.order.OrderedPair;
import org.certbureau.station.program.token.EnvelopeRefused;
import org.certbureau.station.program.token.NoRoom;
import org.certbureau.station.program.token.PinRejected;
import org.certbureau.station.program.token.TokenFault;

/** What the bureau is told of a fault that ended a job. */
final class Cause {
  private Cause() {}

  static FailureCode of(Exception e) {
    if (e instanceof OrderedPair.WrongKey wrong) {
      return wrong.code();
    }
    if (e instanceof TokenCheck.Unfit unfit) {
      return unfit.code();
    }
    if (e instanceof EnvelopeRefused) {
      return FailureCode.WRONG_ENCRYPTION_KEY;
    }
    if (e instanceof PinRejected rejected && rejected.locked()) {
      return FailureCode.PIN_LOCKED;
    }
    return e instanceof NoRoom ? FailureCode.NO_ROOM : FailureCode.TOKEN_FAULT;
  }

  /** In a sentence of ours: what a driver's own fault says may be anything. */
  static String detail(Exception e) {
    return e instanceof TokenFault
        ? e.getMessage()
        : "the station cannot carry out the order; its log says why";
  }
}
