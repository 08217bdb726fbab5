package org.certbureau.recovery;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.certbureau.kernel.RegionCode;

/**
 * Reads requests each for itself: one that somebody has made unreadable is told as such, and is in
 * no other one's way.
 */
@Dependent
class OneByOne {
  private static final Logger LOG = Logger.getLogger(OneByOne.class.getName());

  @EJB private RecoveryReader reader;

  /** Null where nothing is wrong. */
  Finding finding(String job) {
    return read(job, alone -> reader.finding(job, alone));
  }

  /** Null where nobody can tell. */
  RegionCode region(String job) {
    return read(job, alone -> reader.region(job, alone));
  }

  RecoveryState state(String job, String officer) {
    return read(job, alone -> reader.state(job, officer, alone));
  }

  RecoveryRow row(String job, String officer) {
    return read(job, alone -> reader.row(job, officer, alone));
  }

  RecoveryView view(String job, String officer) {
    return read(job, alone -> reader.view(job, officer, alone));
  }

  RecoveryEntry entry(String job, Set<RegionCode> regions) {
    return read(job, alone -> reader.entry(job, regions, alone));
  }

  Asked asked(String job) {
    return read(job, alone -> reader.asked(job, alone));
  }

  /**
   * By the request's and the centre's rows alone, which is soon read; empty where they are none.
   */
  Optional<Asked> standing(String job) {
    try {
      return Optional.of(reader.asked(job, true));
    } catch (RuntimeException unreadable) {
      tell(job, unreadable);
      return Optional.empty();
    }
  }

  private static <T> T read(String job, Function<Boolean, T> how) {
    try {
      return how.apply(false);
    } catch (RuntimeException unreadable) {
      tell(job, unreadable);
      return how.apply(true);
    }
  }

  private static void tell(String job, RuntimeException unreadable) {
    LOG.info(() -> "What the request of job " + job + " rests on cannot be read: " + unreadable);
    LOG.log(Level.FINE, "What it failed by", unreadable);
  }
}
