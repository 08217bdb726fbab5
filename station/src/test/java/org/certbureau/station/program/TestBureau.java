package org.certbureau.station.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.Oids;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.Rekey;
import org.certbureau.station.contract.ResetPin;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.RestoreKey;
import org.certbureau.station.contract.Restored;
import org.certbureau.station.contract.proof.FormerKeyProof;
import org.certbureau.station.contract.proof.InstallProof;
import org.certbureau.station.contract.proof.PinResetProof;
import org.certbureau.station.contract.proof.RestoreProof;

/**
 * The other end, as far as a station can see it: verifies requests, certifies keys, takes proofs.
 */
public final class TestBureau {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final X500Name ISSUER = new X500Name("CN=Fictional issuer");
  private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");

  public final Sm2KeyPair key = Sm2Keys.generate(RANDOM);
  private final Sm2KeyPair issuer = Sm2Keys.generate(RANDOM);
  private final Octets chain = certificate(issuer.publicKey());
  private final Map<Octets, Sm2KeyPair> escrow = new ConcurrentHashMap<>();

  /** The order that follows a reported key. */
  public Install install(KeyReady ready) {
    Pkcs10 request = Pkcs10.parse(ready.p10().toByteArray());
    if (!request.provesPossession()
        || !request.subject().equals(new X500Name("CN=" + ready.job()))) {
      throw new AssertionError("the request does not prove possession for its job");
    }
    Sm2KeyPair encryption = Sm2Keys.generate(RANDOM);
    Octets certificate = certificate(encryption.publicKey());
    escrow.put(certificate, encryption);
    byte[] challenge = new byte[32];
    RANDOM.nextBytes(challenge);
    return new Install(
        ready.job(),
        ready.chip(),
        certificate(request.key()),
        certificate,
        Octets.of(EnvelopedKey.seal(encryption, request.key())),
        List.of(chain),
        Octets.of(challenge));
  }

  /** The order to renew a token that carries these certificates. */
  public static Rekey rekey(String job, HolderToken token) {
    return new Rekey(job, token.chip(), token.certificates().signing(), "虚构有限公司", "证书续费");
  }

  /** The order to let a decryption key come back to a token. */
  public static RestoreKey restoreKey(String job, HolderToken token) {
    return new RestoreKey(job, token.chip(), token.certificates().signing(), "虚构有限公司", "密钥恢复");
  }

  /**
   * The order that follows a reported key once people have consented.
   *
   * @param certificate of the escrowed key that comes back
   */
  public Restore restore(KeyReady ready, Octets certificate) {
    byte[] challenge = new byte[RestoreProof.PLAIN_BYTES];
    RANDOM.nextBytes(challenge);
    return new Restore(
        ready.job(),
        ready.chip(),
        certificate,
        Octets.of(
            EnvelopedKey.seal(
                escrow.get(certificate), Pkcs10.parse(ready.p10().toByteArray()).key())),
        List.of(chain),
        Octets.of(Sm2Encryption.encrypt(HolderToken.key(certificate), challenge)));
  }

  /** Whether the token has read what was encrypted for the key that came back. */
  public boolean accepts(Restored report, Restore order) {
    byte[] plain =
        Sm2Encryption.decrypt(
            escrow.get(order.encryptionCertificate()).privateKey(),
            order.challenge().toByteArray());
    return report.equals(
        new Restored(
            order.job(),
            order.chip(),
            RestoreProof.answer(order.job(), order.chip(), plain, order.encryptionCertificate())));
  }

  /** The order to set another PIN on a token. */
  public static ResetPin resetPin(String job, HolderToken token, String pinKey) {
    return resetPin(job, token, pinKey, null);
  }

  /**
   * @param newPinKey null where its administrator PIN is to stay
   */
  public static ResetPin resetPin(String job, HolderToken token, String pinKey, String newPinKey) {
    byte[] challenge = new byte[32];
    RANDOM.nextBytes(challenge);
    return new ResetPin(
        job,
        token.chip(),
        token.certificates().signing(),
        Octets.of(challenge),
        pinKey,
        newPinKey,
        "虚构有限公司",
        "证书解锁");
  }

  /** Whether the token has signed what the order says, by the key of its certificate. */
  public static boolean accepts(PinReset report, ResetPin order) {
    return report.job().equals(order.job())
        && report.chip().equals(order.chip())
        && Sm2Signatures.verify(
            HolderToken.key(order.certificate()),
            PinResetProof.message(order),
            report.challengeSignature().toByteArray());
  }

  /** Whether the key in force lets the new one take its place. */
  public static boolean acceptsFormer(KeyReady ready, Rekey order) {
    return acceptsFormer(ready, order.job(), order.chip(), order.certificate());
  }

  /** Likewise, whether it lets a key be born beside it. */
  public static boolean acceptsFormer(KeyReady ready, RestoreKey order) {
    return acceptsFormer(ready, order.job(), order.chip(), order.certificate());
  }

  private static boolean acceptsFormer(KeyReady ready, String job, String chip, Octets inForce) {
    return ready.job().equals(job)
        && ready.chip().equals(chip)
        && Sm2Signatures.verify(
            HolderToken.key(inForce),
            FormerKeyProof.message(ready.job(), ready.chip(), ready.p10()),
            ready.formerSignature().toByteArray());
  }

  public boolean accepts(KeyReady ready, Install order, Installed installed) {
    return installed.job().equals(order.job())
        && installed.chip().equals(order.chip())
        && Sm2Signatures.verify(
            Pkcs10.parse(ready.p10().toByteArray()).key(),
            InstallProof.message(order),
            installed.challengeSignature().toByteArray());
  }

  public Octets certificate(Sm2PublicKey subjectKey) {
    try {
      return Octets.of(
          new X509v3CertificateBuilder(
                  ISSUER,
                  new BigInteger(64, RANDOM).setBit(64),
                  Date.from(START),
                  Date.from(START.plusSeconds(86_400)),
                  new X500Name("CN=Fictional holder"),
                  subjectKey.info())
              .build(new IssuerSigner())
              .getEncoded());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private final class IssuerSigner implements ContentSigner {
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return Oids.SM3_WITH_SM2;
    }

    @Override
    public OutputStream getOutputStream() {
      return message;
    }

    @Override
    public byte[] getSignature() {
      return Sm2Signatures.sign(issuer.privateKey(), message.toByteArray());
    }
  }
}
