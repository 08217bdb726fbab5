package org.certbureau.recovery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sealing;
import org.certbureau.work.Sealings;

/** What had to be read, as officers were told: a case that is returned may ask for more later. */
@Dependent
class Purposes {
  @Inject private Sealings sealings;

  /**
   * @param said null where the form says nothing
   */
  byte[] seal(String job, String said) {
    return said == null ? null : sealing().seal(said.getBytes(StandardCharsets.UTF_8), job);
  }

  /** Empty for a request of before it was kept, and for what was changed. */
  Optional<String> of(RecoveryRequest request) {
    try {
      return request
          .sealedPurpose()
          .map(bytes -> sealing().open(bytes, request.auditId()))
          .map(said -> new String(said, StandardCharsets.UTF_8));
    } catch (CryptoFailure changed) {
      return Optional.empty();
    }
  }

  private Sealing sealing() {
    return sealings.sealingFor("recovery.purpose");
  }
}
