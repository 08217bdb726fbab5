package org.certbureau.recovery;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kmc.KeyRecovery;

/** All requests there were, to be read. Inside the house only: callers know whose they are. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RecoveryBook {
  @EJB private KeyRecovery centre;
  @Inject private Requests requests;
  @Inject private OneByOne oneByOne;

  /**
   * Those that were asked in a period, the latest first: by the key centre's word, and by the
   * bureau's own rows. One that is missing among the rows, or stands there in another place, is
   * there as well, with what is wrong with it; and whenever it was asked, one that is open by the
   * bureau's rows alone, and, wherever that was, one of which the centre's own rows were changed.
   *
   * @param regions null for all
   * @param until excluded
   */
  public List<RecoveryEntry> asked(Set<RegionCode> regions, Instant from, Instant until, int most) {
    Set<String> asked = new LinkedHashSet<>();
    Set<String> jobs = new LinkedHashSet<>(centre.changed());
    if (regions == null || !regions.isEmpty()) {
      asked.addAll(centre.opened(regions, from, until, most));
      asked.addAll(requests.asked(regions, from, until, most));
      jobs.addAll(requests.open(regions, most));
    }
    jobs.addAll(asked);
    return jobs.stream()
        .map(job -> oneByOne.entry(job, regions))
        .filter(
            entry ->
                entry.contradicted()
                    || asked.contains(entry.job()) && (regions == null || isOf(entry, regions)))
        .sorted(
            Comparator.comparing(
                    RecoveryEntry::askedAt, Comparator.nullsFirst(Comparator.reverseOrder()))
                .thenComparing(RecoveryEntry::job, Comparator.reverseOrder()))
        .toList();
  }

  private static boolean isOf(RecoveryEntry entry, Set<RegionCode> regions) {
    return entry.region() != null && regions.contains(entry.region());
  }

  /**
   * How many are open, by the centre's word or by the bureau's rows.
   *
   * @param regions null for all
   * @param most what is more is not counted
   */
  public int open(Set<RegionCode> regions, int most) {
    Set<String> open = new HashSet<>(centre.open(regions, most));
    open.addAll(requests.open(regions, most));
    return Math.min(open.size(), most);
  }
}
