package org.certbureau.application.line;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.Text;

/** The pairs that a certificate has had in force, as a form lets one of them be chosen. */
public final class PairChoices {
  private PairChoices() {}

  /** Each by its place on the certificate, the latest first. */
  public static List<Choice> of(List<PairView> pairs) {
    return pairs.stream()
        .sorted(Comparator.comparingInt(PairView::ordinal).reversed())
        .map(pair -> new Choice(Integer.toString(pair.ordinal()), words(pair)))
        .toList();
  }

  /**
   * @param value of the field, which may be anything
   */
  public static Optional<PairView> chosen(List<PairView> pairs, String value) {
    return pairs.stream()
        .filter(pair -> Integer.toString(pair.ordinal()).equals(value))
        .findFirst();
  }

  private static Text words(PairView pair) {
    return new Text(in(Locale.SIMPLIFIED_CHINESE, pair), in(Locale.ENGLISH, pair));
  }

  private static String in(Locale locale, PairView pair) {
    boolean inForce = pair.state() == PairState.ACTIVE || pair.state() == PairState.SUSPENDED;
    return Messages.text(
        locale,
        inForce ? "application.pair-in-force" : "application.pair-of-before",
        List.of(
            Integer.toString(pair.ordinal()),
            LocalDate.ofInstant(pair.notBefore(), China.ZONE).toString(),
            LocalDate.ofInstant(pair.notAfter(), China.ZONE).toString()));
  }
}
