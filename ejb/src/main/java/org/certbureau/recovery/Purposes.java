package org.certbureau.recovery;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sealing;
import org.certbureau.work.Sealings;

/** What had to be read, in requests of before the key centre wrote that down with the order. */
@Dependent
class Purposes {
  @Inject private Sealings sealings;

  /** Empty where it was not kept, and for what was changed. */
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
