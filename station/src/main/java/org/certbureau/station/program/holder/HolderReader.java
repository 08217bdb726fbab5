package org.certbureau.station.program.holder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.program.pin.Pin;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.PinRejected;
import org.certbureau.station.program.token.TokenFault;
import org.certbureau.station.program.token.TokenNotPresent;
import org.certbureau.station.program.token.TokenReader;

/**
 * The reader at the counter: looks which tokens are in it, takes their holders' PINs, and does on
 * each what its jobs ask for. Safe for use by several threads; a token is used by one at a time.
 */
public final class HolderReader implements HolderDesk {
  private static final Logger LOG = Logger.getLogger(HolderReader.class.getName());

  private final HolderBook book;
  private final TokenReader reader;
  private final TokenWork work;
  private final RestoreWork restores;
  private final ResetWork resets;

  /** By chip: what its PIN opened, and for which job it was typed. */
  private final Map<String, Opened> opened = new ConcurrentHashMap<>();

  /** By chip: what was found when the token came in, for the job whose turn it is. */
  private final Map<String, Found> found = new ConcurrentHashMap<>();

  private final Set<String> complained = ConcurrentHashMap.newKeySet();

  HolderReader(HolderBook book, TokenReader reader, ResetWork resets) {
    this.book = book;
    this.reader = reader;
    this.work = new TokenWork(book);
    this.restores = new RestoreWork(book);
    this.resets = resets;
  }

  private record Opened(String job, HeldToken.Session session) {}

  /**
   * @param cause why the PIN cannot be typed; null if it can
   * @param tries null where they were not read
   */
  private record Found(String job, FailureCode cause, Tries tries) {}

  /** Goes on with every job as far as the tokens that are there let it. */
  public void look() {
    if (book.open().isEmpty() && opened.isEmpty()) {
      return;
    }
    Set<String> present = presented();
    Set<String> chips = new HashSet<>(opened.keySet());
    chips.addAll(found.keySet());
    book.open().forEach(job -> chips.add(job.chip()));
    for (String chip : chips) {
      synchronized (book.lock(chip)) {
        if (present.contains(chip)) {
          attend(chip);
        } else {
          forget(chip);
        }
      }
    }
  }

  /** Logs everybody out, as the program ends. */
  public void close() {
    for (String chip : Set.copyOf(opened.keySet())) {
      synchronized (book.lock(chip)) {
        forget(chip);
      }
    }
  }

  private void attend(String chip) {
    try {
      Opened open = opened.get(chip);
      if (open == null) {
        lookAt(chip);
      } else {
        goOn(open, reader.held(chip));
        complained.remove(chip);
      }
    } catch (TokenNotPresent e) {
      forget(chip);
    } catch (TokenFault | IOException | RuntimeException e) {
      if (complained.add(chip)) { // the following looks differ in nothing
        LOG.log(Level.WARNING, e, () -> "Token " + chip + ": what is to be done waits");
      }
    }
  }

  /** Once a stay and job; a token that is not fit for its job is told at once. */
  private void lookAt(String chip) throws TokenFault, IOException {
    Optional<HolderJob> current = book.current(chip).filter(HolderJob::needsToken);
    if (current.isEmpty()) {
      found.remove(chip);
      return;
    }
    HolderJob job = current.get();
    if (job.setsPin()) {
      resetPin(job);
      return;
    }
    Found before = found.get(chip);
    if (before != null && before.job().equals(job.id())) {
      return;
    }
    try {
      Tries tries = TokenCheck.of(reader.held(chip), job, book.open(chip));
      job.kind().pass("token-checked");
      found.put(chip, new Found(job.id(), null, tries));
    } catch (TokenCheck.Unfit e) {
      found.remove(chip);
      if (job.isUndecided()) {
        giveUp(job, e.code(), e.getMessage());
      } else { // what counts waits until the token is fit again
        found.put(chip, new Found(job.id(), e.code(), null));
      }
    }
  }

  /** Nobody is waited for: it is done as soon as the token is there. */
  private void resetPin(HolderJob job) throws TokenFault, IOException {
    found.remove(job.chip());
    try {
      resets.set(job, reader.held(job.chip()));
      complained.remove(job.chip());
    } catch (TokenNotPresent e) {
      throw e;
    } catch (TokenFault | RuntimeException e) {
      giveUp(book.find(job.id()).orElseThrow(), Cause.of(e), Cause.detail(e));
      LOG.log(Level.WARNING, e, () -> "Token " + job.chip() + " got no other PIN");
    }
  }

  private void giveUp(HolderJob job, FailureCode code, String detail) throws IOException {
    JobStep step = job.phase() == HolderPhase.WANTED ? JobStep.PREPARE : JobStep.INSTALL;
    book.save(job.failed(step, code, detail));
    LOG.warning(() -> "Not done, its pair is as it was: " + job + ", " + detail);
  }

  private void goOn(Opened open, HeldToken token) throws TokenFault, IOException {
    work.clearUp(token, open.session());
    Optional<HolderJob> job = book.find(open.job());
    if (job.isPresent() && job.get().needsToken()) {
      try {
        workOn(job.get(), token, open.session());
      } catch (TokenNotPresent e) {
        throw e;
      } catch (TokenFault | RuntimeException e) {
        giveUp(book.find(open.job()).orElseThrow(), Cause.of(e), Cause.detail(e));
        LOG.log(Level.WARNING, e, () -> "Token " + token.chip() + " failed its job");
        work.clearUp(token, open.session());
      }
    }
    if (book.find(open.job()).filter(HolderReader::staysOpen).isEmpty()) {
      forget(token.chip());
    }
  }

