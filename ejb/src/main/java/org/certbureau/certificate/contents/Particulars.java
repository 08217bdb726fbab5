package org.certbureau.certificate.contents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Situation;

/**
 * What an application tells of the certificates that it asks for.
 *
 * @param years whole years of validity
 * @param form all values as checked, unmasked
 * @param oldEnd end of the pair in force on the line that it goes on with; null where it opens one
 * @param consents codes of what was agreed to
 */
public record Particulars(
    RegionCode region,
    Situation situation,
    int years,
    Instant oldEnd,
    Map<String, String> form,
    Set<String> consents) {
  public Particulars {
    form = Map.copyOf(form);
    consents = Set.copyOf(consents);
  }

  /** The same with another form. */
  public Particulars saying(Map<String, String> other) {
    return new Particulars(region, situation, years, oldEnd, other, consents);
  }

  /**
   * The situation as it is at that moment: a certificate may come to its end while an application
   * for another pair is on its way (A-C8). Its last day belongs to it.
   */
  Situation on(Instant moment) {
    return oldEnd == null
        ? situation
        : situation.with(Fact.EXPIRED, day(moment).isAfter(day(oldEnd)));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, China.ZONE);
  }

  /** Names nobody: it may stand in a log. */
  @Override
  public String toString() {
    return "Particulars[%s %s]".formatted(region, situation);
  }
}
