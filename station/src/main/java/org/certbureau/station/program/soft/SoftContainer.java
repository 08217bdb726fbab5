package org.certbureau.station.program.soft;

import java.security.SecureRandom;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.station.program.token.Container;
import org.certbureau.station.program.token.EnvelopeRefused;
import org.certbureau.station.program.token.TokenCertificates;
import org.certbureau.station.program.token.TokenFault;

/** A container of a soft token. */
final class SoftContainer implements Container {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String SIGNING = "signing-key";
  private static final String ENCRYPTION = "encryption-key";

  private final OpenToken session;
  private final String name;

  SoftContainer(OpenToken session, String name) {
    this.session = session;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Sm2PublicKey generateSigningPair() throws TokenFault {
    TokenImage.Container before = session.current(name);
    if (before.encryption() != null || before.certificates() != null) {
      throw new TokenFault(
          "container " + name + " of token " + session.chip() + " holds a pair already");
    }
    Sm2KeyPair pair = Sm2Keys.generate(RANDOM);
    session.update(name, container -> container.withSigning(session.seal(pair, SIGNING)));
    return pair.publicKey();
  }

  @Override
  public byte[] certificationRequest(String commonName) throws TokenFault {
    X500Name subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
    return Pkcs10.create(subject, signingKey()).der();
  }

  @Override
  public Sm2PublicKey importEncryptionPair(byte[] envelopedKey) throws TokenFault {
    Sm2PrivateKey opener = signingKey();
    Sm2KeyPair pair;
    try {
      pair = EnvelopedKey.open(envelopedKey, opener);
    } catch (CryptoFailure e) {
      throw new EnvelopeRefused(
          "the enveloped key is not for container " + name + " of token " + session.chip(), e);
    }
    session.update(name, container -> container.withEncryption(session.seal(pair, ENCRYPTION)));
    return pair.publicKey();
  }

  @Override
  public void writeCertificates(TokenCertificates certificates) throws TokenFault {
    session.update(name, container -> container.with(certificates));
  }

  @Override
  public byte[] sign(byte[] message) throws TokenFault {
    return Sm2Signatures.sign(signingKey(), message);
  }

  @Override
  public byte[] decrypt(byte[] cipher) throws TokenFault {
    Sm2PrivateKey key = session.open(session.current(name).encryption(), ENCRYPTION);
    try {
      return Sm2Encryption.decrypt(key, cipher);
    } catch (CryptoFailure e) {
      throw new TokenFault(
          "not encrypted for container " + name + " of token " + session.chip(), e);
    }
  }

  @Override
  public void deleteSigningKey() throws TokenFault {
    session.update(name, container -> container.withSigning(null));
  }

  /** For this package alone: who works with the token never sees it. */
  Sm2PrivateKey signingKey() throws TokenFault {
    return session.open(session.current(name).signing(), SIGNING);
  }
}
