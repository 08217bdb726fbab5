package org.certbureau.kmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.certbureau.testing.TestMasterKey;
import org.certbureau.work.Sealings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedKeyManagementCentreTest extends KeyManagementCentreContract {
  private final House house;
  private final Sm2KeyPair token = Sm2Keys.generate(new SecureRandom());

  EmbeddedKeyManagementCentreTest() {
    TestMasterKey.inUse();
    house = House.onH2();
  }

  @AfterAll
  void close() {
    house.close();
  }

  @Override
  protected KeyManagementCentre kmc() {
    return house.bean(EmbeddedKeyManagementCentre.class);
  }

  @Override
  protected <T> T inTransaction(Supplier<T> work) {
    return house.inTransaction(work);
  }

  @Test
  void what_was_handed_out_is_in_escrow_under_the_centres_key_alone() throws Exception {
    EncryptionPair handedOut = inTransaction(() -> kmc().newEncryptionPair(request(token)));
    Sm2KeyPair onToken = EnvelopedKey.open(handedOut.envelopedKey(), token.privateKey());
    String fingerprint = handedOut.publicKey().fingerprint();
    byte[] sealed = sealed(fingerprint);

    Sm2KeyPair recovered =
        SealedPair.open(fingerprint, sealed, house.bean(EscrowKey.class).sealing());

    assertThat(recovered.privateKey().bytes()).isEqualTo(onToken.privateKey().bytes());
    Sealing general = house.bean(Sealings.class).sealingFor("kmc.key");
    assertThatThrownBy(() -> SealedPair.open(fingerprint, sealed, general))
        .isInstanceOf(CryptoFailure.class);
  }

  @Test
  void an_escrow_moved_to_another_key_does_not_open() throws Exception {
    EncryptionPair one = inTransaction(() -> kmc().newEncryptionPair(request(token)));
    EncryptionPair other = inTransaction(() -> kmc().newEncryptionPair(request(token)));
    byte[] sealed = sealed(one.publicKey().fingerprint());

    assertThatThrownBy(
            () ->
                SealedPair.open(
                    other.publicKey().fingerprint(), sealed, house.bean(EscrowKey.class).sealing()))
        .isInstanceOf(CryptoFailure.class);
  }

  @Test
  void what_was_rolled_back_is_not_in_escrow() {
    long before = house.database().number("select count(*) from kmc_escrow");

    assertThatThrownBy(
            () ->
                house.inTransaction(
                    () -> {
                      kmc().newEncryptionPair(request(token));
                      throw new IllegalStateException("the caller's work fails");
                    }))
        .isInstanceOf(RuntimeException.class);

    assertThat(house.database().number("select count(*) from kmc_escrow")).isEqualTo(before);
  }

  @Test
  void the_escrow_is_in_the_trail() {
    EncryptionPair handedOut = inTransaction(() -> kmc().newEncryptionPair(request(token)));

    assertThat(
            house.bean(AuditTrail.class).of("encryption-key", handedOut.publicKey().fingerprint()))
        .extracting(AuditRecord::action)
        .containsExactly("encryption-key.escrowed");
  }

  @Test
  void the_pool_never_gives_a_pair_twice() {
    System.setProperty("bureau.kmc.pool", "10");
    try (House small = House.onH2()) {
      PairPool pool = small.bean(PairPool.class);
      Set<String> taken = new HashSet<>();
      for (int i = 0; i < 35; i++) {
        taken.add(pool.take().fingerprint());
      }
      assertThat(taken).hasSize(35);
    } finally {
      System.clearProperty("bureau.kmc.pool");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void two_nodes_that_start_at_once_have_one_key(String kind) throws Exception {
    TestDatabase database = "h2".equals(kind) ? TestDatabase.h2() : TestDatabase.postgres();
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Sealing> node =
          () -> {
            try (House one = new House(database, TestClock.at("2026-11-22T10:42"))) {
              EscrowKey key = one.bean(EscrowKey.class);
              together.await();
              return key.sealing();
            }
          };
      List<Future<Sealing>> keys = List.of(threads.submit(node), threads.submit(node));

      byte[] sealed = keys.get(0).get().seal(new byte[] {7}, "x");
      assertThat(keys.get(1).get().open(sealed, "x")).isEqualTo(new byte[] {7});
      assertThat(database.number("select count(*) from kmc_key")).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private byte[] sealed(String fingerprint) throws Exception {
    try (Connection connection = house.database().connect();
        PreparedStatement read =
            connection.prepareStatement(
                "select sealed_private_key from kmc_escrow where key_fingerprint = ?")) {
      read.setString(1, fingerprint);
      try (ResultSet row = read.executeQuery()) {
        row.next();
        return row.getBytes(1);
      }
    }
  }
}
