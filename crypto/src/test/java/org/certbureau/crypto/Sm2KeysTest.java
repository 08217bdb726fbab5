package org.certbureau.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;

class Sm2KeysTest {
  private final Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());

  @Test
  void a_public_key_survives_both_of_its_encodings() {
    assertThat(Sm2PublicKey.ofPoint(pair.publicKey().point())).isEqualTo(pair.publicKey());
    assertThat(Sm2PublicKey.ofSpki(pair.publicKey().spki())).isEqualTo(pair.publicKey());
  }

  @Test
  void a_private_key_comes_back_with_its_public_half() {
    Sm2PrivateKey again = Sm2PrivateKey.ofBytes(pair.privateKey().bytes());

    assertThat(again.publicKey()).isEqualTo(pair.publicKey());
    assertThat(again.bytes()).hasSize(32).isEqualTo(pair.privateKey().bytes());
  }

  @Test
  void a_private_key_tells_nothing_about_itself() {
    String digits = HexFormat.of().formatHex(pair.privateKey().bytes());

    assertThat(pair.privateKey().toString()).doesNotContain(digits);
    assertThat(pair.toString()).doesNotContain(digits);
  }

  @Test
  void halves_of_different_pairs_make_no_pair() {
    Sm2PublicKey stranger = Sm2Keys.generate(new SecureRandom()).publicKey();

    assertThatThrownBy(() -> new Sm2KeyPair(pair.privateKey(), stranger))
        .isInstanceOf(CryptoFailure.class);
  }

  @Test
  void a_point_off_the_curve_is_refused() {
    byte[] point = pair.publicKey().point();
    point[64] ^= 1;

    assertThatThrownBy(() -> Sm2PublicKey.ofPoint(point)).isInstanceOf(CryptoFailure.class);
    assertThatThrownBy(() -> Sm2PublicKey.ofPoint(Arrays.copyOf(point, 33)))
        .isInstanceOf(CryptoFailure.class);
    assertThatThrownBy(() -> Sm2PublicKey.ofPoint(new byte[65])).isInstanceOf(CryptoFailure.class);
  }

  @Test
  void a_key_of_another_curve_is_refused() throws Exception {
    byte[] p256 =
        new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(
                    X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1),
                pair.publicKey().point())
            .getEncoded();

    assertThatThrownBy(() -> Sm2PublicKey.ofSpki(p256)).isInstanceOf(CryptoFailure.class);
    assertThatThrownBy(() -> Sm2PublicKey.ofSpki(new byte[] {1, 2, 3}))
        .isInstanceOf(CryptoFailure.class);
  }

  /** GM/T 0003.1, 6.1: d lies in [1, n-2]; with n-1 the signature's inverse does not exist. */
  @Test
  void numbers_outside_the_range_are_no_private_keys() {
    byte[] order =
        HexFormat.of().parseHex("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");
    byte[] orderLessOne = order.clone();
    orderLessOne[31]--;
    byte[] orderLessTwo = order.clone();
    orderLessTwo[31] -= 2;

    for (byte[] outside : new byte[][] {new byte[32], order, orderLessOne, new byte[31]}) {
      assertThatThrownBy(() -> Sm2PrivateKey.ofBytes(outside)).isInstanceOf(CryptoFailure.class);
    }
    assertThat(Sm2PrivateKey.ofBytes(orderLessTwo).bytes()).isEqualTo(orderLessTwo);
  }
}
