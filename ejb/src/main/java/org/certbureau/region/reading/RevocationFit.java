package org.certbureau.region.reading;

import java.util.List;
import java.util.stream.Stream;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.AccessRule;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.RevocationRule;
import org.certbureau.region.policy.Scope;

/**
 * Whether the reasons that a form lets people choose and those that a policy knows the meaning of
 * are the same: what is chosen on a form must mean something to those who rely on the certificate.
 */
record RevocationFit(Policy policy) {
  Stream<Misfit.Found> misfits() {
    return Stream.of(withoutReasons(), unchosen(), withoutRow()).flatMap(found -> found);
  }

  private Stream<Misfit.Found> withoutReasons() {
    boolean offered =
        policy.access().stream()
            .filter(row -> row.verdict() != AccessRule.Verdict.REFUSED)
            .anyMatch(row -> row.scope().services().contains(Service.REVOKE));
    return offered && (policy.revocations().isEmpty() || fields().isEmpty())
        ? Stream.of(Misfit.REVOCATION_WITHOUT_REASONS.at(Service.REVOKE))
        : Stream.of();
  }

  private Stream<Misfit.Found> unchosen() {
    return policy.revocations().stream()
        .map(RevocationRule::reason)
        .distinct()
        .filter(reason -> fields().stream().noneMatch(field -> field.offers(reason)))
        .map(Misfit.REASON_NOT_CHOSEN::at);
  }

  private Stream<Misfit.Found> withoutRow() {
    return fields().stream()
        .flatMap(
            field ->
                field.choices().stream()
                    .filter(
                        choice ->
                            policy.revocations().stream()
                                .noneMatch(
                                    row ->
                                        row.reason().equals(choice.code())
                                            && covers(row.scope(), field.scope())))
                    .map(choice -> Misfit.REASON_WITHOUT_MEANING.at(choice.code())));
  }

  /** Whatever the channel and the facts are; for every holder that the form asks. */
  private static boolean covers(Scope row, Scope field) {
    return row.when().isEmpty()
        && row.channels().isEmpty()
        && (row.services().isEmpty() || row.services().containsAll(field.services()))
        && (row.holders().isEmpty()
            || !field.holders().isEmpty() && row.holders().containsAll(field.holders()));
  }

  private List<FormField> fields() {
    return policy.form().stream()
        .filter(field -> field.key().equals(FormKeys.REVOCATION_REASON))
        .toList();
  }
}
