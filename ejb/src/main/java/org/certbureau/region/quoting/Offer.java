package org.certbureau.region.quoting;

import java.util.List;
import java.util.stream.Stream;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Text;

/**
 * A service that a region has a word for, and whether it is to be had.
 *
 * @param problem why not, or null where it is offered; what hangs on untold facts counts as offered
 */
public record Offer(Service service, Text word, Problem problem) {
  /** What a policy says to each service that it has a word for, in their usual order. */
  public static List<Offer> all(Policy policy, HolderType holder, Channel channel) {
    return Stream.of(Service.values())
        .filter(policy.words()::containsKey)
        .map(
            service ->
                new Offer(
                    service,
                    policy.words().get(service).word(),
                    Access.barred(policy, Situation.of(service, holder, channel)).orElse(null)))
        .toList();
  }
}
