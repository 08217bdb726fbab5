package org.certbureau.work;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.RuleViolation;

/**
 * Works off what came in one message, so that nothing that is wrong with one keeps back the others.
 * What a rule refuses has its verdict; only what could not be done now, because a database, a
 * broker or somebody else was in the way, is told by {@link #end()} and comes again.
 */
public final class Triage {
  private RuntimeException again;

  /**
   * Does a piece of work for all at once; where that fails, for one after the other.
   *
   * @param work is repeatable, and whole or not at all
   * @param verdict is told what a rule refuses by itself
   */
  public <T> void each(
      List<T> things, Consumer<List<T>> work, BiConsumer<T, RuleViolation> verdict) {
    if (things.size() > 1 && succeeds(() -> work.accept(things))) {
      return;
    }
    for (T thing : things) {
      attempt(
          () -> {
            try {
              work.accept(List.of(thing));
            } catch (Conflict somebodyWasFaster) {
              throw somebodyWasFaster;
            } catch (RuleViolation refused) {
              verdict.accept(thing, refused);
            }
          });
    }
  }

  /** What failed is found again when it is done alone. */
  private static boolean succeeds(Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException oneOfThem) {
      return false;
    }
  }

  /** Does a piece of work that has no verdict; what comes after it is done all the same. */
  public void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (again == null) {
        again = e;
      } else if (again != e) {
        again.addSuppressed(e);
      }
    }
  }

  /** Throws what could not be done now: the message is to come again. */
  public void end() {
    if (again != null) {
      throw again;
    }
  }
}
