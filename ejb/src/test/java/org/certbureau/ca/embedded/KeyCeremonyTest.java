package org.certbureau.ca.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.AuthorityHouse;
import org.certbureau.ca.DistinguishedName;
import org.certbureau.ca.crl.PublicDirectory;
import org.certbureau.ca.issuer.Authorities;
import org.certbureau.ca.issuer.Issuer;
import org.certbureau.ca.issuer.Issuers;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCeremonyTest {
  @Test
  void makes_a_root_and_one_authority_for_each_issuer() throws Exception {
    try (AuthorityHouse authority = AuthorityHouse.opened(TestDatabase.h2())) {
      PublicDirectory directory = authority.house().bean(PublicDirectory.class);
      Sm2Certificate root = Sm2Certificate.parse(directory.certificate("root"));

      assertThat(root.isSignedBy(root.publicKey())).isTrue();
      for (IssuerName issuer : AuthorityHouse.ISSUERS) {
        Sm2Certificate issuing = Sm2Certificate.parse(directory.certificate(issuer.code()));
        assertThat(issuing.isSignedBy(root.publicKey())).isTrue();
        assertThat(issuing.subject()).isEqualTo(issuer.subject().toX500());
        assertThat(issuing.notAfter()).isEqualTo(root.notAfter());
      }
    }
  }

  @Test
  void the_doors_that_certificates_name_answer_from_the_first_moment() throws Exception {
    try (AuthorityHouse authority = AuthorityHouse.opened(TestDatabase.h2())) {
      for (String issuer : List.of("root", "DFCA", "GDCA")) {
        assertThat(authority.crl(issuer).getRevokedCertificates()).isEmpty();
      }
    }
  }

  @Test
  void a_second_start_changes_nothing() throws Exception {
    TestDatabase database = TestDatabase.h2();
    try (AuthorityHouse authority = AuthorityHouse.opened(database)) {
      Map<String, String> before = keys(database);

      authority.ceremony();
      try (AuthorityHouse again = AuthorityHouse.opened(database)) {
        assertThat(keys(database)).isEqualTo(before);
        assertThat(again.ca().chain("DFCA").get(0)).isEqualTo(authority.ca().chain("DFCA").get(0));
      }
    }
  }

  @Test
  void a_new_issuer_joins_without_touching_the_others() throws Exception {
    TestDatabase database = TestDatabase.h2();
    try (AuthorityHouse authority = AuthorityHouse.opened(database)) {
      Map<String, String> before = keys(database);
      IssuerName late =
          new IssuerName("EZCA", new DistinguishedName("CN", null, null, null, null, "Late CA"));

      authority.house().bean(KeyCeremony.class).holdIfNew(List.of(late));

      assertThat(keys(database)).containsAllEntriesOf(before).containsKey("EZCA").hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgres"})
  void two_nodes_that_start_at_once_make_one_set(String kind) throws Exception {
    TestDatabase database = "h2".equals(kind) ? TestDatabase.h2() : TestDatabase.postgres();
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<List<byte[]>> node =
          () -> {
            try (AuthorityHouse authority =
                new AuthorityHouse(database, TestClock.at("2026-11-22T10:42"))) {
              together.await();
              authority.ceremony();
              return authority.ca().chain("DFCA");
            }
          };
      Future<List<byte[]>> one = threads.submit(node);
      Future<List<byte[]>> other = threads.submit(node);

      assertThat(one.get()).usingRecursiveComparison().isEqualTo(other.get());
      assertThat(keys(database)).hasSize(3);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void keys_lie_sealed_in_the_database() throws Exception {
    TestDatabase database = TestDatabase.h2();
    try (AuthorityHouse authority = AuthorityHouse.opened(database)) {
      Issuer issuer =
          authority.house().inTransaction(() -> authority.house().bean(Issuers.class).get("DFCA"));
      byte[] key =
          ((org.certbureau.crypto.Sm2PrivateKey)
                  authority.house().bean(Authorities.class).of(issuer).signer())
              .bytes();
      String dump = String.join("\n", script(database));

      assertThat(dump.toLowerCase(java.util.Locale.ROOT))
          .doesNotContain(HexFormat.of().formatHex(key))
          .doesNotContain(new String(key, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void a_sealed_key_moved_to_another_issuer_does_not_open() throws Exception {
    TestDatabase database = TestDatabase.h2();
    AuthorityHouse.opened(database).close();
    database.execute(
        "update ca_issuer set sealed_key = (select sealed_key from ca_issuer where code = 'GDCA')"
            + " where code = 'DFCA'");
    try (AuthorityHouse authority =
        new AuthorityHouse(database, TestClock.at("2026-11-22T10:43"))) {
      assertThatThrownBy(() -> authority.ca().chain("DFCA"))
          .hasRootCauseInstanceOf(org.bouncycastle.crypto.InvalidCipherTextException.class);
    }
  }

  @Test
  void the_ceremony_is_in_the_trail() {
    try (AuthorityHouse authority = AuthorityHouse.opened(TestDatabase.h2())) {
      assertThat(authority.house().bean(AuditTrail.class).of("issuer", "DFCA"))
          .extracting(AuditRecord::action)
          .containsExactly("issuer.created", "crl.published");
    }
  }

  private static Map<String, String> keys(TestDatabase database) throws Exception {
    Map<String, String> keys = new TreeMap<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select code, sealed_key from ca_issuer")) {
      while (rows.next()) {
        keys.put(rows.getString(1), HexFormat.of().formatHex(rows.getBytes(2)));
      }
    }
    return keys;
  }

  private static List<String> script(TestDatabase database) throws Exception {
    List<String> lines = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("script")) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }
}
