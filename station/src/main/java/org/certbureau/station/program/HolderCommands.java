package org.certbureau.station.program;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.program.holder.HolderKind;
import org.certbureau.station.program.holder.PinAnswer;
import org.certbureau.station.program.holder.Tries;
import org.certbureau.station.program.holder.Wanted;
import org.certbureau.station.program.home.StationHome;
import org.certbureau.station.program.home.StationProblem;
import org.certbureau.station.program.local.LocalDesk;
import org.certbureau.station.program.pin.Pin;

/** The desk at a console: what its page does, in words on the standard output. */
final class HolderCommands {
  static final int DONE = 0;
  static final int REFUSED = 1;

  /** A running station looks into its reader several times a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final StationHome home;
  private final LocalDesk desk;
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  HolderCommands(StationHome home) {
    this.home = home;
    this.desk = new LocalDesk(home);
  }

  /** Lists which tokens are wanted, and how far each job has come. */
  int holders() throws StationProblem {
    return asking(
        () -> {
          for (Wanted job : desk.wanted()) {
            out.println(line(job));
          }
          for (String chip : desk.strangers()) {
            out.println(chip + "  is in the reader and wanted for no job");
          }
          return DONE;
        });
  }

  /** Asks for the PIN of a token in the reader and hands it to the station. */
  int pin(String chip) throws StationProblem {
    return asking(
        () -> {
          Optional<Wanted> job = awaitTurn(chip);
          if (job.isEmpty()) {
            out.println("Token " + chip + " is wanted for no job");
            return REFUSED;
          }
          if (job.get().step() != Wanted.Step.PIN || job.get().cause() != null) {
            out.println(line(job.get()));
            return job.get().step() == Wanted.Step.NOT_DONE || job.get().cause() != null
                ? REFUSED
                : DONE;
          }
          return typed(job.get());
        });
  }

  /** Tells the link to the page at the counter, for a browser on this machine. */
  int page() throws StationProblem {
    return asking(
        () -> {
          out.println(desk.page());
          return DONE;
        });
  }

  /** Breaks off the job that wants a token. */
  int cancel(String chip) throws StationProblem {
    return asking(
        () -> {
          for (Wanted job : desk.wanted()) {
            if (job.chip().equals(chip) && desk.cancel(job.job())) {
              out.println("Broken off: " + job.job());
              return DONE;
            }
          }
          out.println("Token " + chip + " has no job that can be broken off");
          return REFUSED;
        });
  }

  private int typed(Wanted job) throws IOException {
    out.println(line(job));
    out.println("PIN (" + told(job.tries()) + "):");
    Pin pin;
    try {
      pin = readPin();
    } catch (IllegalArgumentException e) {
      out.println("Not tried: " + e.getMessage());
      return REFUSED;
    }
    PinAnswer answer = desk.typed(job.job(), pin);
    out.println(
        switch (answer.verdict()) {
          case RIGHT -> "The PIN is right; do not take the token out";
          case WRONG -> "The PIN is wrong, " + told(answer.tries());
          case LOCKED -> "The PIN is wrong, and the token is locked now";
          case NOT_TAKEN -> "Not tried: " + told(answer.cause());
        });
    return answer.verdict() == PinAnswer.Verdict.RIGHT ? DONE : REFUSED;
  }

  /** Without echo at a console; one line where it comes through a pipe. */
  private static Pin readPin() throws IOException {
    Console console = System.console();
    if (console != null) {
      char[] typed = console.readPassword();
      return Pin.of(typed == null ? "" : new String(typed));
    }
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    return Pin.of(line == null ? "" : line);
  }

  /** The job whose turn it is on the token, once it was looked at; the latest one if all ended. */
  private Optional<Wanted> awaitTurn(String chip) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<Wanted> job = turn(chip);
      boolean lookedAt =
          job.isEmpty()
              || (job.get().step() != Wanted.Step.INSERT
                  && job.get().step() != Wanted.Step.CHECKING);
      if (lookedAt || System.nanoTime() > deadline) {
        return job;
      }
      pause();
    }
  }

  private Optional<Wanted> turn(String chip) throws IOException {
    Optional<Wanted> first = Optional.empty();
    for (Wanted job : desk.wanted()) {
      if (job.chip().equals(chip)) {
        if (job.step() == Wanted.Step.PIN) {
          return Optional.of(job);
        }
        first = first.isPresent() ? first : Optional.of(job);
      }
    }
    return first;
  }

  private static void pause() {
    try {
      if (new CountDownLatch(1).await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException("nobody counts it down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String line(Wanted job) {
    return job.chip()
        + "  "
        + job.job()
        + "  "
        + told(job)
        + (job.cause() == null ? "" : " (" + told(job.cause()) + ")")
        + (job.holder() == null ? "" : "  " + job.holder() + "  " + job.task());
  }

  private static String told(Tries tries) {
    return tries.here() + " tries are left here, " + tries.onToken() + " on the token";
  }

  private static String told(Wanted job) {
    return switch (job.step()) {
      case INSERT -> "put the token into the reader";
      case CHECKING -> "the token is looked at";
      case PIN -> "its holder types the PIN";
      case SETTING_PIN -> "another PIN is being set, do not take it out";
      case GENERATING -> "a new key is made, do not take it out";
      case AWAITING_CERTIFICATES -> "the bureau certifies the new pair";
      case AWAITING_OFFICERS -> "officers decide, the token can go until they have consented";
      case WRITING -> "certificates and key are written, do not take it out";
      case AWAITING_VERDICT -> "the bureau verifies the proof";
      case CLEARING -> "the last step on the token, do not take it out";
      case DONE -> done(job.kind());
      case NOT_DONE -> "not done, token and pair work as before";
      case PIN_UNKNOWN -> "not done, the token may have a PIN that nobody knows: unlock it again";
    };
  }

  private static String done(HolderKind kind) {
    return switch (kind) {
      case REKEY -> "done, the new pair is in force";
      case RESET_PIN -> "done, the slip with the new PIN is printed";
      case RESTORE_KEY -> "done, the decryption key is on the token again";
    };
  }

  private static String told(FailureCode cause) {
    return switch (cause) {
      case NOT_ITS_CERTIFICATE -> "the token does not carry the certificate of the job";
      case NO_ROOM -> "the token has no room for another pair";
      case FEW_TRIES -> "too few tries are left for the PIN, unlock it first";
      case PIN_LOCKED -> "the PIN is locked";
      case NO_PIN_KEY -> "this station does not have the key to its administrator PIN";
      case CARRIED_OFF, NOT_PRESENTED -> "the token was not there, or its holder broke off";
      case JOB_CLOSED -> "the job is over";
      case OUT_OF_ORDER -> "another job on the token has its turn, or none waits for a PIN";
      case WRONG_SIGNING_CERTIFICATE, WRONG_ENCRYPTION_KEY -> "the bureau sent what does not fit";
      default -> "the token refuses, see the station's log";
    };
  }

  /** A question to the running station. */
  private interface Asking {
    int ask() throws IOException;
  }

  private int asking(Asking question) throws StationProblem {
    try {
      return question.ask();
    } catch (IOException e) {
      throw new StationProblem(
          "no station program that runs in " + home.directory() + " can be asked", e);
    }
  }
}
