package org.certbureau.certificate.contents;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.Problem;
import org.certbureau.region.policy.Policy;

/** Whether what one application asks for can be made; tried when it is first asked, and once. */
public final class Feasibility {
  private final DryRun dryRun;
  private final Policy policy;
  private final Supplier<Particulars> asked;
  private List<Problem> problems;

  public Feasibility(DryRun dryRun, Policy policy, Supplier<Particulars> asked) {
    this.dryRun = dryRun;
    this.policy = policy;
    this.asked = asked;
  }

  /**
   * What could only fail once there is money and a token in it; nothing for a service that makes no
   * certificate.
   */
  public List<Problem> problems() {
    if (problems == null) {
      Particulars particulars = asked.get();
      problems = signs(particulars) ? dryRun.problems(policy, particulars) : List.of();
    }
    return problems;
  }

  /** Where the certificate that it goes on from has come to its end meanwhile. */
  public Optional<Problem> tooLate() {
    Particulars particulars = asked.get();
    return signs(particulars) ? dryRun.tooLate(policy, particulars) : Optional.empty();
  }

  private static boolean signs(Particulars particulars) {
    return Procedure.of(particulars.situation()).signs();
  }
}
