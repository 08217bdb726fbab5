package org.certbureau.issuance;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.certificate.PairRegister;
import org.certbureau.station.Unanswered;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.Restore;

/** Sends stations again what they have not answered, each in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Repetition {
  private static final int MOST_OF_A_STATION = 50;

  @EJB private Unanswered unanswered;
  @EJB private PairRegister pairs;
  @Inject private CertificationAuthority ca;

  /** See {@link Unanswered#stationsPresent}. */
  public List<String> stationsPresent() {
    return unanswered.stationsPresent();
  }

  /** What lay longer than its pause; see {@link Unanswered#sendAgain}. */
  public void sendAgain(String station) {
    for (Unanswered.PairToWrite pair : unanswered.sendAgain(station, MOST_OF_A_STATION)) {
      pairs
          .signedFor(pair.restored() == null ? pair.job() : pair.restored())
          .map(signed -> pair.restored() == null ? install(pair, signed) : restore(pair, signed))
          .ifPresent(unanswered::send);
    }
  }

  private Order install(Unanswered.PairToWrite pair, PairRegister.SignedPair signed) {
    return new Install(
        pair.job(),
        pair.chip(),
        Octets.of(signed.files().signing()),
        Octets.of(signed.files().encryption()),
        pair.envelopedKey(),
        chain(signed),
        pair.challenge());
  }

  private Order restore(Unanswered.PairToWrite key, PairRegister.SignedPair signed) {
    return new Restore(
        key.job(),
        key.chip(),
        Octets.of(signed.files().encryption()),
        key.envelopedKey(),
        chain(signed),
        key.challenge());
  }

  private List<Octets> chain(PairRegister.SignedPair signed) {
    return ca.chain(signed.issuer()).stream().map(Octets::of).toList();
  }
}
