package org.certbureau.station.program.holder;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Rekey;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.RestoreKey;
import org.certbureau.station.contract.Settled;
import org.certbureau.station.contract.SlipWords;
import org.certbureau.station.program.order.OrderRefused;
import org.certbureau.station.program.order.OrderedPair;

/**
 * Takes the bureau's orders for holders' tokens. They are kept and answered with nothing; what they
 * ask for is done once the token is there ({@link HolderReader}), and is reported then. An order
 * that comes again after it was answered gets the same answer.
 */
public final class HolderOrders {
  private static final Logger LOG = Logger.getLogger(HolderOrders.class.getName());

  private final HolderBook book;
  private final ResetWork resets;
  private final Clock clock;

  HolderOrders(HolderBook book, ResetWork resets, Clock clock) {
    this.book = book;
    this.resets = resets;
    this.clock = clock;
  }

  public boolean knows(String job) throws IOException {
    return book.find(job).isPresent();
  }

  public Optional<JobReport> rekey(Rekey order) throws IOException, OrderRefused {
    return prepare(HolderJob.wanted(order, clock.instant()));
  }

  public Optional<JobReport> resetPin(ResetPin order) throws IOException, OrderRefused {
    return prepare(HolderJob.wanted(order, clock.instant()));
  }

  public Optional<JobReport> restoreKey(RestoreKey order) throws IOException, OrderRefused {
    return prepare(HolderJob.wanted(order, clock.instant()));
  }

  private Optional<JobReport> prepare(HolderJob wanted) throws IOException, OrderRefused {
    Optional<HolderJob> known = book.find(wanted.id());
    if (known.isEmpty()) {
      book.save(wanted);
      wanted.kind().pass("order-kept");
      return Optional.empty();
    }
    requireKind(known.get(), wanted.kind());
    Optional<JobReport> given = known.get().answer(JobStep.PREPARE);
    if (given.isEmpty()) {
      requireOpen(known.get());
    }
    return given;
  }

  public Optional<JobReport> install(Install order) throws IOException, OrderRefused {
    return toWrite(
        order,
        order.chip(),
        HolderKind.REKEY,
        job -> {
          OrderedPair.of(order, job.keyReady());
          return job.toInstall(order);
        });
  }

  public Optional<JobReport> restore(Restore order) throws IOException, OrderRefused {
    return toWrite(
        order,
        order.chip(),
        HolderKind.RESTORE_KEY,
        job -> {
          OrderedPair.of(order);
          return job.toRestore(order);
        });
  }

  /** What does not fit is told without the token, so that nobody has to present it for nothing. */
  private Optional<JobReport> toWrite(
      Order order, String chip, HolderKind kind, Acceptance acceptance)
      throws IOException, OrderRefused {
    HolderJob found = known(order.job());
    requireChip(found, chip);
    requireKind(found, kind);
    synchronized (book.lock(found.chip())) {
      HolderJob job = known(order.job());
      Optional<JobReport> given = job.answer(JobStep.INSTALL);
      if (given.isPresent()) {
        return given;
      }
      requireOpen(job);
      requirePhase(job, HolderPhase.READY);
      if (!job.needsToken()) {
        book.save(accepted(acceptance, job));
        kind.pass("install-kept");
      }
      return Optional.empty();
    }
  }

  /** Keeps an order with its job. */
  private interface Acceptance {
    HolderJob of(HolderJob job) throws OrderedPair.WrongKey;
  }

  private static HolderJob accepted(Acceptance acceptance, HolderJob job) {
    try {
      return acceptance.of(job);
    } catch (OrderedPair.WrongKey e) {
      return job.failed(JobStep.INSTALL, e.code(), e.getMessage());
    }
  }

