package org.certbureau.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import org.certbureau.staff.asked.StaffRequest;
import org.certbureau.work.Sealings;

/** Halves of passwords between the two who pick them up: sealed, each for its request. */
@ApplicationScoped
class KeptHalves {
  private static final String PURPOSE = "staff.request-half";

  @Inject private Sealings sealings;

  String seal(String half, StaffRequest request) {
    return Base64.getEncoder()
        .encodeToString(
            sealings.sealingFor(PURPOSE).seal(half.getBytes(US_ASCII), request.auditId()));
  }

  String open(String sealed, StaffRequest request) {
    return new String(
        sealings.sealingFor(PURPOSE).open(Base64.getDecoder().decode(sealed), request.auditId()),
        US_ASCII);
  }
}
