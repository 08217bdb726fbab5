package org.certbureau.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PrivateKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.work.Sealings;

/** The key pair that signs anchors and the mark: made once, sealed, and never made anew. */
@Dependent
class AuditKey {
  private static final String KEY_ID = "audit-key";
  private static final String PURPOSE = "audit.key";

  @Inject private Sealings sealings;

  /**
   * @throws TrailFault where it is missing or not the one that was made
   */
  Sm2KeyPair pair(Connection connection) throws SQLException, TrailFault {
    Stored stored = read(connection);
    Sm2KeyPair pair = opened(stored);
    if (!macs().holdsForKey(stored.publicKey(), stored.mac())) {
      throw replaced();
    }
    return pair;
  }

  /** Made where there was none yet; one from before keys had MACs gets its own. */
  Sm2KeyPair firstPair(Connection connection, boolean expected) throws SQLException, TrailFault {
    if (read(connection) == null && !expected) {
      make(connection);
    }
    Sm2KeyPair pair = opened(read(connection));
    try (PreparedStatement write =
        connection.prepareStatement("update audit_key set mac = ? where id = 1")) {
      write.setString(1, macs().ofKey(publicText(pair)));
      write.executeUpdate();
    }
    return pair;
  }

  private record Stored(byte[] sealed, String publicKey, String mac) {}

  private static Stored read(Connection connection) throws SQLException {
    try (PreparedStatement read =
            connection.prepareStatement(
                "select sealed_key, public_key, mac from audit_key where id = 1");
        ResultSet row = read.executeQuery()) {
      return row.next() ? new Stored(row.getBytes(1), row.getString(2), row.getString(3)) : null;
    }
  }

  private Sm2KeyPair opened(Stored stored) throws TrailFault {
    if (stored == null) {
      throw new TrailFault(
          "key-missing",
          "the audit key is gone from the database. It is not made anew: no anchor is set until the"
              + " row of audit_key is back from a backup");
    }
    try {
      Sm2KeyPair pair =
          Sm2KeyPair.of(
              Sm2PrivateKey.ofBytes(sealings.sealingFor(PURPOSE).open(stored.sealed(), KEY_ID)));
      if (publicText(pair).equals(stored.publicKey())) {
        return pair;
      }
    } catch (CryptoFailure e) {
      throw (TrailFault) replaced().initCause(e);
    }
    throw replaced();
  }

  private static TrailFault replaced() {
    return new TrailFault(
        "key-replaced",
        "the audit key in the database is not the one that this bureau made. No anchor is set until"
            + " the row of audit_key is back from a backup");
  }

  private void make(Connection connection) throws SQLException {
    Sm2KeyPair made = Sm2Keys.generate(new SecureRandom());
    try (PreparedStatement write =
        connection.prepareStatement(
            "insert into audit_key (id, sealed_key, public_key) values (1, ?, ?)")) {
      write.setBytes(1, sealings.sealingFor(PURPOSE).seal(made.privateKey().bytes(), KEY_ID));
      write.setString(2, publicText(made));
      write.executeUpdate();
    }
  }

  private EntryMac macs() {
    return EntryMac.of(sealings);
  }

  static String publicText(Sm2KeyPair pair) {
    return Base64.getEncoder().encodeToString(pair.publicKey().point());
  }

  static String signature(Sm2KeyPair pair, byte[] text) {
    return Base64.getEncoder().encodeToString(Sm2Signatures.sign(pair.privateKey(), text));
  }
}
