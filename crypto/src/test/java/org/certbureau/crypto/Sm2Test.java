package org.certbureau.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class Sm2Test {
  private final SecureRandom random = new SecureRandom();
  private final byte[] message = "人社数字证书".getBytes(StandardCharsets.UTF_8);

  @Test
  void a_signature_verifies_under_its_key_and_no_other() {
    Sm2KeyPair pair = Sm2Keys.generate(random);
    byte[] signature = Sm2Signatures.sign(pair.privateKey(), message);

    assertThat(Sm2Signatures.verify(pair.publicKey(), message, signature)).isTrue();
    assertThat(Sm2Signatures.verify(Sm2Keys.generate(random).publicKey(), message, signature))
        .isFalse();
  }

  @Test
  void an_envelope_opens_on_its_token_only() {
    Sm2KeyPair token = Sm2Keys.generate(random);
    Sm2KeyPair pair = Sm2Keys.generate(random);
    byte[] envelope = EnvelopedKey.seal(pair, token.publicKey());

    Sm2KeyPair opened = EnvelopedKey.open(envelope, token.privateKey());

    assertThat(opened.publicKey()).isEqualTo(pair.publicKey());
    assertThat(opened.privateKey().bytes()).isEqualTo(pair.privateKey().bytes());
    assertThatThrownBy(() -> EnvelopedKey.open(envelope, Sm2Keys.generate(random).privateKey()))
        .isInstanceOf(CryptoFailure.class);
  }

  @Test
  void a_request_proves_possession() {
    Sm2KeyPair pair = Sm2Keys.generate(random);

    Pkcs10 read = Pkcs10.parse(Pkcs10.create("CN=KEY00000001", pair.privateKey()).der());

    assertThat(read.provesPossession()).isTrue();
    assertThat(read.key()).isEqualTo(pair.publicKey());
  }
}
