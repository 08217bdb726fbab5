package org.certbureau.application.material;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.certbureau.application.Scan;
import org.certbureau.crypto.Sealing;
import org.certbureau.work.Sealings;

/** The pictures of scans, sealed, and bound to what they show. */
@Dependent
class ScanContents {
  @PersistenceContext(unitName = "bureau")
  EntityManager em;

  @Inject Sealings sealings;

  void add(Scan scan, byte[] picture) {
    em.persist(new ScanContent(scan.id(), sealing().seal(picture, scan.digest())));
  }

  Optional<byte[]> of(Scan scan) {
    return Optional.ofNullable(em.find(ScanContent.class, scan.id()))
        .map(content -> sealing().open(content.sealed(), scan.digest()));
  }

  void remove(Scan scan) {
    Optional.ofNullable(em.find(ScanContent.class, scan.id())).ifPresent(em::remove);
  }

  private Sealing sealing() {
    return sealings.sealingFor("application.scan");
  }
}
