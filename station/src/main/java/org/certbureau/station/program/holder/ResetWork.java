package org.certbureau.station.program.holder;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.Settled;
import org.certbureau.station.contract.SlipWords;
import org.certbureau.station.contract.proof.PinResetProof;
import org.certbureau.station.program.disk.FailPoints;
import org.certbureau.station.program.pin.FirstPins;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.pin.PinTools;
import org.certbureau.station.program.pin.Slip;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.PinRejected;
import org.certbureau.station.program.token.TokenFault;

/**
 * Sets another PIN on a holder's token, which nobody has to open (ADR 36). Each step ends with what
 * it came to on disk, and can be repeated from its beginning after a crash. Nothing else on the
 * token is touched.
 */
final class ResetWork {
  private final HolderBook book;
  private final PinTools pins;
  private final Clock clock;
  private final FirstPins firstPins = new FirstPins();

  ResetWork(HolderBook book, PinTools pins, Clock clock) {
    this.book = book;
    this.pins = pins;
    this.clock = clock;
  }

  /**
   * @throws TokenCheck.Unfit where it cannot be done on this token, which was not touched
   */
  void set(HolderJob wanted, HeldToken token) throws TokenFault, IOException {
    String container = TokenCheck.formerContainer(token, wanted);
    if (token.state() != HeldToken.State.INITIALISED) {
      throw new TokenCheck.Unfit(FailureCode.TOKEN_FAULT, "the token is " + token.state());
    }
    String key = wanted.reset().pinKey();
    Pin adminPin =
        pins.keys()
            .adminPin(key, token.chip())
            .orElseThrow(
                () ->
                    // a wrong one would cost the token a try
                    new TokenCheck.Unfit(
                        FailureCode.NO_PIN_KEY, "the station does not have the PIN key " + key));
    FailPoints.pass("reset.token-checked");
    HolderJob job = wanted.reset().sealedPin() == null ? withPin(wanted, token) : wanted;
    Pin pin = pins.vault().open(job.reset().sealedPin(), job.id(), job.chip());
    Optional<Pin> newAdminPin = newAdminPin(job);
    unlock(token, adminPin, newAdminPin, pin);
    FailPoints.pass("reset.pin-set");
    String keyNow = newAdminPin.isPresent() ? job.reset().newPinKey() : null;
    book.save(job.pinReset(proof(job, token, container, pin, keyNow)));
    FailPoints.pass("reset.proof-saved");
  }

  /** Empty where it stays, or would be one that this station could not make again. */
  private Optional<Pin> newAdminPin(HolderJob job) throws IOException {
    String key = job.reset().newPinKey();
    return key != null && !key.equals(job.reset().pinKey()) && pins.keys().makes(key)
        ? pins.keys().adminPin(key, job.chip())
        : Optional.empty();
  }

  /**
   * The token may have its new administrator PIN already: the station died before it said so, or
   * the job was given up then. That costs a try of ten, which the right one gives back.
   */
  private static void unlock(HeldToken token, Pin adminPin, Optional<Pin> newAdminPin, Pin pin)
      throws TokenFault {
    try {
      token.unlock(adminPin, pin);
    } catch (PinRejected e) {
      if (e.locked() || newAdminPin.isEmpty()) {
        throw e;
      }
      token.unlock(newAdminPin.get(), pin);
      return;
    }
    if (newAdminPin.isPresent()) {
      token.changeAdminPin(adminPin, newAdminPin.get());
      FailPoints.pass("reset.rekeyed");
    }
  }

  private HolderJob withPin(HolderJob wanted, HeldToken token) throws TokenFault, IOException {
    Octets pin = pins.vault().seal(firstPins.next(), wanted.id(), wanted.chip());
    HolderJob job = wanted.with(wanted.reset().sealed(token.pinRetriesLeft(), pin));
    book.save(job); // whatever happens now, the PIN that may be on the token is known
    FailPoints.pass("reset.pin-sealed");
    return job;
  }

  private static PinReset proof(
      HolderJob job, HeldToken token, String container, Pin pin, String keyNow) throws TokenFault {
    try (HeldToken.Session session = token.logIn(pin)) {
      byte[] signature =
          session
              .container(container)
              .sign(
                  PinResetProof.message(
                      job.id(), job.chip(), job.reset().challenge(), job.certificate()));
      return new PinReset(
          job.id(), job.chip(), job.reset().triesBefore(), Octets.of(signature), keyNow);
    }
  }

  /**
   * The bureau has verified the proof: the slip is printed, once, however often that is told.
   *
   * @param words what it tells beside the PIN, or null
   * @throws IOException where it cannot be printed or noted; the job stays as it is
   */
  void print(HolderJob job, SlipWords words) throws IOException {
    FailPoints.pass("reset.confirm-received");
    Pin pin = pins.vault().open(job.reset().sealedPin(), job.id(), job.chip());
    pins.printer().print(new Slip(job.id(), job.chip(), pin, words, clock.instant()));
    FailPoints.pass("reset.slip-printed");
    book.save(job.settled(new Settled(job.id(), job.chip())));
    FailPoints.pass("reset.settled-saved");
  }
}
