package org.certbureau.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvelopedKeyTest {
  private final SecureRandom random = new SecureRandom();
  private final Sm2KeyPair token = Sm2Keys.generate(random);
  private final Sm2KeyPair pair = Sm2Keys.generate(random);
  private final byte[] envelope = EnvelopedKey.seal(pair, token.publicKey());

  @Test
  void opens_on_its_token() {
    Sm2KeyPair opened = EnvelopedKey.open(envelope, token.privateKey());

    assertThat(opened.publicKey()).isEqualTo(pair.publicKey());
    assertThat(opened.privateKey().bytes()).isEqualTo(pair.privateKey().bytes());
  }

  @Test
  void opens_on_no_other_token() {
    Sm2PrivateKey other = Sm2Keys.generate(random).privateKey();

    assertThatThrownBy(() -> EnvelopedKey.open(envelope, other)).isInstanceOf(CryptoFailure.class);
  }

  @Test
  void a_private_key_changed_on_the_way_is_noticed() throws Exception {
    byte[] encrypted = field(3);
    encrypted[0] ^= 1;

    assertRefused(with(3, new DERBitString(encrypted)));
  }

  @Test
  void a_public_key_exchanged_on_the_way_is_noticed() throws Exception {
    assertRefused(with(2, new DERBitString(Sm2Keys.generate(random).publicKey().point())));
  }

  @Test
  void another_cipher_is_refused() throws Exception {
    assertRefused(
        with(0, new AlgorithmIdentifier(org.bouncycastle.asn1.gm.GMObjectIdentifiers.sms4_cbc)));
  }

  @Test
  void what_is_no_envelope_is_refused() {
    assertRefused(new byte[0]);
    assertRefused(new byte[] {0x30, 0x00});
    assertRefused(new byte[] {0x02, 0x01, 0x01});
  }

  /** Some key centres name SM4 without its mode. */
  @Test
  void the_bare_cipher_name_is_understood() throws Exception {
    byte[] bare = with(0, new AlgorithmIdentifier(Oids.SM4));

    assertThat(EnvelopedKey.open(bare, token.privateKey()).publicKey()).isEqualTo(pair.publicKey());
  }

  @Test
  void openssl_opens_it_step_by_step(@TempDir Path directory) throws Exception {
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.run(
        "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", "token.pem");
    openSsl.run("pkey", "-in", "token.pem", "-pubout", "-outform", "DER", "-out", "token.der");
    Sm2PublicKey holder = Sm2PublicKey.ofSpki(openSsl.read("token.der"));
    ASN1Sequence fields = ASN1Sequence.getInstance(EnvelopedKey.seal(pair, holder));
    openSsl.write("wrapped", fields.getObjectAt(1).toASN1Primitive().getEncoded());
    openSsl.write("encrypted", ((ASN1BitString) fields.getObjectAt(3)).getOctets());

    openSsl.run("pkeyutl", "-decrypt", "-inkey", "token.pem", "-in", "wrapped", "-out", "sm4");
    openSsl.run(
        "enc",
        "-d",
        "-sm4-ecb",
        "-nopad",
        "-K",
        Hex.toHexString(openSsl.read("sm4")),
        "-in",
        "encrypted",
        "-out",
        "private");

    assertThat(openSsl.read("private")).isEqualTo(pair.privateKey().bytes());
  }

  private void assertRefused(byte[] der) {
    assertThatThrownBy(() -> EnvelopedKey.open(der, token.privateKey()))
        .isInstanceOf(CryptoFailure.class);
  }

  private byte[] field(int index) {
    return ((ASN1BitString) ASN1Sequence.getInstance(envelope).getObjectAt(index))
        .getOctets()
        .clone();
  }

  private byte[] with(int index, ASN1Encodable field) throws Exception {
    ASN1Encodable[] fields = ASN1Sequence.getInstance(envelope).toArray();
    fields[index] = field;
    return new DERSequence(fields).getEncoded();
  }
}
