package org.certbureau.kmc;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.certbureau.audit.AuditTrail;
import org.certbureau.crypto.EnvelopedKey;

/** The key management centre in the house itself, with a key that is not the bureau's. */
@Stateless
@Local(KeyManagementCentre.class)
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EmbeddedKeyManagementCentre implements KeyManagementCentre {
  @Inject private PairPool pool;
  @Inject private Escrow escrow;
  @Inject private Clock clock;
  @EJB private AuditTrail audit;

  @Override
  public EncryptionPair newEncryptionPair(PairRequest request) {
    return newEncryptionPairs(List.of(request)).get(0);
  }

  @Override
  public List<EncryptionPair> newEncryptionPairs(List<PairRequest> requests) {
    Instant now = clock.instant();
    return requests.stream().map(request -> handOut(request, now)).toList();
  }

  private EncryptionPair handOut(PairRequest request, Instant now) {
    SealedPair made = pool.take();
    EscrowedPair escrowed = new EscrowedPair(made, request, now);
    escrow.add(escrowed);
    audit.record(
        escrowed,
        "encryption-key.escrowed",
        "system",
        Map.of(
            "reference", request.reference(),
            "tokenKey", request.tokenSigningKey().fingerprint()));
    return new EncryptionPair(
        made.pair().publicKey(), EnvelopedKey.seal(made.pair(), request.tokenSigningKey()));
  }
}
