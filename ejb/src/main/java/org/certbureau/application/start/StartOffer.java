package org.certbureau.application.start;

import java.time.LocalDate;
import java.util.List;
import org.certbureau.application.line.Rival;
import org.certbureau.application.warning.Warning;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.Money;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Text;

/**
 * A service that may be had today.
 *
 * @param word the region's own
 * @param channel by which it may be had, and is priced
 * @param price null while it hangs on {@code questions}
 * @param years for which it is priced, 0 where it grants none
 * @param end how the validity ends that it grants
 * @param until the new last day; null where it grants none, and where that hangs on the day of
 *     issue
 * @param questions facts on which the price hangs
 * @param stops the open applications on the certificate that it stops once it takes effect (A-X5)
 * @param warnings what there is to know before it is begun
 */
public record StartOffer(
    Service service,
    Text word,
    Channel channel,
    Money price,
    int years,
    Procedure.End end,
    LocalDate until,
    List<Fact> questions,
    List<Rival> stops,
    List<Warning> warnings) {
  public StartOffer {
    questions = List.copyOf(questions);
    stops = List.copyOf(stops);
    warnings = List.copyOf(warnings);
  }
}
