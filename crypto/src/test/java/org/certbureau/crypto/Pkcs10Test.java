package org.certbureau.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Pkcs10Test {
  private final Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());

  @Test
  void proves_possession_of_the_key_it_names() {
    Pkcs10 read = Pkcs10.parse(Pkcs10.create("CN=KEY00000001", pair.privateKey()).der());

    assertThat(read.provesPossession()).isTrue();
    assertThat(read.key()).isEqualTo(pair.publicKey());
    assertThat(read.subject()).isEqualTo(new X500Name("CN=KEY00000001"));
  }

  @Test
  void a_borrowed_signature_proves_nothing() throws Exception {
    Sm2KeyPair thief = Sm2Keys.generate(new SecureRandom());
    ASN1Encodable[] own = parts(Pkcs10.create("CN=KEY00000001", pair.privateKey()));
    ASN1Encodable[] foreign = parts(Pkcs10.create("CN=KEY00000001", thief.privateKey()));
    own[2] = foreign[2];

    assertThat(Pkcs10.parse(new DERSequence(own).getEncoded()).provesPossession()).isFalse();
  }

  @Test
  void what_is_no_request_is_refused() {
    for (byte[] bad : new byte[][] {new byte[0], {0x30, 0x00}, {1, 2, 3}}) {
      assertThatThrownBy(() -> Pkcs10.parse(bad)).isInstanceOf(CryptoFailure.class);
    }
  }

  @Test
  void openssl_verifies_ours(@TempDir Path directory) throws Exception {
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.write("x.p10", Pkcs10.create("CN=KEY00000001", pair.privateKey()).der());

    OpenSsl.Outcome outcome =
        openSsl.run(
            "req",
            "-inform",
            "DER",
            "-in",
            "x.p10",
            "-verify",
            "-noout",
            "-vfyopt",
            OpenSsl.SM2_ID);

    assertThat(outcome.output()).contains("verify OK");
    assertThat(outcome.exitCode()).isZero();
  }

  @Test
  void we_verify_openssls(@TempDir Path directory) throws Exception {
    OpenSsl openSsl = new OpenSsl(directory);
    openSsl.run(
        "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", "key.pem");
    OpenSsl.Outcome outcome =
        openSsl.run(
            "req",
            "-new",
            "-key",
            "key.pem",
            "-sm3",
            "-sigopt",
            OpenSsl.SM2_ID,
            "-subj",
            "/CN=KEY00000002",
            "-outform",
            "DER",
            "-out",
            "x.p10");

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(Pkcs10.parse(openSsl.read("x.p10")).provesPossession()).isTrue();
  }

  private static ASN1Encodable[] parts(Pkcs10 request) {
    return ASN1Sequence.getInstance(request.der()).toArray();
  }
}
