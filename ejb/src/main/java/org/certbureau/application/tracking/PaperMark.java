package org.certbureau.application.tracking;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.PaperRule;

/**
 * What the QR code of a paper says when it comes back signed and scanned: of which case it is, and
 * which paper. Papers printed before they were marked name their case alone.
 *
 * @param kind which of the bureau's own papers; empty where the code does not say
 */
public record PaperMark(CaseNumber caseNumber, Optional<PaperRule.Kind> kind) {
  private static final Pattern ADDRESS = Pattern.compile(".*/q/[^/]+(?:/([A-Z]))?/([^/]{10,30})");

  private static final Map<PaperRule.Kind, String> LETTERS =
      Map.of(
          PaperRule.Kind.APPLICATION_FORM, "F",
          PaperRule.Kind.POWER_OF_ATTORNEY, "P",
          PaperRule.Kind.SERVICE_AGREEMENT, "S");

  static String letter(PaperRule.Kind kind) {
    return LETTERS.get(kind);
  }

  /** Empty for a code that is none of a bureau's papers. */
  public static Optional<PaperMark> read(String code) {
    Matcher address = ADDRESS.matcher(code);
    if (!address.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PaperMark(CaseNumber.of(address.group(2)), kind(address.group(1))));
    } catch (RuleViolation noNumber) {
      return Optional.empty();
    }
  }

  private static Optional<PaperRule.Kind> kind(String letter) {
    return LETTERS.entrySet().stream()
        .filter(known -> known.getValue().equals(letter))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