  public Optional<JobReport> confirm(Confirmed order) throws IOException, OrderRefused {
    HolderJob found = known(order.job());
    requireChip(found, order.chip());
    synchronized (book.lock(found.chip())) {
      HolderJob job = known(order.job());
      if (job.phase() == HolderPhase.SETTLED) {
        return job.answer(JobStep.CONFIRM);
      }
      if (job.phase() == HolderPhase.IN_FORCE) {
        return Optional.empty();
      }
      requireOpen(job);
      requirePhase(job, HolderPhase.WRITTEN);
      if (job.setsPin()) {
        return printed(job, order.slip());
      }
      book.save(job.inForce());
      job.kind().pass("confirm-received");
      return Optional.empty();
    }
  }

  /** Told apart once it is printed; nothing where it is. */
  private Optional<JobReport> printed(HolderJob job, SlipWords words) {
    try {
      resets.print(job, words);
      return Optional.empty();
    } catch (IOException e) {
      LOG.log(Level.SEVERE, "The PIN slip of job " + job.id() + " cannot be printed", e);
      return Optional.of(
          new Failed(
              job.id(),
              JobStep.CONFIRM,
              null,
              FailureCode.SLIP_NOT_PRINTED,
              "the PIN slip cannot be printed; the new PIN is set"));
    }
  }

  public Optional<JobReport> abandon(Abandon order) throws IOException, OrderRefused {
    HolderJob found = known(order.job());
    if (order.chip() != null) {
      requireChip(found, order.chip());
    }
    synchronized (book.lock(found.chip())) {
      HolderJob job = known(order.job());
      if (job.phase() == HolderPhase.IN_FORCE || job.phase() == HolderPhase.SETTLED) {
        throw new OrderRefused(FailureCode.JOB_CLOSED, "what was ordered is in force");
      }
      if (job.phase() != HolderPhase.GIVEN_UP) {
        book.save(job.abandoned());
      }
      return Optional.empty();
    }
  }

  /** Reports that the broker may not have yet; they stay until they are {@link #sent}. */
  public List<JobReport> unsent(int most) {
    return book.open().stream().flatMap(job -> job.reportsToSend().stream()).limit(most).toList();
  }

  /** Notes what the broker has; what a crash keeps from being noted is sent again. */
  public void sent(List<JobReport> reports) throws IOException {
    for (JobReport report : reports) {
      Optional<HolderJob> found = book.find(report.job());
      if (found.isPresent()) {
        if (report instanceof KeyReady) {
          found.get().kind().pass("key-ready-sent");
        } else if (!(report instanceof Settled || report instanceof Failed)) {
          found.get().kind().pass("proof-sent");
        }
        synchronized (book.lock(found.get().chip())) {
          HolderJob job = book.find(report.job()).orElseThrow();
          if (!job.isOver()) {
            book.save(job.sent(report));
          }
        }
      }
    }
  }

  private HolderJob known(String id) throws IOException, OrderRefused {
    return book.find(id)
        .orElseThrow(
            () -> new OrderRefused(FailureCode.UNKNOWN_JOB, "the job was not prepared here"));
  }

  private static void requireChip(HolderJob job, String chip) throws OrderRefused {
    if (!chip.equals(job.chip())) {
      throw new OrderRefused(FailureCode.WRONG_CHIP, "the job is for another chip than " + chip);
    }
  }

  private static void requireKind(HolderJob job, HolderKind kind) throws OrderRefused {
    if (job.kind() != kind) {
      throw new OrderRefused(FailureCode.OUT_OF_ORDER, "the job is a " + job.kind());
    }
  }

  private static void requireOpen(HolderJob job) throws OrderRefused {
    if (job.phase() == HolderPhase.GIVEN_UP || job.phase() == HolderPhase.SETTLED) {
      throw new OrderRefused(FailureCode.JOB_CLOSED, "the job is " + job.phase());
    }
  }

  private static void requirePhase(HolderJob job, HolderPhase phase) throws OrderRefused {
    if (job.phase() != phase) {
      throw new OrderRefused(
          FailureCode.OUT_OF_ORDER, "the job is " + job.phase() + ", not " + phase);
    }
  }
}
