package org.certbureau.application.paper;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.certbureau.application.Application;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm3;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.work.Sealings;

/** How often which paper was printed; two prints that say the same are one print. */
@Dependent
class PrintCounts {
  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  @Inject Sealings sealings;

  /**
   * Counts a print.
   *
   * @param said all that stands on the paper
   * @return its number
   */
  int count(Application application, PaperRule.Kind kind, String said) {
    PrintCount count = of(application, kind);
    byte[] digest =
        Sm3.hex(said.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII);
    if (!isLast(application, count, digest)) {
      count.next(sealing().seal(digest, application.caseNumber().value()));
    }
    return count.print();
  }

  private PrintCount of(Application application, PaperRule.Kind kind) {
    return em.createQuery(
            "select p from PrintCount p where p.applicationId = :application and p.kind = :kind",
            PrintCount.class)
        .setParameter("application", application.id())
        .setParameter("kind", kind)
        .getResultStream()
        .findFirst()
        .orElseGet(() -> begun(new PrintCount(application, kind)));
  }

  private PrintCount begun(PrintCount count) {
    em.persist(count);
    return count;
  }

  private boolean isLast(Application application, PrintCount count, byte[] digest) {
    byte[] last = count.sealedDigest();
    return last != null
        && MessageDigest.isEqual(sealing().open(last, application.caseNumber().value()), digest);
  }

  private Sealing sealing() {
    return sealings.sealingFor("application.print");
  }
}
