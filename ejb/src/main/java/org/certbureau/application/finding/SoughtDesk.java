package org.certbureau.application.finding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sealing;
import org.certbureau.kernel.FreeText;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.work.Sealings;

/**
 * What is looked for, as it may stand in an address, where browsers, proxies and logs keep it: what
 * may tell of a person is sealed, for the one who has typed it.
 */
@Stateless
@RolesAllowed({
  Roles.ACCEPTOR,
  Roles.REVIEWER,
  Roles.CASHIER,
  Roles.MAKER,
  Roles.AUDITOR,
  Roles.BRANCH
})
public class SoughtDesk {
  /** Begins no case number, no code and no name. */
  private static final String SEALED = "~";

  @EJB Callers callers;
  @Inject Sealings sealings;

  /**
   * @param text as typed
   */
  public String addressed(String text) {
    return FreeText.cleaned(text).isEmpty() || SoughtCase.of(text).isOfNobody()
        ? text
        : SEALED
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealing().seal(text.getBytes(StandardCharsets.UTF_8), caller()));
  }

  /** What stands in an address, as it was typed; empty for what another has typed, or nobody. */
  public Optional<String> typed(String addressed) {
    if (addressed == null || !addressed.startsWith(SEALED)) {
      return Optional.ofNullable(addressed);
    }
    try {
      byte[] kept = Base64.getUrlDecoder().decode(addressed.substring(SEALED.length()));
      return Optional.of(new String(sealing().open(kept, caller()), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | CryptoFailure notOurs) {
      return Optional.empty();
    }
  }

  private Sealing sealing() {
    return sealings.sealingFor("application.sought");
  }

  private String caller() {
    return callers
        .as(Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR, Roles.BRANCH)
        .name();
  }
}
