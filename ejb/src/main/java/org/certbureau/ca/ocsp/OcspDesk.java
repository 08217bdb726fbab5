package org.certbureau.ca.ocsp;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.settings.CertificateSettings;

/**
 * Answers everybody, without login, what became of a certificate (RFC 6960): looked up and signed
 * anew each time. Never throws: what goes wrong is an answer, too.
 */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OcspDesk {
  private static final Logger LOG = Logger.getLogger(OcspDesk.class.getName());

  @Inject private IssuersByHash issuers;
  @Inject private OpenResponders responders;
  @Inject private Statuses statuses;
  @Inject private Clock clock;

  private final AtomicBoolean failing = new AtomicBoolean();
  private Duration validity;

  @PostConstruct
  void begin() {
    validity = CertificateSettings.OCSP_VALIDITY_SECONDS.value();
  }

  /**
   * @param request OCSPRequest as it came
   */
  public OcspAnswer answer(byte[] request) {
    try {
      OcspAnswer answer = answer(OcspQuestion.read(request));
      failing.set(false);
      return answer;
    } catch (CryptoFailure malformed) {
      return refusal(OCSPRespBuilder.MALFORMED_REQUEST);
    } catch (RuntimeException e) {
      // a database that is away for a minute is one line in the log, not thousands
      if (!failing.getAndSet(true)) {
        LOG.log(Level.WARNING, "Questions about certificates cannot be answered", e);
      }
      return refusal(OCSPRespBuilder.INTERNAL_ERROR);
    }
  }

  private OcspAnswer answer(OcspQuestion question) {
    Optional<String> issuer = issuerOf(question.certificates());
    if (issuer.isEmpty()) {
      return refusal(OCSPRespBuilder.UNAUTHORIZED);
    }
    Optional<Answering> responder = responders.of(issuer.get());
    if (responder.isEmpty()) {
      return refusal(OCSPRespBuilder.TRY_LATER);
    }
    Map<String, CertificateStatus> found =
        statuses.of(
            issuer.get(), question.certificates().stream().map(OcspDesk::serialHex).toList());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant next = now.plus(validity);
    byte[] der =
        responder
            .get()
            .answer(
                question.certificates().stream()
                    .map(
                        one ->
                            new Answering.Told(
                                one, found.getOrDefault(serialHex(one), CertificateStatus.UNKNOWN)))
                    .toList(),
                question.nonce(),
                now,
                next);
    return question.nonce() == null ? new OcspAnswer(der, now, next) : OcspAnswer.notToKeep(der);
  }

  /** One responder signs the whole answer, and may speak for its own issuer alone. */
  private Optional<String> issuerOf(List<CertID> certificates) {
    Optional<String> issuer = issuers.codeOf(certificates.get(0));
    return certificates.stream().allMatch(one -> issuers.codeOf(one).equals(issuer))
        ? issuer
        : Optional.empty();
  }

  private static String serialHex(CertID asked) {
    return HexFormat.of()
        .withUpperCase()
        .formatHex(asked.getSerialNumber().getValue().toByteArray());
  }

  private static OcspAnswer refusal(int status) {
    try {
      return OcspAnswer.notToKeep(new OCSPRespBuilder().build(status, null).getEncoded());
    } catch (OCSPException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
