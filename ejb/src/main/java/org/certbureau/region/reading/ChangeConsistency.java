package org.certbureau.region.reading;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.certbureau.region.policy.CertificatePolicy.ChangeRule;
import org.certbureau.region.policy.CertificatePolicy.EmailRule;
import org.certbureau.region.policy.FieldKind;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.Policy;

/** How what may be changed, and what of it the certificate carries, fits the rest of a policy. */
record ChangeConsistency(Policy policy) {
  /**
   * @param keys of everything that a certificate may be about
   */
  Stream<Misfit.Found> misfits(Set<String> keys) {
    return Stream.concat(
        policy.certificate().changes().stream().flatMap(row -> misfits(row, keys)), email());
  }

  private Stream<Misfit.Found> misfits(ChangeRule row, Set<String> keys) {
    return Stream.concat(
        new TreeSet<>(row.fields())
            .stream()
                .filter(key -> !keys.contains(key))
                .map(key -> Misfit.CHANGE_FIELD_UNKNOWN.at(row.rule(), key)),
        proof(row).stream());
  }

  private Optional<Misfit.Found> proof(ChangeRule row) {
    if (row.proof() == null) {
      return Optional.empty();
    }
    if (row.verdict() != ChangeRule.Verdict.WITH_PROOF) {
      return Optional.of(Misfit.PROOF_UNLIKE_VERDICT.at(row.rule()));
    }
    return policy.material(row.proof()).filter(Material::scanned).isPresent()
        ? Optional.empty()
        : Optional.of(Misfit.PROOF_UNKNOWN.at(row.rule(), row.proof()));
  }

  private Stream<Misfit.Found> email() {
    EmailRule email = policy.certificate().email();
    return email == null
            || policy.form().stream()
                .anyMatch(
                    field -> field.key().equals(email.field()) && field.kind() == FieldKind.EMAIL)
        ? Stream.of()
        : Stream.of(Misfit.EMAIL_FIELD_UNLIKE_KIND.at(email.rule(), email.field()));
  }
}
