package org.certbureau.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certbureau.kernel.Problem;

/** What is still missing of the materials that a policy asks for. */
public final class MaterialRules {
  private MaterialRules() {}

  /**
   * What the file holds of one material.
   *
   * @param scans how many pictures
   * @param originalSeen a clerk has ticked it
   * @param waiver code of the reason for which it is not needed, or null
   */
  public record Presented(String material, int scans, boolean originalSeen, String waiver) {}

  /**
   * What keeps the application from being submitted: materials without a scan, materials and
   * reasons that this policy does not know. What hangs on an untold fact is not asked for yet.
   */
  public static List<Problem> missing(
      Policy policy, Situation situation, Collection<Presented> file) {
    List<Problem> problems = new ArrayList<>(unknown(policy, situation, file));
    Map<String, Presented> held = byCode(file);
    for (Material material : policy.materials(situation)) {
      if (asked(material, situation)
          && material.scanned()
          && scans(held, material) == 0
          && !waived(held, material)) {
        problems.add(problem("region.material-missing", material));
      }
    }
    return problems;
  }

  /** What keeps the gate of the originals shut: originals, tokens and things not yet seen. */
  public static List<Problem> unseen(
      Policy policy, Situation situation, Collection<Presented> file) {
    Map<String, Presented> held = byCode(file);
    return policy.materials(situation).stream()
        .filter(material -> asked(material, situation) && material.originalSeen())
        .filter(material -> !seen(held, material) && !waived(held, material))
        .map(material -> problem("region.original-unseen", material))
        .toList();
  }

  /**
   * The reason by which a material may be waived.
   *
   * @return a problem where the policy knows no such material or no such reason
   */
  public static Optional<Problem> waive(
      Policy policy, Situation situation, String materialCode, String reason) {
    return policy.materials(situation).stream()
        .filter(material -> material.code().equals(materialCode))
        .findFirst()
        .map(
            material ->
                material.waiver(reason).isPresent()
                    ? Optional.<Problem>empty()
                    : Optional.of(notWaivable(material, reason)))
        .orElseGet(() -> Optional.of(unknownMaterial(materialCode)));
  }

  private static List<Problem> unknown(
      Policy policy, Situation situation, Collection<Presented> file) {
    List<Problem> problems = new ArrayList<>();
    for (Presented presented : file) {
      if (presented.waiver() != null) {
        waive(policy, situation, presented.material(), presented.waiver()).ifPresent(problems::add);
      } else if (policy.materials(situation).stream()
          .noneMatch(material -> material.code().equals(presented.material()))) {
        problems.add(unknownMaterial(presented.material()));
      }
    }
    return problems;
  }

  private static boolean asked(Material material, Situation situation) {
    return !material.optional() && material.appliesTo(situation);
  }

  private static int scans(Map<String, Presented> held, Material material) {
    Presented presented = held.get(material.code());
    return presented == null ? 0 : presented.scans();
  }

  private static boolean seen(Map<String, Presented> held, Material material) {
    Presented presented = held.get(material.code());
    return presented != null && presented.originalSeen();
  }

  private static boolean waived(Map<String, Presented> held, Material material) {
    Presented presented = held.get(material.code());
    return presented != null && material.waiver(presented.waiver()).isPresent();
  }

  private static Map<String, Presented> byCode(Collection<Presented> file) {
    return file.stream().collect(Collectors.toMap(Presented::material, Function.identity()));
  }

  private static Problem problem(String code, Material material) {
    return Problem.byRule(
        material.rule(),
        code,
        "materials." + material.code(),
        material.title().zh(),
        material.title().en());
  }

  private static Problem notWaivable(Material material, String reason) {
    return Problem.byRule(
        material.rule(),
        "region.not-waivable",
        "materials." + material.code(),
        material.title().zh(),
        material.title().en(),
        reason);
  }

  private static Problem unknownMaterial(String code) {
    return Problem.of("region.material-unknown", "materials." + code, code);
  }
}
