package org.certbureau.kmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.kernel.RegionCode;
import org.junit.jupiter.api.Test;

/** What every key management centre does for the bureau, whoever runs it. */
public abstract class KeyManagementCentreContract {
  protected static final RegionCode REGION = RegionCode.of("430100");

  private final Sm2KeyPair token = Sm2Keys.generate(new SecureRandom());

  protected abstract KeyManagementCentre kmc();

  /** Runs in a transaction and returns after its commit. */
  protected abstract <T> T inTransaction(Supplier<T> work);

  @Test
  void a_pair_opens_on_its_token_and_decrypts() {
    EncryptionPair handedOut = inTransaction(() -> kmc().newEncryptionPair(request(token)));

    Sm2KeyPair onToken = EnvelopedKey.open(handedOut.envelopedKey(), token.privateKey());

    assertThat(onToken.publicKey()).isEqualTo(handedOut.publicKey());
    byte[] cipher = Sm2Encryption.encrypt(handedOut.publicKey(), new byte[] {1, 2, 3});
    assertThat(Sm2Encryption.decrypt(onToken.privateKey(), cipher)).isEqualTo(new byte[] {1, 2, 3});
  }

  @Test
  void a_pair_opens_on_no_other_token() {
    EncryptionPair handedOut = inTransaction(() -> kmc().newEncryptionPair(request(token)));
    Sm2KeyPair other = Sm2Keys.generate(new SecureRandom());

    assertThatThrownBy(() -> EnvelopedKey.open(handedOut.envelopedKey(), other.privateKey()))
        .isInstanceOf(CryptoFailure.class);
  }

  @Test
  void a_batch_comes_back_in_its_order_and_no_pair_twice() {
    List<Sm2KeyPair> tokens = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      tokens.add(Sm2Keys.generate(new SecureRandom()));
    }

    List<EncryptionPair> pairs =
        inTransaction(
            () ->
                kmc()
                    .newEncryptionPairs(
                        tokens.stream().map(KeyManagementCentreContract::request).toList()));

    assertThat(pairs).extracting(EncryptionPair::publicKey).doesNotHaveDuplicates();
    for (int i = 0; i < tokens.size(); i++) {
      assertThat(
              EnvelopedKey.open(pairs.get(i).envelopedKey(), tokens.get(i).privateKey())
                  .publicKey())
          .isEqualTo(pairs.get(i).publicKey());
    }
  }

  @Test
  void handing_out_needs_the_callers_transaction() {
    assertThatThrownBy(() -> kmc().newEncryptionPair(request(token)))
        .isInstanceOf(EJBException.class);
  }

  protected static PairRequest request(Sm2KeyPair token) {
    return new PairRequest(token.publicKey(), REGION, "CS-20261122-000318/1");
  }
}
