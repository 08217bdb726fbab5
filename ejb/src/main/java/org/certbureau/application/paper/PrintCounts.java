package org.certbureau.application.paper;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.certbureau.application.Application;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm3;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.work.Sealings;

/**
 * How often which paper was printed, and what the last print said; prints that say the same are
 * one.
 */
@Dependent
public class PrintCounts {
  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  @Inject Sealings sealings;

  /**
   * Counts a print.
   *
   * @param said all that stands on the paper
   * @param sealed what it tells of the application, sealed as with scans
   * @return its number
   */
  int count(Application application, PaperRule.Kind kind, String said, byte[] sealed) {
    PrintCount count = of(application, kind);
    byte[] digest =
        Sm3.hex(said.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII);
    if (!isLast(application, count, digest)) {
      count.next(sealing().seal(digest, application.caseNumber().value()));
    }
    count.handedOut(sealed);
    return count.print();
  }

  /**
   * What the last print that was handed out says: it is the one that is signed, whatever the
   * application says by the time it is scanned (CS-08). Nothing for a paper that was never printed
   * here, and for prints of which nobody noted it.
   */
  public Optional<byte[]> lastSaid(Application application, PaperRule.Kind kind) {
    return find(application, kind).map(PrintCount::sealedPrint);
  }

  /** Number of the last print; 0 where none was handed out. */
  int printed(Application application, PaperRule.Kind kind) {
    return find(application, kind).map(PrintCount::print).orElse(0);
  }

  private PrintCount of(Application application, PaperRule.Kind kind) {
    return find(application, kind).orElseGet(() -> begun(new PrintCount(application, kind)));
  }

  private Optional<PrintCount> find(Application application, PaperRule.Kind kind) {
    return em.createQuery(
            "select p from PrintCount p where p.applicationId = :application and p.kind = :kind",
            PrintCount.class)
        .setParameter("application", application.id())
        .setParameter("kind", kind)
        .getResultStream()
        .findFirst();
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
