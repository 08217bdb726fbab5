package org.certbureau.application.view;

import java.util.Optional;
import org.certbureau.application.CaseRules;
import org.certbureau.application.line.Changes;
import org.certbureau.application.line.LineRules;
import org.certbureau.region.policy.CertificatePolicy.ChangeRule;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.Text;

/**
 * What it would mean to change what a field says, before anybody does.
 *
 * @param carried whether the certificate says it, so that another pair would be made (A-X4)
 * @param allowed whether the policy lets it change
 * @param proof the material that would be asked for; null for none
 */
public record ChangeMeans(boolean carried, boolean allowed, Text proof) {
  /** Null where the application changes nothing that is registered, or has been handed in. */
  static ChangeMeans of(CaseRules rules, FormField field, boolean open) {
    Changes changes = rules.changes();
    if (!open || !changes.isAsked() || !LineRules.isOfHolder(field)) {
      return null;
    }
    Optional<ChangeRule> row = changes.row(field);
    return new ChangeMeans(
        changes.wouldCarry(field),
        row.isPresent(),
        row.map(ChangeRule::proof)
            .flatMap(rules.policy()::material)
            .map(Material::title)
            .orElse(null));
  }
}
