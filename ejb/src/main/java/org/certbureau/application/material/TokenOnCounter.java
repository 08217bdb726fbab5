package org.certbureau.application.material;

import java.util.List;
import java.util.Optional;
import org.certbureau.application.CaseRules;
import org.certbureau.application.line.LineRules;
import org.certbureau.application.line.LostToken;
import org.certbureau.certificate.LineView;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.Typed;
import org.certbureau.region.policy.Material;

/** The token that lies on the counter: it carries the certificate, and nobody says it is lost. */
final class TokenOnCounter {
  private TokenOnCounter() {}

  /**
   * @param scanned its chip serial as a scanner types it
   * @return the chip serial
   * @throws RuleViolation where it is another one, or said to be lost
   */
  static String require(CaseRules rules, Material material, String scanned) {
    LineView line = rules.line().map(LineRules::line).orElseThrow();
    String chip = Typed.serial(scanned);
    if (chip.isEmpty()) {
      throw refused(material, "application.token-which-missing", "");
    }
    if (!chip.equals(line.chip())) {
      throw refused(material, "application.token-of-another", chip);
    }
    if (material.original() == Material.Original.HANDED_IN) {
      requireNotLost(rules, chip);
    }
    return chip;
  }

  private static void requireNotLost(CaseRules rules, String chip) {
    List<Problem> lost =
        LostToken.handedIn(rules.policy(), rules.situation(), rules.values(), Optional.of(chip));
    if (!lost.isEmpty()) {
      throw new RuleViolation(lost);
    }
  }

  private static RuleViolation refused(Material material, String code, String chip) {
    return new RuleViolation(
        material.refuses(code, "document", chip, material.title().zh(), material.title().en()));
  }
}
