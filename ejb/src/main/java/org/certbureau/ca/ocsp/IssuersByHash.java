package org.certbureau.ca.ocsp;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.certbureau.ca.issuer.Issuer;
import org.certbureau.ca.issuer.Issuers;
import org.certbureau.crypto.Der;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm3;
import org.certbureau.work.clock.ClockJump;

/**
 * Our issuers by what a request calls them: the hashes of name and key (RFC 6960, 4.1.1), reckoned
 * once. SHA-1 and SHA-256 are what programs of the world ask by, SM3 what those of the field do.
 */
@ApplicationScoped
class IssuersByHash {
  /** An authority that came later is seen so soon; a stranger's name costs no look-up each time. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

  private record Name(ASN1ObjectIdentifier algorithm, ByteBuffer name, ByteBuffer key) {}

  private record Known(Map<Name, String> codes, Instant readAt) {}

  @Inject private Issuers issuers;
  @Inject private Clock clock;

  private volatile Known known = new Known(Map.of(), Instant.MIN);

  /** The code of the issuer that is asked about; empty where it is not ours. */
  Optional<String> codeOf(CertID asked) {
    Name name =
        new Name(
            asked.getHashAlgorithm().getAlgorithm(),
            ByteBuffer.wrap(asked.getIssuerNameHash().getOctets()),
            ByteBuffer.wrap(asked.getIssuerKeyHash().getOctets()));
    Known before = known;
    String code = before.codes().get(name);
    if (code == null
        && (before.readAt().isBefore(clock.instant().minus(LOOK_AGAIN))
            || ClockJump.isAhead(before.readAt(), clock.instant()))) {
      known = read();
      code = known.codes().get(name);
    }
    return Optional.ofNullable(code);
  }

  private Known read() {
    Map<Name, String> codes = new HashMap<>();
    for (Issuer issuer : issuers.all()) {
      Sm2Certificate certificate = issuer.certificate();
      byte[] name = Der.encode(certificate.subject());
      byte[] key = certificate.publicKey().point();
      for (Map.Entry<ASN1ObjectIdentifier, String> sha :
          Map.of(OIWObjectIdentifiers.idSHA1, "SHA-1", NISTObjectIdentifiers.id_sha256, "SHA-256")
              .entrySet()) {
        codes.put(
            new Name(sha.getKey(), sha(sha.getValue(), name), sha(sha.getValue(), key)),
            issuer.code());
      }
      codes.put(
          new Name(
              GMObjectIdentifiers.sm3,
              ByteBuffer.wrap(Sm3.digest(name)),
              ByteBuffer.wrap(Sm3.digest(key))),
          issuer.code());
    }
    return new Known(Map.copyOf(codes), clock.instant());
  }

  private static ByteBuffer sha(String algorithm, byte[] content) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