  private void workOn(HolderJob job, HeldToken token, HeldToken.Session session)
      throws TokenFault, IOException {
    if (job.phase() == HolderPhase.WANTED) {
      work.prepare(job, token, session);
    } else if (job.phase() == HolderPhase.READY && job.restoresKey()) {
      restores.restore(job, token, session);
    } else if (job.phase() == HolderPhase.READY) {
      work.install(job, token, session);
    }
  }

  /** A token does not stand open while people decide: its holder types the PIN once more then. */
  private static boolean staysOpen(HolderJob job) {
    return job.needsToken() || (job.isUndecided() && !job.isAtOfficers());
  }

  private void forget(String chip) {
    found.remove(chip);
    complained.remove(chip);
    Opened open = opened.remove(chip);
    if (open != null) {
      open.session().close();
    }
  }

  @Override
  public PinAnswer typed(String id, Pin pin) throws IOException {
    Optional<HolderJob> known = book.find(id).filter(HolderJob::needsToken);
    if (known.isEmpty()) {
      return PinAnswer.notTaken(FailureCode.JOB_CLOSED);
    }
    String chip = known.get().chip();
    synchronized (book.lock(chip)) {
      Optional<HolderJob> job = book.current(chip).filter(each -> each.id().equals(id));
      if (job.isEmpty()
          || !job.get().needsToken()
          || job.get().setsPin()
          || opened.containsKey(chip)) {
        return PinAnswer.notTaken(FailureCode.OUT_OF_ORDER);
      }
      return typed(job.get(), pin);
    }
  }

  private PinAnswer typed(HolderJob job, Pin pin) {
    found.remove(job.chip()); // to be looked at anew, whatever comes of this
    try {
      HeldToken token = reader.held(job.chip());
      TokenCheck.of(token, job, book.open(job.chip()));
      opened.put(job.chip(), new Opened(job.id(), token.logIn(pin)));
      job.kind().pass("pin-right");
      return new PinAnswer(PinAnswer.Verdict.RIGHT, null, Tries.of(token.pinRetriesLeft()));
    } catch (PinRejected e) {
      attend(job.chip()); // too few tries left by now are told at once
      return new PinAnswer(
          e.locked() ? PinAnswer.Verdict.LOCKED : PinAnswer.Verdict.WRONG,
          null,
          Tries.of(e.retriesLeft()));
    } catch (TokenNotPresent e) {
      return PinAnswer.notTaken(FailureCode.NOT_PRESENTED);
    } catch (TokenCheck.Unfit e) {
      attend(job.chip());
      return PinAnswer.notTaken(e.code());
    } catch (TokenFault e) {
      LOG.log(Level.WARNING, e, () -> "The PIN cannot be compared: " + job);
      return PinAnswer.notTaken(FailureCode.TOKEN_FAULT);
    }
  }

  @Override
  public boolean cancel(String id) throws IOException {
    Optional<HolderJob> known = book.find(id);
    if (known.isEmpty()) {
      return false;
    }
    synchronized (book.lock(known.get().chip())) {
      HolderJob job = book.find(id).orElseThrow();
      Opened open = opened.get(job.chip());
      boolean sent = open != null && open.job().equals(id);
      if (job.setsPin() && job.reset().begun()) {
        return false; // the token may have a PIN that nobody would be told
      }
      if (job.phase() == HolderPhase.WANTED && !sent) {
        giveUp(
            job, FailureCode.NOT_PRESENTED, "broken off at the station before the PIN was given");
        return true;
      }
      if (job.phase() == HolderPhase.READY) {
        giveUp(
            job, FailureCode.CARRIED_OFF, "broken off at the station before its keys were proved");
        return true;
      }
      return false;
    }
  }

  @Override
  public List<Wanted> wanted() {
    Set<String> present = presented();
    List<Wanted> all = new ArrayList<>();
    for (HolderJob job : book.open()) {
      all.add(asSeen(job, present.contains(job.chip())));
    }
    book.recent().forEach(job -> all.add(asSeen(job, present.contains(job.chip()))));
    return all;
  }

  @Override
  public Set<String> strangers() {
    Set<String> strangers = new HashSet<>(presented());
    book.open().forEach(job -> strangers.remove(job.chip()));
    return strangers;
  }

  private Wanted asSeen(HolderJob job, boolean present) {
    Found seen = found.get(job.chip());
    boolean about = present && seen != null && seen.job().equals(job.id());
    FailureCode cause =
        job.failure().map(failed -> failed.code()).orElse(about ? seen.cause() : null);
    return new Wanted(
        job.id(),
        job.chip(),
        job.holder(),
        job.task(),
        job.kind(),
        job.phase(),
        StepNow.of(job, present, about, opened.containsKey(job.chip())),
        present,
        cause,
        about ? seen.tries() : null);
  }

  /** None where the reader cannot be read: whoever was logged in is logged out then. */
  private Set<String> presented() {
    try {
      return reader.presented();
    } catch (TokenFault e) {
      LOG.log(Level.WARNING, "The reader cannot be read", e);
      return Set.of();
    }
  }
}
