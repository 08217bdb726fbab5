package org.certbureau.certificate.contents;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.ca.Profile;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.Problem;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.quoting.YearsOffered;

/**
 * Tries what an application asks for at the authority before anybody relies on it: what could only
 * fail once money was taken and a token was spent is told at the form.
 */
@ApplicationScoped
public class DryRun {
  private static final String REFERENCE = "dry run";

  /** There is no token yet; any key stands for its keys. */
  private final Sm2PublicKey anyKey = Sm2Keys.generate(new SecureRandom()).publicKey();

  @Inject private CertificationAuthority ca;
  @Inject private Clock clock;

  /**
   * What would keep the certificates from being issued now or as late as the bureau may come to it,
   * each at the field of the form that it hangs on. Nothing for a service that makes none, and
   * before the holder is named.
   */
  List<Problem> problems(Policy policy, Particulars particulars) {
    CertificateContents contents = new CertificateContents(policy, particulars);
    if (policy.period(particulars.situation()).isEmpty() || contents.holderName() == null) {
      return List.of();
    }
    Instant issuedAt = tried(particulars);
    List<Problem> problems = contents.problems(issuedAt);
    return problems.isEmpty()
        ? atTheAuthority(contents, issuedAt)
            .map(problem -> told(problem, policy, particulars))
            .distinct()
            .toList()
        : problems;
  }

  /** Why it is too late by now; nothing where no certificate came before, or none is made. */
  Optional<Problem> tooLate(Policy policy, Particulars particulars) {
    return policy.period(particulars.situation()).isEmpty()
        ? Optional.empty()
        : new CertificateContents(policy, particulars).tooLate(clock.instant());
  }

  /** As late as the bureau may come to it; where an old end stands already, now. */
  private Instant tried(Particulars particulars) {
    Instant now = clock.instant();
    return particulars.oldEnd() == null ? YearsOffered.lastSignature(now) : now;
  }

  private Stream<Problem> atTheAuthority(CertificateContents contents, Instant issuedAt) {
    return Arrays.stream(Profile.values())
        .map(profile -> contents.request(profile, anyKey, issuedAt, REFERENCE))
        .flatMap(request -> ca.dryRun(request).stream());
  }

  /** A validity is typed as years, and whoever types them is told how many there are. */
  private Problem told(Problem problem, Policy policy, Particulars particulars) {
    if (!"validity".equals(problem.field())) {
      return problem;
    }
    return YearsOffered.of(
            policy,
            particulars.situation(),
            ca.end(policy.certificate().issuer().code()),
            clock.instant())
        .flatMap(offered -> offered.problem(particulars.years()))
        .orElse(problem.at(FormKeys.YEARS));
  }
}
