package org.certbureau.application.line;

import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.CertificatePolicy.ChangeRule;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.Policy;

/**
 * What may be brought in one case: the rows of its policy, and of a row that proves changes one for
 * each field that is changed.
 */
public record CaseMaterials(Policy policy, Changes changes) {
  public Stream<Material> in(Situation situation) {
    return policy.materials(situation).stream()
        .flatMap(material -> isProof(material, situation) ? proofs(material) : Stream.of(material));
  }

  private boolean isProof(Material material, Situation situation) {
    return policy.certificate().changeable(situation).stream()
        .map(ChangeRule::proof)
        .anyMatch(material.code()::equals);
  }

  private Stream<Material> proofs(Material material) {
    return changes.fields().stream()
        .filter(change -> change.row() != null)
        .filter(change -> material.code().equals(change.row().proof()))
        .map(change -> material.about(change.key(), change.field().label()));
  }

  /** The change that a material proves; empty for another one. */
  private Optional<FieldChange> provedBy(Material material) {
    return changes.fields().stream()
        .filter(change -> material.code().equals(change.proof()))
        .findFirst();
  }

  /** What is wrong where there is no scan of it. */
  public Problem unscanned(Material material) {
    String field = "materials." + material.code();
    return provedBy(material)
        .map(change -> changes.unproved(change, field))
        .orElseGet(
            () ->
                material.refuses(
                    "application.scan-missing",
                    field,
                    material.title().zh(),
                    material.title().en(),
                    material.citation()));
  }
}
