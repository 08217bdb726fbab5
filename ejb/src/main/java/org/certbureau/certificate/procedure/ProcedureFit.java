package org.certbureau.certificate.procedure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.GateRule;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Scoped;
import org.certbureau.region.quoting.Access;
import org.certbureau.region.reading.PolicyFit;

/** Whether a policy asks of a service what the table of services leaves no room for. */
@ApplicationScoped
class ProcedureFit implements PolicyFit {
  private static final String DOCUMENT = "document";

  @Override
  public List<Problem> misfits(Policy policy) {
    return Stream.concat(gates(policy), materials(policy)).toList();
  }

  /** What is on hold with its acceptance cannot wait for anybody after it (A-C15). */
  private static Stream<Problem> gates(Policy policy) {
    List<GateRule> rows = policy.gates();
    return IntStream.range(0, rows.size())
        .filter(i -> rows.get(i).gate() == Gate.REVIEW || rows.get(i).gate() == Gate.PAYMENT)
        .boxed()
        .flatMap(
            i ->
                asked(policy, rows.get(i), Procedure::isDoneAtAcceptance)
                    .map(
                        service ->
                            Problem.of(
                                "certificate.policy-gate-too-late",
                                DOCUMENT,
                                "gates[" + i + "]",
                                rows.get(i).rule(),
                                service.name(),
                                rows.get(i).gate().name())));
  }

  /** Who has no certificate yet has no token of ours to bring. */
  private static Stream<Problem> materials(Policy policy) {
    List<Material> rows = policy.materials();
    return IntStream.range(0, rows.size())
        .filter(i -> rows.get(i).isToken())
        .boxed()
        .flatMap(
            i ->
                asked(policy, rows.get(i), service -> !service.needsLine())
                    .map(
                        service ->
                            Problem.of(
                                "certificate.policy-token-too-early",
                                DOCUMENT,
                                "materials[" + i + "]",
                                rows.get(i).rule(),
                                service.name(),
                                rows.get(i).code())));
  }

  /** The services of a kind of which a row may ask something, as far as people can have them. */
  private static Stream<Service> asked(Policy policy, Scoped row, Predicate<Procedure> kind) {
    return Stream.of(Service.values())
        .filter(service -> kind.test(Procedure.of(service)))
        .filter(
            service ->
                situations(service)
                    .anyMatch(
                        situation ->
                            row.mayApplyTo(situation)
                                && Access.barred(policy, situation).isEmpty()));
  }

  private static Stream<Situation> situations(Service service) {
    return Stream.of(HolderType.values())
        .flatMap(
            holder ->
                Stream.of(Channel.values()).map(channel -> Situation.of(service, holder, channel)));
  }
}
