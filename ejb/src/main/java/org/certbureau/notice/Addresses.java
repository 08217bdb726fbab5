package org.certbureau.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.certbureau.crypto.Sealing;
import org.certbureau.work.Sealings;

/** Addresses as they rest in the database, bound to their notice. */
@ApplicationScoped
class Addresses {
  @Inject private Sealings sealings;

  byte[] seal(Notice notice, String address) {
    return sealing().seal(address.getBytes(StandardCharsets.UTF_8), notice.auditId());
  }

  String open(Dispatch dispatch) {
    return new String(
        sealing().open(dispatch.sealedAddress(), dispatch.notice().auditId()),
        StandardCharsets.UTF_8);
  }

  private Sealing sealing() {
    return sealings.sealingFor("notice.address");
  }
}
